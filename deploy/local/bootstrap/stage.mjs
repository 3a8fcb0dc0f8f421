import { spawn } from 'node:child_process';
import { Fault } from './fault.mjs';

const REPORT_INTERVAL_MS = 10_000;
const say = (line) => process.stderr.write(`kjøreklar: ${line}\n`);

/** Runs one long command, saying on standard error that it goes on; its own words are shown only when it fails. */
export const runStage = (title, command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const begun = Date.now();
    const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
    if (!options.quiet) say(`${title} …`);
    const child = spawn(command, args, {
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.env ?? process.env,
    });
    const heard = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => heard.push(chunk));
    const reporter = setInterval(() => say(`${title}: ${seconds()} so far`), REPORT_INTERVAL_MS);
    child.on('error', (error) => {
      clearInterval(reporter);
      reject(new Fault(`${title}: ${command} could not be run (${error.code})`));
    });
    child.on('close', (code) => {
      clearInterval(reporter);
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(heard));
      reject(new Fault(`${title} failed (${command} ended with ${code}); its words are above`));
    });
  });
