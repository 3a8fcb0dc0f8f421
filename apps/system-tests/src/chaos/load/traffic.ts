import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type CaseView, Importer, organisations } from '../../driver/importer';
import type { HistoryWriter } from '../history-writer';
import type { Random } from '../plan/random';

const ALPHABET = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const VIN_LENGTH = 17;
/** Beginnings that make the sandbox answer in its different ways; the last ones are ordinary. */
const allBeginnings = [
  'ZZN',
  'ZZX',
  'ZZR',
  'ZZU',
  'ZZL',
  'ZZM',
  'ZZP',
  'ZZB',
  'ZZS',
  ...Array.from({ length: 24 }, () => 'KXC'),
];
const KNOWN_VINS = 60;

export interface TrafficRate {
  readonly perSecond: number;
  /** Share of the requests that ask for a VIN asked for before. */
  readonly again: number;
  readonly withdrawn: number;
  readonly withKey: number;
  /** Of the VINs; left out: those that make the sandbox answer in all its ways, most of them ordinary. */
  readonly beginnings?: readonly string[];
}

export const usualTraffic: TrafficRate = { perSecond: 12, again: 0.3, withdrawn: 0.04, withKey: 0.25 };

/** Importers who ask for VINs new and old, withdraw some, and ask again under the same key when no answer came. */
export class Traffic {
  readonly accepted = new Map<string, Importer>();
  private readonly importers = Object.values(organisations).map((organisation) => new Importer(organisation));
  private readonly recentVins: string[] = [];
  private sent = 0;
  /** Other runs on the same stack have used others. */
  private readonly keys = randomUUID();

  constructor(
    private readonly history: HistoryWriter,
    private readonly random: Random,
    private readonly rate: TrafficRate = usualTraffic,
  ) {}

  async listen(): Promise<void> {
    for (const importer of this.importers) {
      await importer.token();
      await importer.listen();
    }
  }

  /** Sends at its rate, whatever the answers, until then. */
  async sendUntil(endMs: number): Promise<void> {
    await this.sendWhile(() => Date.now() < endMs);
  }

  async sendUntilTold(stop: AbortSignal): Promise<void> {
    await this.sendWhile(() => !stop.aborted);
  }

  private async sendWhile(goesOn: () => boolean): Promise<void> {
    const under: Promise<void>[] = [];
    while (goesOn()) {
      under.push(this.sendOne());
      await delay((1_000 / this.rate.perSecond) * (0.5 + this.random.next()));
    }
    await Promise.all(under);
  }

  private async sendOne(): Promise<void> {
    const importer = this.random.pick(this.importers);
    const vin = this.nextVin();
    const key = this.random.chance(this.rate.withKey) ? `${this.keys}-${(this.sent += 1)}` : undefined;
    const withdraws = this.random.chance(this.rate.withdrawn);
    const meldingId = await this.submit(importer, vin, key);
    if (meldingId === undefined || !withdraws) return;
    await delay(this.random.between(0, 1_500));
    await importer.withdraw(meldingId).catch(() => undefined);
  }

  private async submit(importer: Importer, vin: string, key: string | undefined): Promise<string | undefined> {
    const tries = key === undefined ? 1 : 4;
    for (let left = tries; left > 0; left -= 1) {
      const answer = await this.ask(importer, vin, key);
      if (answer?.status === 202) return this.take(importer, answer.body, key);
      if (answer) this.refused(answer);
      if (left > 1) await delay(400);
    }
    this.history.write({ kind: 'unanswered', vin, organisation: importer.organisation });
    return undefined;
  }

  private ask(importer: Importer, vin: string, key: string | undefined): Promise<Answer<CaseView> | undefined> {
    const headers = key === undefined ? undefined : { 'idempotency-key': key };
    return importer.submit({ understellsnummer: vin }, headers).catch(() => undefined);
  }

  private take(importer: Importer, { meldingId, understellsnummer }: CaseView, key: string | undefined): string {
    this.accepted.set(meldingId, importer);
    this.history.write({
      kind: 'accepted',
      meldingId,
      vin: understellsnummer,
      organisation: importer.organisation,
      ...(key === undefined ? {} : { idempotencyKey: key }),
    });
    return meldingId;
  }

  private refused({ status, headers, body }: Answer<CaseView>): void {
    const kode = (body as { kode?: unknown }).kode;
    this.history.write({
      kind: 'refused',
      status,
      retryAfter: headers.has('retry-after'),
      ...(typeof kode === 'string' ? { note: kode } : {}),
    });
  }

  private nextVin(): string {
    if (this.recentVins.length > 0 && this.random.chance(this.rate.again)) return this.random.pick(this.recentVins);
    const beginning = this.random.pick(this.rate.beginnings ?? allBeginnings);
    const tail = Array.from({ length: VIN_LENGTH - beginning.length }, () => this.random.pick([...ALPHABET]));
    const vin = `${beginning}${tail.join('')}`;
    this.recentVins.push(vin);
    if (this.recentVins.length > KNOWN_VINS) this.recentVins.shift();
    return vin;
  }
}
