import { EcocAccepted, encode, PreregistrationWithdrawalRequested } from '@kjoreklar/contracts';
import { anEcocAccepted, aWithdrawalRequested, type InMemoryBus } from '@kjoreklar/testing';
import { aRegistryBus } from '../../test/registry-bus';
import { melding } from '../../test/vehicle-samples';

const withdrawal = (given: Parameters<typeof aWithdrawalRequested>[0]) => {
  const event = aWithdrawalRequested(given);
  return encode(PreregistrationWithdrawalRequested, event, event.data);
};

describe('a requested withdrawal', () => {
  let bus: InMemoryBus;
  beforeEach(async () => {
    bus = await aRegistryBus();
  });
  afterEach(() => bus.close());

  it.each(['WITHDRAWN', 'REPLACED'] as const)('is granted with the reason it was asked for: %s', async (reason) => {
    await bus.send(withdrawal({ meldingId: melding(4), seq: 4, reason }));
    expect(bus.sent).toMatchObject([
      {
        topic: 'vehicle.preregistration-withdrawn.v1',
        headers: { ce_causationid: aWithdrawalRequested({ meldingId: melding(4) }).id },
      },
    ]);
    expect(JSON.parse(bus.sent[0]?.value ?? '')).toEqual({
      meldingId: melding(4),
      vin: 'WV1ZZZ00000000001',
      seq: 4,
      reason,
      withdrawnAt: '2026-07-06T08:00:10.000Z',
    });
  });

  it('silences the acceptance that comes after it', async () => {
    await bus.send(withdrawal({ meldingId: melding(4), seq: 4 }));
    const event = anEcocAccepted({ meldingId: melding(4), seq: 4 });
    await bus.send(encode(EcocAccepted, event, event.data));
    expect(bus.sent).toHaveLength(2);
    expect(bus.sent[1]).toEqual(bus.sent[0]);
  });
});
