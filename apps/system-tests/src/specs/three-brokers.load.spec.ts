import { setTimeout as delay } from 'node:timers/promises';
import { brokersOf, type Installation } from '../installation/installation';
import { startInstallation } from '../installation/start-installation';
import { expectSound } from '../jest/expect-sound';
import { reportLoad } from '../load/load-report';
import { runLoad } from '../load/load-run';

const isLong = process.env['KJOREKLAR_LONG_TESTS'] === '1';
const AWAY_MS = isLong ? 20_000 : 6_000;

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation({ brokers: 3, instances: 1 });
});
afterAll(async () => {
  await installation?.stop();
});

describe('three brokers, every record on three, two of which must have it', () => {
  it('work goes on while one of them is lost, each in turn', async () => {
    const lost = isLong ? brokersOf(installation.topology) : ['kafka-2'];
    const result = await runLoad({
      name: 'three-brokers',
      installation,
      during: ({ watch, sendDuring }) =>
        sendDuring(
          (async () => {
            for (const broker of lost) {
              await delay(2_000);
              await watch.fault('kill', broker, async () => {
                await watch.kill(broker);
                await delay(AWAY_MS);
                await watch.start(broker);
              });
            }
            await delay(2_000);
          })(),
        ),
    });
    await reportLoad('three brokers, one lost', installation, result);
    expectSound(result, ['I1', 'I2', 'I3', 'I5', 'I9']);
  });
});
