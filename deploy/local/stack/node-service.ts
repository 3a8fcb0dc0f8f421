import { join } from 'node:path';
import type { ProcessSpec, Server } from '../infrastructure/process-spec.ts';
import { root } from '../bootstrap/places.mjs';

export interface NodeServiceOptions {
  readonly app: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where Node keeps compiled code, so that the next start need not compile it. */
  readonly compileCache: string;
}

const SHUTDOWN_DEADLINE_MS = 10_000;
const PROBE_DEADLINE_MS = 3_000;

/** What the service itself says keeps it from being ready. */
export const unreadyReason = (text: string): string => {
  try {
    const { checks } = JSON.parse(text) as { checks?: Record<string, { ready: boolean; reason?: string }> };
    const failing = Object.entries(checks ?? {}).filter(([, check]) => !check.ready);
    return failing.map(([name, { reason }]) => `${name}: ${reason ?? 'not ready'}`).join('; ') || text;
  } catch {
    return text;
  }
};

/** Throws the reason when the service at the address does not answer that it is ready. */
export const probeService = async (url: string): Promise<void> => {
  const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(PROBE_DEADLINE_MS) });
  const text = await response.text();
  if (!response.ok) throw new Error(unreadyReason(text));
};

/** Room for what is young and short-lived: in a tighter heap V8 spends a quarter of the time collecting garbage. A service needs about 200 MiB. */
const HEAP = ['--max-old-space-size=1024', '--max-semi-space-size=32'];

/** One of the apps, built, as a process of this Node. */
export const nodeService = ({ app, url, environment, compileCache }: NodeServiceOptions): Server => ({
  prepare: async (): Promise<ProcessSpec> => ({
    command: process.execPath,
    args: [...HEAP, join(root, 'apps', app, 'dist/service.cjs')],
    env: {
      SHUTDOWN_DEADLINE_MS: String(SHUTDOWN_DEADLINE_MS),
      NODE_COMPILE_CACHE: compileCache,
      ...environment,
      HOST: '127.0.0.1',
      PORT: new URL(url).port,
    },
    cwd: root,
    stopSignal: 'SIGTERM',
    stopDeadlineMs: SHUTDOWN_DEADLINE_MS + 2_000,
  }),
  probe: () => probeService(url),
});
