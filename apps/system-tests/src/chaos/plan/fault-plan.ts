import { Random } from './random';

export const services = ['intake', 'eucaris-lookup', 'ecoc-validation', 'registry', 'webhook-notifier'] as const;
export type Service = (typeof services)[number];

/** Where a service keeps what it knows. */
export const schemaOf = (service: string): string => service.replaceAll('-', '_');
export type Part = Service | 'kafka' | 'postgres';
/** Whose data folder can be a small disk. */
export type DiskPart = 'kafka' | 'postgres';
/** A way that the services reach something else, which a proxy of ours lies on. */
export type Link = 'kafka' | 'postgres' | 'eucaris' | 'receiver';

/** One type for each `what`, so that they can be told apart. */
type Sort<What extends string, Part extends string, More = unknown> = What extends string
  ? { readonly what: What; readonly part: Part } & More
  : never;

export type FaultAction =
  | Sort<'kill' | 'freeze', Part>
  | Sort<'terminate', Service>
  | Sort<'fill', DiskPart>
  | Sort<'cut' | 'stall', Link>
  | Sort<'slow', Link, { readonly latencyMs: number }>
  | Sort<'flaky' | 'hang' | 'late' | 'lie', 'eucaris'>
  | Sort<'failing', 'eucaris', { readonly errorRate: number }>
  | Sort<'refuse', 'receiver'>
  | Sort<'republish' | 'poison', string, { readonly count: number }>
  | Sort<'clock', Service, { readonly jumpMs: number }>;

interface Planned {
  readonly id: string;
  /** From the start of the run. */
  readonly beginMs: number;
  /** 0: it is over as soon as it happened. */
  readonly durationMs: number;
}

export type PlannedFault = FaultAction & Planned;

export interface FaultPlan {
  readonly seed: string;
  readonly lengthMs: number;
  readonly faults: readonly PlannedFault[];
}

const topics = [
  'preregistration.requested.v1',
  'ecoc.obtained.v1',
  'ecoc.accepted.v1',
  'ecoc.rejected.v1',
  'vehicle.preregistered.v1',
  'preregistration.completed.v1',
];
const links: readonly Link[] = ['kafka', 'postgres', 'eucaris', 'receiver'];
const parts: readonly Part[] = [...services, 'kafka', 'postgres'];
const LEAD_MS = 4_000;
/** Left alone for so long before it is broken again. */
const RECOVERY_MS = 2_000;

const smallJumps = [-60_000, -5_000, 30_000];
/** A receiver takes no callback whose time is more than five minutes off, and is right not to. */
const jumpsOf = (part: Service): readonly number[] =>
  part === 'webhook-notifier' ? smallJumps : [...smallJumps, -3_600_000, 3_600_000];

interface Draw {
  readonly action: FaultAction;
  readonly durationMs: number;
}

const makers: readonly ((random: Random) => Draw)[] = [
  ...parts.map((part) => () => ({ action: { what: 'kill', part } as const, durationMs: 0 })),
  ...services.map((part) => () => ({ action: { what: 'terminate', part } as const, durationMs: 0 })),
  ...parts.map((part) => (random: Random) => ({
    action: { what: 'freeze', part } as const,
    durationMs: random.between(1_500, 9_000),
  })),
  ...(['kafka', 'postgres'] as const).map((part) => (random: Random) => ({
    action: { what: 'fill', part } as const,
    durationMs: random.between(3_000, 12_000),
  })),
  ...links.flatMap((part) => [
    (random: Random) => ({ action: { what: 'cut', part } as const, durationMs: random.between(500, 6_000) }),
    (random: Random) => ({ action: { what: 'stall', part } as const, durationMs: random.between(1_000, 7_000) }),
    (random: Random) => ({
      action: { what: 'slow', part, latencyMs: random.between(20, 400) } as const,
      durationMs: random.between(2_000, 10_000),
    }),
  ]),
  ...(['flaky', 'hang', 'late', 'lie'] as const).map((what) => (random: Random) => ({
    action: { what, part: 'eucaris' } as const,
    durationMs: random.between(3_000, 12_000),
  })),
  (random) => ({ action: { what: 'refuse', part: 'receiver' }, durationMs: random.between(2_000, 8_000) }),
  ...(['republish', 'republish', 'poison'] as const).map((what) => (random: Random) => ({
    action: { what, part: random.pick(topics), count: random.between(3, 60) } as const,
    durationMs: 0,
  })),
  ...services.map((part) => (random: Random) => ({
    action: { what: 'clock', part, jumpMs: random.pick(jumpsOf(part)) } as const,
    durationMs: random.between(3_000, 10_000),
  })),
];

