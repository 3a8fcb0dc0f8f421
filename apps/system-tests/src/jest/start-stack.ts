import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startOwnStack, stopOwnStack } from './stack-of-tests';

/** jest global set-up: the stack that KJOREKLAR_HOME names when it runs, else one of the tests' own. */
export default async function startStack(): Promise<void> {
  const given = process.env['KJOREKLAR_HOME'];
  if (given && existsSync(join(given, 'endpoints.json'))) return;
  try {
    process.env['KJOREKLAR_HOME'] = await startOwnStack();
  } catch (error) {
    await stopOwnStack();
    throw error;
  }
}
