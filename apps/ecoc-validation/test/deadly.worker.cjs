// Stands in for ecoc-check.worker and does what the first bytes of a document say.
const { parentPort } = require('node:worker_threads');

const deeds = {
  exit: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  fill: () => {
    const held = [];
    for (;;) held.push(new Array(100_000).fill('x'));
  },
  bug: () => {
    throw new TypeError('a bug');
  },
};

const answer = ({ bytes }) => {
  const word = Buffer.from(bytes).toString();
  try {
    deeds[word]?.();
    return { ok: true, verdict: word };
  } catch (error) {
    return { ok: false, error };
  }
};

parentPort.on('message', (questions) => parentPort.postMessage(questions.map(answer)));
parentPort.postMessage([]);
