import { join } from 'node:path';
import { checkEcoc, defaultPolicy, MAX_DOCUMENT_BYTES } from '@kjoreklar/ivi';
import { anEcoc, VIN } from '../../test/ecoc-sample';
import { checkLimits, CheckPool } from './check-pool';

const request = { vin: VIN, taxGroup: '101', receivedAt: '2026-07-06T08:00:00.000Z' };

describe('the built worker', () => {
  it('checks as the sources do, up to the largest document', async () => {
    const file = join(__dirname, '../../dist/checking/ecoc-check.worker.js');
    const pool = new CheckPool({
      ...checkLimits,
      file,
      policy: defaultPolicy,
      threads: 2,
      logger: { warn: () => undefined },
    });
    await pool.start();
    const wide = anEcoc().replace('<Type>', '<Type>&#65;');
    const largest = wide.replace('&#65;', '&#65;'.repeat(Math.floor((MAX_DOCUMENT_BYTES - wide.length) / 5)));
    const documents = [anEcoc(), anEcoc({ axles: '3' }), largest];
    const verdicts = await Promise.all(documents.map((text) => pool.check({ bytes: Buffer.from(text), request })));
    await pool.close();
    expect(verdicts).toEqual(documents.map((text) => checkEcoc(Buffer.from(text), request)));
  });
});
