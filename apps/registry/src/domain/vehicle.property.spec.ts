import type { OrganisationNumber } from '@kjoreklar/domain';
import fc from 'fast-check';
import { registerFirstTime } from './register-first-time';
import { registerVehicle } from './register-vehicle';
import { evolve, preregistrationInForce, unknownVehicle, type Vehicle, type VehicleEvent } from './vehicle';
import { aPreregistration, FJELLBIL, melding, NORDVOGN, second, VIN } from '../../test/vehicle-samples';
import { timelineOf } from './vehicle-timeline';
import { withdrawPreregistration } from './withdraw-preregistration';

type Message = { readonly kind: 'accepted' | 'withdrawal'; readonly seq: number };

interface Register {
  readonly vehicle: Vehicle;
  /** What each question was answered first; as the stored outcomes of the service. */
  readonly answers: ReadonlyMap<string, string>;
  readonly history: readonly Vehicle[];
}

const empty: Register = { vehicle: unknownVehicle(VIN), answers: new Map(), history: [] };
const changes = new Set(['Preregistered', 'PreregistrationForestalled', 'PreregistrationWithdrawn']);

const decide = (vehicle: Vehicle, { kind, seq }: Message, organisation: OrganisationNumber, decidedAt: Date) =>
  kind === 'accepted'
    ? registerVehicle(vehicle, aPreregistration({ seq, organisation, preregisteredAt: decidedAt }))
    : withdrawPreregistration(vehicle, {
        meldingId: melding(seq),
        seq,
        reason: 'WITHDRAWN',
        replacedBy: null,
        requestedAt: decidedAt,
        decidedAt,
      });

const receive =
  (organisations: readonly OrganisationNumber[]) => (register: Register, message: Message, index: number) => {
    const question = `${message.kind} ${message.seq}`;
    if (register.answers.has(question)) return register;
    const decision = decide(register.vehicle, message, organisations[message.seq - 1] ?? NORDVOGN, second(index));
    const vehicle = changes.has(decision.type) ? evolve(register.vehicle, decision as VehicleEvent) : register.vehicle;
    return {
      vehicle,
      answers: new Map([...register.answers, [question, decision.type]]),
      history: [...register.history, vehicle],
    };
  };

const standing = ({ vehicle }: Register) => ({
  lastAppliedSeq: vehicle.lastAppliedSeq,
  inForce: preregistrationInForce(vehicle)?.meldingId,
  holds: vehicle.preregistrations.map(({ meldingId }) => meldingId).filter((id) => !withdrawnIds(vehicle).has(id)),
  withdrawn: [...withdrawnIds(vehicle)].sort(),
});
const withdrawnIds = (vehicle: Vehicle) => new Set(vehicle.withdrawals.map(({ meldingId }) => meldingId));

const REQUESTS = 5;
const organisations = fc.array(fc.constantFrom(NORDVOGN, FJELLBIL), { minLength: REQUESTS, maxLength: REQUESTS });
const message = fc.record({
  kind: fc.constantFrom('accepted' as const, 'withdrawal' as const),
  seq: fc.integer({ min: 1, max: REQUESTS }),
});
const messages = fc.array(message, { maxLength: 14 });

