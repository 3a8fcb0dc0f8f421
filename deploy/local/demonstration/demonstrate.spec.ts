import { isVin } from '@kjoreklar/domain';
import type { CallbackFeed } from './callback-feed.ts';
import { type Arrival, demonstrate, type DemonstrationReport } from './demonstrate.ts';
import type { Callback, Importer, Submission } from './importer.ts';
import { planVehicles } from './vehicles.ts';

const callbackOf = (meldingId: string, signatureValid: boolean): Callback => ({
  number: 1,
  receivedAt: new Date().toISOString(),
  path: '/callbacks/demonstration',
  signatureValid,
  body: {
    type: 'preregistration.completed',
    data: { meldingId, understellsnummer: '', avgiftsgruppeKode: '101', status: 'AVVIST', feil: [] },
  },
});

describe('the demonstration', () => {
  const vehicles = planVehicles();
  let arrived: Arrival[];
  let missing: string[];
  let refused: string[];

  const report: DemonstrationReport = {
    accepted: () => undefined,
    refused: ({ order }) => void refused.push(order.understellsnummer),
    arrived: (arrival) => void arrived.push(arrival),
    missing: (_, meldingId) => void missing.push(meldingId),
  };

  /** Accepts what is submitted under its VIN, but for the refused ones. */
  const importerThat = (refuses: (vin: string) => boolean = () => false): Importer =>
    ({
      submit: async ({ understellsnummer }: Submission) => {
        if (refuses(understellsnummer)) throw new Error('503');
        return understellsnummer;
      },
    }) as unknown as Importer;

  const feedOf = (...answers: Callback[][]): CallbackFeed =>
    ({ next: async () => answers.shift() ?? [] }) as unknown as CallbackFeed;

  beforeEach(() => {
    [arrived, missing, refused] = [[], [], []];
  });

  it('sends well-formed VINs that differ from run to run', () => {
    const vins = [...vehicles, ...planVehicles()].map(({ order }) => order.understellsnummer);
    expect(vins.every(isVin)).toBe(true);
    expect(new Set(vins).size).toBe(vins.length);
  });

  it('is complete when every callback has come, in whatever order', async () => {
    const callbacks = vehicles.map(({ order }) => callbackOf(order.understellsnummer, true)).reverse();
    const feed = feedOf([], callbacks.slice(0, 2), [callbackOf('somebody else', true), ...callbacks.slice(2)]);
    const result = await demonstrate({ importer: importerThat(), feed }, vehicles, report, 5_000);
    expect(result).toEqual({ accepted: 6, completed: 6, failed: 0 });
    expect(arrived.map(({ meldingId }) => meldingId)).toEqual(callbacks.map(({ body }) => body.data?.meldingId));
  });

  it('fails for a callback that is missing, one whose signature does not hold, and a request that was refused', async () => {
    const [first, second, third, ...others] = vehicles.map(({ order }) => order.understellsnummer);
    const feed = feedOf([callbackOf(first ?? '', false), ...others.map((vin) => callbackOf(vin, true))]);
    const importer = importerThat((vin) => vin === second);
    const result = await demonstrate({ importer, feed }, vehicles, report, 300);
    expect(result).toEqual({ accepted: 5, completed: 3, failed: 3 });
    expect([missing, refused]).toEqual([[third], [second]]);
  });
});
