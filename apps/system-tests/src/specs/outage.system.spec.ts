import { Importer, organisations, outcomeOf } from '../driver/importer';
import { freeze } from '../driver/faults';
import { setEucaris, setReceiver } from '../driver/sandbox-controls';
import { endpoints, pause, until, untilReady } from '../driver/stack';
import { freshVin } from '../driver/vins';

const importer = new Importer(organisations.first);

beforeAll(async () => {
  await untilReady(endpoints().intake);
  await untilReady(endpoints().webhookNotifier);
  await setEucaris();
  await importer.listen();
});

const readiness = async (): Promise<{
  status: number;
  checks: Record<string, { ready: boolean; reason?: string }>;
}> => {
  const response = await fetch(`${endpoints().intake}/health/ready`);
  return {
    status: response.status,
    ...((await response.json()) as { checks: Record<string, { ready: boolean; reason?: string }> }),
  };
};

afterAll(async () => {
  await setReceiver();
});

describe('PostgreSQL away', () => {
  it('intake answers 503 with Retry-After, says why, and recovers by itself', async () => {
    const frozen = freeze('postgres');
    try {
      const refused = await importer.submit({ understellsnummer: freshVin('AWY') });
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      const { status, checks } = await readiness();
      expect(status).toBe(503);
      expect(checks['postgres']).toMatchObject({ ready: false, reason: expect.any(String) });
    } finally {
      frozen.undo();
    }
    await untilReady(endpoints().intake);
    const meldingId = await importer.accepted({ understellsnummer: freshVin('AWY') });
    expect((await outcomeOf(meldingId)).body.data.status).toBe('KLAR_TIL_FORSTEGANGSREGISTRERING');
  }, 120_000);
});

describe('Kafka away', () => {
  it('intake goes on accepting until the backlog is too old, then answers 503; nothing accepted is lost', async () => {
    const accepted: string[] = [];
    const frozen = freeze('kafka');
    try {
      accepted.push(await importer.accepted({ understellsnummer: freshVin('AWY') }));
      const refused = await until(
        'intake refuses',
        async () => {
          const answer = await importer.submit({ understellsnummer: freshVin('AWY') });
          if (answer.status === 202) accepted.push(answer.body.meldingId);
          return answer.status === 503 ? answer : undefined;
        },
        90_000,
      );
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await readiness()).status).toBe(503);
    } finally {
      frozen.undo();
    }
    await untilReady(endpoints().intake, 90_000);
    for (const meldingId of accepted) await outcomeOf(meldingId, 90_000);
    expect(accepted.length).toBeGreaterThan(1);
  }, 240_000);
});

describe('a callback receiver that is away', () => {
  it('is tried again with the same webhook-id until it answers', async () => {
    await setReceiver({ statusCode: 500 });
    const meldingId = await importer.accepted({ understellsnummer: freshVin('AWY') });
    await pause(1_500);
    await setReceiver();
    const attempts = await until(
      'a second attempt',
      async () => {
        const response = await fetch(`${endpoints().sandbox}/callbacks?meldingId=${meldingId}`);
        const seen = (await response.json()) as { headers: Record<string, string> }[];
        return seen.length >= 2 ? seen : undefined;
      },
      60_000,
    );
    expect(new Set(attempts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  }, 90_000);
});
