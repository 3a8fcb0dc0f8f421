import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { readJsonFile } from './json-file.ts';
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts';

/** The supervisor that runs for the data folder, if one does. */
export const runningSupervisor = (file: string): ProcessIdentity | undefined => {
  const claimed = readJsonFile<ProcessIdentity>(file);
  return claimed && isAlive(claimed) ? claimed : undefined;
};

/** Takes the data folder for this process; false when another running process has it. */
export const claim = (file: string): boolean => {
  if (runningSupervisor(file)) return false;
  rmSync(file, { force: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(identify(process.pid)));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own);
  }
};

export const release = (file: string): void => rmSync(file, { force: true });
