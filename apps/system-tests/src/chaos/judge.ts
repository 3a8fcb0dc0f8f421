import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Entry, readHistory, Verification, type VerificationReport } from '@kjoreklar/invariants';

/** What the history in a file comes to; collectors see it go by, once. */
export const judge = async (
  file: string,
  ...collectors: readonly { take(entry: Entry): void }[]
): Promise<VerificationReport> => {
  const verification = new Verification();
  for await (const entry of readHistory(createInterface({ input: createReadStream(file, 'utf8') }))) {
    verification.take(entry);
    for (const collector of collectors) collector.take(entry);
  }
  return verification.finish();
};
