import {
  derivedId,
  EcocAccepted,
  EcocAwaited,
  EcocObtained,
  EcocRejected,
  EcocUnavailable,
  encode,
  type EncodedEvent,
  type EventDefinition,
  VehicleFirstRegistered,
  VehiclePreregistered,
  VehiclePreregistrationRefused,
  VehiclePreregistrationSuperseded,
  VehiclePreregistrationWithdrawn,
  VehicleWithdrawalRefused,
} from '@kjoreklar/contracts';
import type { z } from 'zod';

/** The request that an event answers. */
export interface Answered {
  readonly meldingId: string;
  readonly vin: string;
  readonly seq: number;
}

export const T = '2026-07-06T09:00:00.000Z';
const sha256 = 'a'.repeat(64);
export const finding = { code: 'KODE', path: '/sti', nb: 'Norsk.', en: 'English.' };
const stages = { obtainedAt: '2026-07-06T08:30:00.000Z', checkedAt: '2026-07-06T08:40:00.000Z' };

const event = <Definition extends EventDefinition>(
  definition: Definition,
  { meldingId }: Answered,
  data: z.input<Definition['data']>,
  occurredAt = T,
): EncodedEvent =>
  encode(
    definition,
    {
      id: derivedId(meldingId, definition.topic),
      source: '/kjoreklar/test',
      occurredAt,
      correlationId: meldingId,
      causationId: meldingId,
    },
    data,
  );

const ids = ({ meldingId, vin, seq }: Answered): Answered => ({ meldingId, vin, seq });
const request = (answered: Answered) => ({
  ...ids(answered),
  organisation: '310000019',
  taxGroup: '101',
  seats: null,
  receivedAt: '2026-07-06T08:00:00.000Z',
});

export const preregistered = (of: Answered): EncodedEvent =>
  event(VehiclePreregistered, of, {
    ...request(of),
    stages,
    preregisteredAt: T,
    replaces: null,
    documentSha256: sha256,
    warnings: [finding],
  });

export const refused = (of: Answered): EncodedEvent =>
  event(VehiclePreregistrationRefused, of, {
    ...ids(of),
    stages,
    reason: 'HELD_BY_OTHER_ORGANISATION',
    errors: [finding],
    refusedAt: T,
  });

export const superseded = (of: Answered): EncodedEvent =>
  event(VehiclePreregistrationSuperseded, of, { ...ids(of), stages, supersededBySeq: of.seq + 1, supersededAt: T });

export const rejected = (of: Answered): EncodedEvent =>
  event(EcocRejected, of, {
    ...ids(of),
    stages: { obtainedAt: stages.obtainedAt },
    documentSha256: sha256,
    checks: [],
    ruleSet: '1',
    errors: [finding],
    warnings: [],
  });

export const notFound = (of: Answered): EncodedEvent =>
  event(EcocUnavailable, of, { ...ids(of), reason: 'NOT_FOUND', errors: [finding], answeredAt: T });

export const awaited = (of: Answered): EncodedEvent =>
  event(EcocAwaited, of, { ...ids(of), reason: 'NOT_FOUND', askUntil: '2026-07-20T21:59:59.999Z' });

/** Only the headers of these are looked at. */
const headline = (definition: EventDefinition, of: Answered, occurredAt: string): EncodedEvent => {
  const other = event(EcocAwaited, of, { ...ids(of), reason: 'NOT_FOUND', askUntil: T }, occurredAt);
  const headers = { ...other.headers, ce_type: definition.topic };
  return { ...other, headers, topic: definition.topic, value: 'not looked at' };
};
export const obtained = (of: Answered, occurredAt = stages.obtainedAt): EncodedEvent =>
  headline(EcocObtained, of, occurredAt);
export const accepted = (of: Answered, occurredAt = stages.checkedAt): EncodedEvent =>
  headline(EcocAccepted, of, occurredAt);

export const withdrawn = (of: Answered, reason: 'WITHDRAWN' | 'REPLACED' = 'WITHDRAWN'): EncodedEvent =>
  event(VehiclePreregistrationWithdrawn, of, { ...ids(of), reason, withdrawnAt: T });

export const withdrawalRefused = (of: Answered): EncodedEvent =>
  event(VehicleWithdrawalRefused, of, { ...ids(of), firstRegisteredOn: '2026-07-06', refusedAt: T });

export const firstRegistered = ({ meldingId, vin, seq }: Answered): EncodedEvent =>
  event(
    VehicleFirstRegistered,
    { meldingId, vin, seq },
    { vin, meldingId, organisation: '310000019', firstRegisteredOn: '2026-07-06', registeredAt: T },
  );
