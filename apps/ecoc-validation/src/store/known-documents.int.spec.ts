import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Database, migrate } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { eventually, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { type Claim, KnownDocuments } from './known-documents';

let fresh: FreshDatabase;
let database: Database;
const documents = new KnownDocuments();

beforeAll(async () => {
  fresh = await freshDatabase();
  const settings = { connectionString: fresh.url, schema: 'app', logger: silentLogger() };
  await migrate({ ...settings, directories: [join(__dirname, '../../migrations')] });
  database = new Database({ ...settings, applicationName: 'known-documents' });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const aClaim = (referenceId: string, digit = '0'): Claim => ({
  referenceId,
  manufacturer: 'fjell bil as',
  sha256: digit.repeat(64),
  meldingId: randomUUID(),
});

const oneWaits = () =>
  eventually(
    async () => {
      const { rows } = await database.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(1);
    },
    { timeoutMs: 10_000 },
  );

describe('KnownDocuments', () => {
  it('waits for a transaction that claims the same, sees what it committed, and takes references in one order', async () => {
    const [one, two] = ['1', '2'].map((first) => `${first}${randomUUID().slice(1)}`) as [string, string];
    let later: Promise<ReadonlySet<Claim>> | undefined;
    const reversed = [aClaim(two, 'b'), aClaim(one, 'b')];
    await database.transaction(async (tx) => {
      await documents.claim(tx, [aClaim(one, 'a')]);
      later = database.transaction((other) => documents.claim(other, reversed));
      await oneWaits();
      // Had the other one taken its references in the order given, it would hold this one, and each would wait for the other.
      expect(await documents.claim(tx, [aClaim(two, 'a')])).toEqual(new Set());
    });
    expect(await later).toEqual(new Set(reversed));
  });

  it('lets the other have the reference when a transaction fails', async () => {
    const referenceId = randomUUID();
    const failed = database.transaction(async (tx) => {
      await documents.claim(tx, [aClaim(referenceId, 'a')]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const claim = aClaim(referenceId, 'b');
    expect(await database.transaction((tx) => documents.claim(tx, [claim]))).toEqual(new Set());
  });

  it('lets the first of two in one call hold', async () => {
    const referenceId = randomUUID();
    const claims = [aClaim(referenceId, 'a'), aClaim(referenceId, 'b'), aClaim(referenceId, 'a')];
    expect(await database.transaction((tx) => documents.claim(tx, claims))).toEqual(new Set([claims[1]]));
  });

  it('takes back only what was claimed for the same request', async () => {
    const [held, other] = [aClaim(randomUUID()), aClaim(randomUUID())];
    await database.transaction(async (tx) => {
      await documents.claim(tx, [held, other]);
      documents.release(tx, [{ ...held, meldingId: randomUUID() }, other]);
    });
    const { rows } = await database.query('select melding_id from known_document where melding_id = any($1::uuid[])', [
      [held.meldingId, other.meldingId],
    ]);
    expect(rows).toEqual([{ melding_id: held.meldingId }]);
  });
});
