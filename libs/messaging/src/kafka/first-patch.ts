/**
 * Whether a correction of kafkajs is to be made, by its name: the first time in a process only, also when this library is there twice. Later
 * answers are false.
 */
export const isFirstPatch = (prototype: object, name: string): boolean => {
  const mark = Symbol.for(`kjoreklar.kafkajs.${name}`);
  if (Object.hasOwn(prototype, mark)) return false;
  Object.defineProperty(prototype, mark, { value: true });
  return true;
};
