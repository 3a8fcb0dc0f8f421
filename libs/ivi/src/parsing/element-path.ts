const taken = new Map<string, readonly string[]>();

/** The element names of a path with `/` between. Paths are those that code names, and so few: each is taken apart once. */
export const namesIn = (path: string): readonly string[] => {
  const known = taken.get(path);
  if (known) return known;
  const names = path.split('/').filter((name) => name !== '');
  taken.set(path, names);
  return names;
};