/** What needs proxies, or something loaded into the service processes. */
const onPreparedStack: ReadonlySet<string> = new Set(['cut', 'stall', 'slow', 'lie', 'clock']);

export interface PlanOptions {
  /** Only what can be done to any stack that runs. */
  readonly onAnyStack?: boolean;
  /** No small disks lie under database and broker. */
  readonly withoutDisks?: boolean;
}

const isLeftOut = ({ what }: FaultAction, { onAnyStack = false, withoutDisks = onAnyStack }: PlanOptions): boolean =>
  (onAnyStack && onPreparedStack.has(what)) || (withoutDisks && what === 'fill');

/** Draws from a shuffled deck of all sorts, so that each comes before any comes again. */
class Deck {
  private cards: ((random: Random) => Draw)[] = [];

  constructor(private readonly random: Random) {}

  draw(): Draw {
    if (this.cards.length === 0) this.cards = this.random.shuffled(makers);
    return (this.cards.pop() as (random: Random) => Draw)(this.random);
  }
}

/** The same faults at the same times for the same seed, length and options; faults of one part do not overlap. */
export const planFaults = (seed: string, lengthMs: number, options: PlanOptions = {}): FaultPlan => {
  const random = new Random(seed);
  const deck = new Deck(random);
  const faults: PlannedFault[] = [];
  const freeAtMs = new Map<string, number>();
  for (let atMs = LEAD_MS; atMs < lengthMs; atMs += random.between(700, 3_500)) {
    const { action, durationMs } = deck.draw();
    const beginMs = Math.max(atMs, freeAtMs.get(action.part) ?? 0);
    if (isLeftOut(action, options) || beginMs + durationMs > lengthMs) continue;
    freeAtMs.set(action.part, beginMs + durationMs + RECOVERY_MS);
    faults.push({ ...action, id: `f${faults.length + 1}`, beginMs, durationMs });
  }
  return { seed, lengthMs, faults: faults.sort((a, b) => a.beginMs - b.beginMs) };
};

const details = (fault: PlannedFault): string => {
  if ('latencyMs' in fault) return ` by ${fault.latencyMs} ms`;
  if ('errorRate' in fault) return ` ${fault.errorRate * 100} %`;
  if ('count' in fault) return ` ${fault.count} messages`;
  if ('jumpMs' in fault) return ` by ${fault.jumpMs / 1000} s`;
  return '';
};

export const describeFault = (fault: PlannedFault): string =>
  `${fault.what} ${fault.part}${details(fault)}${fault.durationMs > 0 ? ` for ${fault.durationMs} ms` : ''}`;

/** Whether small disks are needed for it. */
export const fillsDisks = ({ faults }: FaultPlan): boolean => faults.some(({ what }) => what === 'fill');

/** The plan for people, a line a fault. */
export const describePlan = ({ seed, lengthMs, faults }: FaultPlan): string =>
  [
    `seed ${seed}, ${lengthMs / 1000} s, ${faults.length} faults`,
    ...faults.map(
      (fault) => `${(fault.beginMs / 1000).toFixed(1).padStart(7)} s  ${fault.id.padEnd(5)}${describeFault(fault)}`,
    ),
  ].join('\n');
