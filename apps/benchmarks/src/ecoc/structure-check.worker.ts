import { parentPort } from 'node:worker_threads';
import { structureFaults } from './structure-faults';

/** Speaks as `ecoc-check.worker` of ecoc-validation does, and stops after the structure. */
parentPort?.on('message', (questions: readonly { readonly bytes: Uint8Array }[]) =>
  parentPort?.postMessage(
    questions.map(({ bytes }) => ({ ok: true, verdict: { verdict: 'rejected', errors: structureFaults(bytes) } })),
  ),
);
parentPort?.postMessage([]);
