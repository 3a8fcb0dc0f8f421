import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Replaces the file in one step, so that a reader sees the old content or the new; only its owner may read it. */
export const writeJsonFile = (file: string, content: unknown): void => {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
};

/** Undefined when the file is not there or does not hold JSON. */
export const readJsonFile = <Content>(file: string): Content | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch {
    return undefined;
  }
};