describe('any order and number of acceptances and withdrawals about one vehicle', () => {
  const runs = { numRuns: 1_000 };

  it('applies numbers that only rise, and keeps them', () => {
    fc.assert(
      fc.property(organisations, messages, (owners, sent) => {
        const { vehicle, history } = sent.reduce(receive(owners), empty);
        const applied = vehicle.preregistrations.map(({ seq }) => seq);
        expect(applied).toEqual([...new Set(applied)].sort((one, other) => one - other));
        const highest = history.map(({ lastAppliedSeq }) => lastAppliedSeq);
        expect(highest).toEqual([...highest].sort((one, other) => one - other));
      }),
      runs,
    );
  });

  it('never lets two organisations hold the vehicle, nor a withdrawn request be in force', () => {
    fc.assert(
      fc.property(organisations, messages, (owners, sent) => {
        for (const vehicle of sent.reduce(receive(owners), empty).history) {
          const live = vehicle.preregistrations.filter(({ meldingId }) => !withdrawnIds(vehicle).has(meldingId));
          expect(new Set(live.map(({ organisation }) => organisation)).size).toBeLessThanOrEqual(1);
          expect(preregistrationInForce(vehicle)?.meldingId).toBe(live.at(-1)?.meldingId);
        }
      }),
      runs,
    );
  });

  it('ends alike whichever of a request and its own withdrawal comes first', () => {
    fc.assert(
      fc.property(
        organisations,
        messages,
        fc.integer({ min: 1, max: REQUESTS }),
        messages,
        (owners, before, seq, after) => {
          const others = (all: Message[]) => all.filter((candidate) => candidate.seq !== seq);
          const end = (...pair: Message['kind'][]) =>
            standing(
              [...others(before), ...pair.map((kind) => ({ kind, seq })), ...others(after)].reduce(
                receive(owners),
                empty,
              ),
            );
          expect(end('accepted', 'withdrawal')).toEqual(end('withdrawal', 'accepted'));
        },
      ),
      runs,
    );
  });

  it('ends alike when messages are repeated at any later time', () => {
    fc.assert(
      fc.property(organisations, messages, fc.array(fc.nat(), { maxLength: 10 }), (owners, sent, places) => {
        const repeated = places.reduce<Message[]>((all, place) => {
          const original = all[place % (all.length || 1)];
          return original ? [...all, original] : all;
        }, sent);
        expect(standing(repeated.reduce(receive(owners), empty))).toEqual(
          standing(sent.reduce(receive(owners), empty)),
        );
      }),
      runs,
    );
  });

  it('ends with the highest number not withdrawn when one organisation sends all, in order', () => {
    fc.assert(
      fc.property(
        fc.subarray([1, 2, 3, 4, 5]),
        fc.subarray([1, 2, 3, 4, 5]),
        fc.infiniteStream(fc.boolean()),
        (accepted, withdrawals, coin) => {
          const waiting = { accepted: [...accepted], withdrawal: [...withdrawals] };
          const sent: Message[] = [];
          while (waiting.accepted.length + waiting.withdrawal.length > 0) {
            const kind =
              waiting.accepted.length > 0 && (waiting.withdrawal.length === 0 || coin.next().value)
                ? 'accepted'
                : 'withdrawal';
            sent.push({ kind, seq: waiting[kind].shift() ?? 0 });
          }
          const { vehicle } = sent.reduce(receive([NORDVOGN, NORDVOGN, NORDVOGN, NORDVOGN, NORDVOGN]), empty);
          const expected = accepted.filter((seq) => !withdrawals.includes(seq)).at(-1);
          expect(preregistrationInForce(vehicle)?.seq).toBe(expected);
        },
      ),
      runs,
    );
  });

  it('is not held back by the number of a request that was refused', () => {
    const sent: Message[] = [1, 5, 3].map((seq) => ({ kind: 'accepted', seq }));
    const { answers } = sent.reduce(receive([NORDVOGN, NORDVOGN, NORDVOGN, NORDVOGN, FJELLBIL]), empty);
    expect([...answers.values()]).toEqual(['Preregistered', 'PreregistrationRefused', 'Preregistered']);
  });

  it('changes nothing any more about what the vehicle was first registered by', () => {
    fc.assert(
      fc.property(organisations, messages, messages, (owners, before, after) => {
        const register = before.reduce(receive(owners), empty);
        const registration = registerFirstTime(register.vehicle, second(30));
        fc.pre(registration.type === 'FirstRegistered');
        const registered = { ...register, vehicle: evolve(register.vehicle, registration) };
        const { vehicle } = after.reduce(receive(owners), registered);
        expect(preregistrationInForce(vehicle)).toEqual(preregistrationInForce(register.vehicle));
        expect(timelineOf(vehicle).at(-1)).toMatchObject({ status: 'REGISTERED', validTo: null });
      }),
      runs,
    );
  });

  it('has a timeline without gaps that ends in what is in force', () => {
    fc.assert(
      fc.property(organisations, messages, (owners, sent) => {
        const { vehicle } = sent.reduce(receive(owners), empty);
        const versions = timelineOf(vehicle);
        versions.slice(1).forEach((version, index) => expect(version.validFrom).toEqual(versions[index]?.validTo));
        expect(versions.at(-1)?.validTo ?? null).toBeNull();
        expect(versions.at(-1)?.meldingId ?? undefined).toBe(preregistrationInForce(vehicle)?.meldingId);
      }),
      runs,
    );
  });
});
