import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Endpoints {
  readonly intake: string;
  readonly eucarisLookup: string;
  readonly ecocValidation?: string;
  readonly webhookNotifier: string;
  readonly sandbox: string;
  /** The sandbox as the services reach it, where that is by another address. */
  readonly receiver?: string;
  readonly registry: string;
  readonly kafka: string;
  readonly postgres: string;
  readonly pids: Readonly<Record<string, number>>;
}

/** Where the running stack is; read anew each time, because a part that is restarted gets another pid. */
export const endpoints = (): Endpoints => {
  const home = process.env['KJOREKLAR_HOME'];
  if (!home) throw new Error('KJOREKLAR_HOME is not set: start the system tests through npm test');
  return JSON.parse(readFileSync(join(home, 'endpoints.json'), 'utf8')) as Endpoints;
};

/** The services by their names, those of them that the stack tells an address of. */
export const serviceAddresses = (): Readonly<Record<string, string | undefined>> => {
  const { intake, eucarisLookup, ecocValidation, registry, webhookNotifier } = endpoints();
  return {
    intake,
    'eucaris-lookup': eucarisLookup,
    'ecoc-validation': ecocValidation,
    registry,
    'webhook-notifier': webhookNotifier,
  };
};

export const pidOf = (part: string): number => {
  const pid = endpoints().pids[part];
  if (pid === undefined) throw new Error(`endpoints.json names no process for ${part}`);
  return pid;
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until `probe` gives something, and fails with `what` when it never does. */
export const until = async <T>(what: string, probe: () => Promise<T | undefined>, timeoutMs = 30_000): Promise<T> => {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await probe();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw new Error(`waited ${timeoutMs} ms in vain: ${what}${last instanceof Error ? ` (${last.message})` : ''}`);
};

/** Waits until the service at `url` answers ready. */
export const untilReady = (url: string, timeoutMs = 60_000): Promise<true> =>
  until(`${url} is ready`, async () => ((await fetch(`${url}/health/ready`)).ok ? true : undefined), timeoutMs);

/** Waits until the supervisor has replaced `part`, which had `oldPid`. */
export const untilRestarted = (part: string, oldPid: number): Promise<number> =>
  until(`${part} is restarted`, async () => {
    const pid = endpoints().pids[part];
    return Promise.resolve(pid !== undefined && pid !== oldPid ? pid : undefined);
  });
