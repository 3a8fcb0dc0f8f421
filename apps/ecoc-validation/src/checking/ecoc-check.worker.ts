import { parentPort, workerData } from 'node:worker_threads';
import { checkEcoc, type EcocPolicy } from '@kjoreklar/ivi';
import type { Answer, Question } from './check-messages';

const { policy } = workerData as { readonly policy: EcocPolicy };

const answer = ({ bytes, request }: Question): Answer => {
  try {
    return { ok: true, verdict: checkEcoc(bytes, request, policy) };
  } catch (error) {
    return { ok: false, error };
  }
};

parentPort?.on('message', (questions: readonly Question[]) => parentPort?.postMessage(questions.map(answer)));
parentPort?.postMessage([]);
