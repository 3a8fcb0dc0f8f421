import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../../../..');

/**
 * A document that is made from the code is checked in beside it. `npm run docs` writes it anew; any other run of the test fails when
 * the file is not what the code says.
 */
export const expectGenerated = (file: string, content: string): void => {
  const path = join(root, file);
  if (process.env['KJOREKLAR_WRITE_DOCS'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const current = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (current !== content)
    throw new Error(`${file} is not what the code says: run \`npm run docs\` and commit the result`);
};
