import { EcocAccepted, encode } from '@kjoreklar/contracts';
import { anEcocAccepted, type InMemoryBus } from '@kjoreklar/testing';
import { aRegistryBus } from '../../test/registry-bus';
import { FJELLBIL, melding } from '../../test/vehicle-samples';

const accepted = (given: Parameters<typeof anEcocAccepted>[0]) => {
  const event = anEcocAccepted(given);
  return encode(EcocAccepted, event, event.data);
};

describe('an accepted eCoC', () => {
  let bus: InMemoryBus;
  beforeEach(async () => {
    bus = await aRegistryBus();
  });
  afterEach(() => bus.close());

  it('makes the vehicle ready, and says so in full', async () => {
    const warnings = [{ code: 'ECOC_VERSJON_1', path: '/Header', nb: 'Eldre versjon.', en: 'An older version.' }];
    await bus.send(accepted({ meldingId: melding(7), seq: 3, taxGroup: '315', seats: 2, warnings }));
    expect(bus.sent).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        topic: 'vehicle.preregistered.v1',
        key: 'WV1ZZZ00000000001',
        headers: expect.objectContaining({
          ce_type: 'vehicle.preregistered.v1',
          ce_source: '/kjoreklar/registry',
          ce_time: '2026-07-06T08:00:10.000Z',
          ce_correlationid: melding(7),
          ce_causationid: anEcocAccepted({ meldingId: melding(7) }).id,
        }),
        value: expect.any(String),
      },
    ]);
    expect(JSON.parse(bus.sent[0]?.value ?? '')).toEqual({
      meldingId: melding(7),
      vin: 'WV1ZZZ00000000001',
      seq: 3,
      organisation: '310000019',
      taxGroup: '315',
      seats: 2,
      receivedAt: '2026-07-06T08:00:00.000Z',
      stages: { obtainedAt: '2026-07-06T08:00:01.000Z', checkedAt: '2026-07-06T08:00:02.000Z' },
      preregisteredAt: '2026-07-06T08:00:10.000Z',
      replaces: null,
      documentSha256: anEcocAccepted().data.document.sha256,
      warnings,
    });
  });

  it('of another organisation than the holder is refused in both languages', async () => {
    await bus.send(accepted({ meldingId: melding(1), seq: 1 }));
    await bus.send(accepted({ meldingId: melding(2), seq: 2, organisation: FJELLBIL }));
    expect(JSON.parse(bus.sent[1]?.value ?? '')).toEqual({
      meldingId: melding(2),
      vin: 'WV1ZZZ00000000001',
      seq: 2,
      stages: { obtainedAt: '2026-07-06T08:00:01.000Z', checkedAt: '2026-07-06T08:00:02.000Z' },
      reason: 'HELD_BY_OTHER_ORGANISATION',
      refusedAt: expect.stringMatching(/Z$/),
      errors: [
        expect.objectContaining({
          code: 'KJORETOY_ALLEREDE_PREREGISTRERT',
          path: '/understellsnummer',
          nb: expect.stringContaining('annen organisasjon'),
          en: expect.stringContaining('another organisation'),
        }),
      ],
    });
  });

  it('whose bytes are not those that were checked goes to the dead letters', async () => {
    const document = { content: Buffer.from('<eCoC/>').toString('base64'), sha256: '00'.repeat(32) };
    await expect(bus.send(accepted({ document }))).resolves.toMatchObject({
      outcome: 'deadLetter',
      reason: { code: 'REGISTRY_ECOC_DIGEST_MISMATCH' },
    });
    expect(bus.sent).toEqual([]);
  });
});
