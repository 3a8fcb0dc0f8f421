import { setTimeout as delay } from 'node:timers/promises';
import { beginFaultWith } from '../chaos/nemesis/begin-fault';
import { Nemesis } from '../chaos/nemesis/nemesis';
import { planFaults } from '../chaos/plan/fault-plan';
import { Random } from '../chaos/plan/random';
import type { TrafficRate } from '../chaos/load/traffic';
import { type Installation, instancesOf, services } from '../installation/installation';
import { startInstallation } from '../installation/start-installation';
import { disturbInstances } from '../load/disturb-instances';
import { expectSound } from '../jest/expect-sound';
import { reportLoad } from '../load/load-report';
import { runLoad } from '../load/load-run';

const isLong = process.env['KJOREKLAR_LONG_TESTS'] === '1';
const rounds = isLong ? 3 : 1;
/** In the short form only the runs by seed and with three brokers end with a replay. */
const replays = isLong;
const chaosSeeds = (process.env['KJOREKLAR_CHAOS_SEEDS'] ?? (isLong ? '1,2,3' : '1')).split(',');
const CHAOS_MS = isLong ? 180_000 : 30_000;
const SUSTAINED_MS = isLong ? Number(process.env['KJOREKLAR_LOAD_MINUTES'] ?? '10') * 60_000 : 20_000;
/** What a quiet machine keeps to; the short form runs on machines that do other things meanwhile. */
const MOST_SILENCE_MS = isLong ? 5_000 : 90_000;

/** One ordinary vehicle after the other: what takes long takes long because of us. */
const plainTraffic: TrafficRate = {
  perSecond: Number(process.env['KJOREKLAR_LOAD_RATE'] ?? (isLong ? '20' : '10')),
  again: 0,
  withdrawn: 0,
  withKey: 0,
  beginnings: ['KXC'],
};

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation({ brokers: 1, instances: 2 });
});
afterAll(async () => {
  await installation?.stop();
});

const everyInstance = (): string[] => services.flatMap((service) => instancesOf(service, installation.topology));

describe('two instances of every service', () => {
  it('sustained load: what is accepted is called back, and memory stays bounded', async () => {
    const result = await runLoad({
      name: 'sustained',
      installation,
      replays,
      rate: plainTraffic,
      during: ({ sendDuring }) => sendDuring(delay(SUSTAINED_MS)),
    });
    await reportLoad('sustained load', installation, result);
    expectSound(result, ['I1', 'I2', 'I3', 'I5']);
    expect(result.figures.completed).toBe(result.figures.accepted);
    expect(result.figures.memory.map(({ part }) => part)).toEqual(expect.arrayContaining(everyInstance()));
  });

  it('a rolling restart of every service loses nothing, and callbacks never pause for long', async () => {
    const result = await runLoad({
      name: 'rolling-restart',
      installation,
      replays,
      rate: plainTraffic,
      during: ({ watch, sendDuring }) =>
        sendDuring(
          (async () => {
            for (let round = 0; round < rounds; round += 1)
              for (const name of everyInstance()) {
                await watch.terminate(name);
                await watch.start(name);
              }
          })(),
        ),
    });
    await reportLoad('rolling restart', installation, result);
    expectSound(result, ['I1', 'I2', 'I3', 'I5', 'I8']);
    const shutdowns = result.report.verdicts.find(({ id }) => id === 'I8');
    expect(shutdowns?.checked).toBe(everyInstance().length * rounds);
    expect(result.figures.longestSilenceMs).toBeLessThan(MOST_SILENCE_MS);
  });

  it('killed, stopped and gone on in any order: a stale owner changes nothing', async () => {
    const result = await runLoad({
      name: 'any-order',
      installation,
      replays,
      during: ({ watch, sendDuring }) => {
        const { topology } = installation;
        return sendDuring(disturbInstances(watch, { topology, random: new Random('any order'), rounds }));
      },
    });
    await reportLoad('instances killed and stopped in any order', installation, result);
    expectSound(result, ['I1', 'I2', 'I3', 'I5', 'I9']);
  });

  it('the broker killed and started again', async () => {
    const result = await runLoad({
      name: 'broker-killed',
      installation,
      replays,
      during: ({ watch, sendDuring }) =>
        sendDuring(
          (async () => {
            for (let round = 0; round < rounds; round += 1) {
              await delay(2_000);
              await watch.fault('kill', 'kafka-1', async () => {
                await watch.kill('kafka-1');
                await watch.start('kafka-1');
              });
            }
            await delay(2_000);
          })(),
        ),
    });
    await reportLoad('broker killed', installation, result);
    expectSound(result, ['I1', 'I2', 'I3', 'I5', 'I9']);
  });

  it.each(chaosSeeds)('chaos, seed %s', async (seed) => {
    const plan = planFaults(seed, CHAOS_MS, { onAnyStack: true });
    const result = await runLoad({
      name: `chaos-${seed}`,
      installation,
      during: async ({ watch, traffic, messages, history }) => {
        const tools = { folder: installation.home, proxies: undefined, disks: undefined, messages, controls: watch };
        const nemesis = new Nemesis(beginFaultWith(tools), history, () => undefined);
        await Promise.all([traffic.sendUntil(Date.now() + plan.lengthMs), nemesis.carryOut(plan)]);
      },
    });
    await reportLoad(`chaos, seed ${seed}`, installation, result);
    expectSound(result, ['I1', 'I2', 'I3', 'I5', 'I9']);
    expect(result.report.figures.faults).toBe(plan.faults.length);
  });
});
