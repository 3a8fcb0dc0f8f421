import { setTimeout as delay } from 'node:timers/promises';
import type { HistoryWriter } from '../history-writer';
import { describeFault, type FaultPlan, type PlannedFault } from '../plan/fault-plan';

/** Begins a fault; what it gives ends it. */
export type Begin = (fault: PlannedFault) => Promise<() => Promise<void>>;

export interface Happened {
  readonly fault: PlannedFault;
  readonly begunAtMs: number;
  readonly endedAtMs: number;
}

/** Carries out a plan of faults, and writes down what it did. */
export class Nemesis {
  readonly happened: Happened[] = [];

  constructor(
    private readonly begin: Begin,
    private readonly history: HistoryWriter,
    private readonly say: (line: string) => void,
  ) {}

  async carryOut({ faults }: FaultPlan): Promise<void> {
    const startMs = Date.now();
    await Promise.all(
      faults.map(async (fault) => {
        await delay(Math.max(0, startMs + fault.beginMs - Date.now()));
        await this.carryOutOne(fault);
      }),
    );
  }

  private async carryOutOne(fault: PlannedFault): Promise<void> {
    const begunAtMs = Date.now();
    this.say(`${fault.id} ${describeFault(fault)}`);
    this.history.write({ kind: 'fault', fault: fault.id, what: fault.what, part: fault.part });
    try {
      const end = await this.begin(fault);
      await delay(fault.durationMs);
      await end();
    } catch (error) {
      this.say(`${fault.id} could not be carried out: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.history.write({ kind: 'healed', fault: fault.id });
    this.happened.push({ fault, begunAtMs, endedAtMs: Date.now() });
  }
}
