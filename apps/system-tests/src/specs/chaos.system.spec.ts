import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChaos } from '../chaos/chaos-run';
import { HistoryWriter } from '../chaos/history-writer';
import { judge } from '../chaos/judge';
import { type PlannedFault, planFaults } from '../chaos/plan/fault-plan';

const isLong = process.env['KJOREKLAR_LONG_TESTS'] === '1';
const FAULTS_MS = isLong ? 180_000 : 25_000;
const PATIENCE_MS = FAULTS_MS + 480_000;

/** So that callbacks are tried again whatever else happens. */
const refusal: PlannedFault = { id: 'r1', what: 'refuse', part: 'receiver', beginMs: 12_500, durationMs: 2_000 };

describe('chaos, short: load while processes are killed and stopped, EUCARIS fails, and messages come again or are rubbish', () => {
  it(
    'everything that must always hold does hold',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'kjoreklar-chaos-'));
      const file = join(folder, 'history.jsonl');
      const history = new HistoryWriter(file);
      const bySeed = planFaults('system', FAULTS_MS, { onAnyStack: true });
      const plan = { ...bySeed, faults: [...bySeed.faults, refusal] };
      await runChaos({ plan, history, folder, say: () => undefined });
      await history.close();
      const { verdicts, figures } = await judge(file);
      expect(verdicts.filter(({ verdict }) => verdict === 'violated')).toEqual([]);
      expect(figures.accepted).toBeGreaterThan(0);
      expect(figures.attempts).toBeGreaterThan(0);
      expect(figures.faults).toBe(plan.faults.length);
      expect(verdicts.filter(({ verdict }) => verdict === 'held').map(({ id }) => id)).toEqual(
        expect.arrayContaining(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I9']),
      );
      await rm(folder, { recursive: true });
    },
    PATIENCE_MS,
  );
});
