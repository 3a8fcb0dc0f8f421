/** What white space between elements a program leaves or makes: none, a line for each element, indentation of the usual kinds. */
const indents = ['', '  ', '    ', '\t'] as const;

const withoutBlanks = (form: string): string => form.replace(/>[ \t\n]+</g, '><');

const isEndTag = (segment: string): boolean => segment.startsWith('</');
const isStartTag = (segment: string): boolean => /^<[^/?](?:[^<>"]|"[^"]*")*>$/.test(segment);

/** What belongs on one line: a tag of a group, or a value with both its tags. */
const linesOf = (packed: string): string[] => {
  const lines: string[] = [];
  for (const segment of packed.split(/(?<=>)(?=<)/)) {
    const before = lines.at(-1);
    if (before !== undefined && isStartTag(before) && isEndTag(segment)) lines[lines.length - 1] = before + segment;
    else lines.push(segment);
  }
  return lines;
};

const layOut = (lines: readonly string[], indent: string): string => {
  let depth = 0;
  return lines
    .map((line) => {
      if (isEndTag(line)) depth -= 1;
      const placed = indent.repeat(Math.max(0, depth)) + line;
      if (isStartTag(line)) depth += 1;
      return placed;
    })
    .join('\n');
};

/** A canonical form in the white space that it may have had before; every character that is no white space between elements is the same. */
export const layoutsOf = function* (form: string): Generator<string> {
  const packed = withoutBlanks(form);
  yield packed;
  const lines = linesOf(packed);
  for (const indent of indents) yield layOut(lines, indent);
};
