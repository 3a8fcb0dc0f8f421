import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The folder that holds apps, libs and docs. */
export const repositoryRoot = join(__dirname, '../../../..');

const notOurs = /^(node_modules|dist|\.[^/]*)$/;

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.test(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });

/** Paths of all files under a folder of the repository, relative to its root; what is installed, built or hidden is left out. */
export const walkFiles = (folder = ''): string[] =>
  walk(join(repositoryRoot, folder)).map((path) => relative(repositoryRoot, path));
