import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EucarisBehaviour, setEucaris, setReceiver } from '../../driver/sandbox-controls';
import type { DiskPart, Link, PlannedFault } from '../plan/fault-plan';
import type { Proxies } from '../proxies/proxies';
import type { LinkState } from '../proxies/tcp-proxy';
import type { Disks } from './disks';
import type { MessageFaults } from './message-faults';
import type { Begin } from './nemesis';
import type { StackControls } from './stack-controls';

export interface Tools {
  /** Where the service processes look for their clocks. */
  readonly folder: string;
  /** Absent on a stack that was not prepared for it. */
  readonly proxies: Proxies | undefined;
  readonly disks: Disks | undefined;
  readonly messages: MessageFaults;
  readonly controls: StackControls;
}

type Of<What extends PlannedFault['what']> = Extract<PlannedFault, { what: What }>;
type End = () => Promise<void>;

const nothingToEnd: End = async () => undefined;

const end = async ({ controls }: Tools, part: string, name: 'SIGKILL' | 'SIGTERM'): Promise<End> => {
  await controls.end(part, name);
  return nothingToEnd;
};

const proxiesOf = ({ proxies }: Tools): Proxies => {
  if (!proxies) throw new TypeError('this stack has no proxies');
  return proxies;
};

const fill = ({ disks }: Tools, part: DiskPart): End => {
  if (!disks) throw new TypeError('this stack has no small disks');
  disks.fill(part);
  return async () => disks.free(part);
};

const disturbLink = (tools: Tools, link: Link, state: Partial<LinkState>): End => {
  const proxies = proxiesOf(tools);
  proxies.set(link, state);
  return async () => proxies.set(link, {});
};

const disturbEucaris = async (behaviour: Partial<EucarisBehaviour>): Promise<End> => {
  await setEucaris(behaviour);
  return async () => void (await setEucaris());
};

const lie = (tools: Tools): End => {
  const proxies = proxiesOf(tools);
  proxies.eucaris.lie(true);
  return async () => proxies.eucaris.lie(false);
};

const refuse = async (): Promise<End> => {
  await setReceiver({ statusCode: 503 });
  return async () => void (await setReceiver());
};

const setClock = ({ folder }: Tools, { part, jumpMs }: Of<'clock'>): End => {
  const write = (ms: number): void => writeFileSync(join(folder, `clock-${part}.json`), JSON.stringify({ jumpMs: ms }));
  write(jumpMs);
  return async () => write(0);
};

const sendMessages = async ({ messages }: Tools, { what, part, count }: Of<'republish' | 'poison'>): Promise<End> => {
  await messages[what](part, count);
  return nothingToEnd;
};

/** Every sort of fault, each with its own way of ending it. */
const beginners: { readonly [What in PlannedFault['what']]: (tools: Tools, fault: Of<What>) => End | Promise<End> } = {
  kill: (tools, { part }) => end(tools, part, 'SIGKILL'),
  terminate: (tools, { part }) => end(tools, part, 'SIGTERM'),
  freeze: ({ controls }, { part }) => controls.freeze(part),
  fill: (tools, { part }) => fill(tools, part),
  cut: (tools, { part }) => disturbLink(tools, part, { cut: true }),
  stall: (tools, { part }) => disturbLink(tools, part, { stalled: true }),
  slow: (tools, { part, latencyMs }) => disturbLink(tools, part, { latencyMs }),
  flaky: () => disturbEucaris({ errorRate: 0.5 }),
  hang: () => disturbEucaris({ hangRate: 0.3 }),
  late: () => disturbEucaris({ latencyMs: 1_500 }),
  failing: (_tools, { errorRate }) => disturbEucaris({ errorRate }),
  lie: (tools) => lie(tools),
  refuse: () => refuse(),
  clock: setClock,
  republish: sendMessages,
  poison: sendMessages,
};

export const beginFaultWith =
  (tools: Tools): Begin =>
  async (fault) => {
    const beginner: { begin(tools: Tools, fault: PlannedFault): End | Promise<End> } = { begin: beginners[fault.what] };
    return beginner.begin(tools, fault);
  };
