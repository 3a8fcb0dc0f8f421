import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readHistory, Verification, type VerificationReport } from '@kjoreklar/invariants';
import { type Timeline, TimelineCollector } from './report/timeline';

/** What the history in a file comes to, and what a picture of it needs. */
export const judge = async (file: string): Promise<{ report: VerificationReport; timeline: Timeline }> => {
  const verification = new Verification();
  const collector = new TimelineCollector();
  for await (const entry of readHistory(createInterface({ input: createReadStream(file, 'utf8') }))) {
    verification.take(entry);
    collector.take(entry);
  }
  return { report: verification.finish(), timeline: collector.timeline };
};
