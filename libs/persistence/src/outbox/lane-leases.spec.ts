import type { SqlRunner } from '../database/sql-runner';
import { fairShare, LaneLeases } from './lane-leases';

const free = (lane: number) => ({ lane, epoch: '0', mine: false, free: true, others: 0 });

/** Answers the survey with `lanes`, and grants all that is asked for. */
const granting = (lanes: readonly object[]): SqlRunner => ({
  query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const rows = text.includes('update') ? (values[3] as number[]).map((lane) => ({ lane, epoch: '1' })) : [...lanes];
    return { rows: rows as Row[], rowCount: rows.length };
  },
});

const leasesOn = (database: SqlRunner) => {
  const clock = { monotonic: 0, wall: 1_000_000 };
  const leases = new LaneLeases(
    { database, owner: 'relay x 1', ownerPrefix: 'relay x ', lanes: 2, leaseMs: 10_000 },
    { monotonicMs: () => clock.monotonic, wallMs: () => clock.wall },
  );
  return { clock, leases };
};

describe('lane leases', () => {
  it('are held after renewal, and no longer shortly before they expire', async () => {
    const { clock, leases } = leasesOn(granting([free(0), free(1)]));
    expect(leases.held()).toEqual([]);
    await leases.renew(true);
    expect(leases.held().map(({ lane }) => lane)).toEqual([0, 1]);
    clock.monotonic = 8_000;
    expect(leases.held()).toEqual([]);
  });

  it('are lost when the process stood still, by whichever clock noticed', async () => {
    const { clock, leases } = leasesOn(granting([free(0), free(1)]));
    await leases.renew(true);
    clock.wall += 60_000;
    expect(leases.holds(0)).toBe(false);
  });

  it('beyond the fair share are handed over', async () => {
    const mine = [0, 1].map((lane) => ({ ...free(lane), mine: true, free: false, others: 1 }));
    const { leases } = leasesOn(granting(mine));
    expect(await leases.renew(true)).toEqual([1]);
    expect(leases.holds(0)).toBe(true);
    expect(leases.holds(1)).toBe(false);
    expect(leases.isPartial).toBe(true);
  });

  it('are shared so that all lanes have an owner', () => {
    expect([0, 1, 2, 7, 20].map((others) => fairShare(8, others))).toEqual([8, 4, 3, 1, 1]);
  });
});
