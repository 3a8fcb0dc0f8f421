import { setTimeout as delay } from 'node:timers/promises';
import { BoundedMap } from '../bounded-map';
import { findSpecialVin, type SpecialBehaviour } from '../special-vins';
import type { DocumentShelf } from './document-shelf';
import { type EucarisBehaviour, initialBehaviour } from './eucaris-behaviour';

export interface EucarisAnswer {
  readonly status: 'FOUND' | 'NOT_FOUND' | 'PARTIAL';
  /** `content`: base64 of the bytes as uploaded. */
  readonly documents: readonly { readonly content: string }[];
  /** Vehicle codes of the states that did not answer, for example D. */
  readonly silentCountries: readonly string[];
}

export type EucarisOutcome =
  | { readonly kind: 'answer'; readonly answer: EucarisAnswer }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'silence' };

const MOST_VINS_COUNTED = 50_000;
const unavailable: EucarisOutcome = { kind: 'unavailable' };
const silence: EucarisOutcome = { kind: 'silence' };
const partial: EucarisOutcome = {
  kind: 'answer',
  answer: { status: 'PARTIAL', documents: [], silentCountries: ['D'] },
};
const ordinary: SpecialBehaviour = { kind: 'ordinary' };

const toOutcome = (documents: readonly string[]): EucarisOutcome => ({
  kind: 'answer',
  answer: {
    status: documents.length > 0 ? 'FOUND' : 'NOT_FOUND',
    documents: documents.map((content) => ({ content })),
    silentCountries: [],
  },
});

/** Stands in for EUCARIS: knows what to answer when someone asks for the certificates of a VIN. */
export class Eucaris {
  private current = initialBehaviour;
  private allAsks = 0;
  private readonly asks = new BoundedMap<string, number>(MOST_VINS_COUNTED);

  constructor(
    private readonly shelf: DocumentShelf,
    private readonly random: () => number = Math.random,
  ) {}

  get behaviour(): EucarisBehaviour {
    return this.current;
  }

  /** How often it was asked, whatever it answered. */
  get asked(): number {
    return this.allAsks;
  }

  /** What is not named stays as it was. */
  behave(change: Partial<EucarisBehaviour>): void {
    this.current = { ...this.current, ...change };
  }

  /** Forgets what was uploaded for the VIN, and how often it was asked for; gives the number of documents. */
  forget(vin: string): number {
    this.asks.delete(vin);
    return this.shelf.remove(vin);
  }

  async ask(vin: string): Promise<EucarisOutcome> {
    this.allAsks += 1;
    const special = findSpecialVin(vin)?.behaviour ?? ordinary;
    const waitMs = this.current.latencyMs + (special.kind === 'slow' ? special.delayMs : 0);
    if (waitMs > 0) await delay(waitMs);
    return this.byChance() ?? this.atFirst(vin, special) ?? toOutcome(this.documentsOf(vin, special));
  }

  private byChance(): EucarisOutcome | undefined {
    const { hangRate, errorRate } = this.current;
    if (hangRate > 0 && this.random() < hangRate) return silence;
    return errorRate > 0 && this.random() < errorRate ? unavailable : undefined;
  }

  /** What a VIN answers the first times it is asked for, when it is of that sort. */
  private atFirst(vin: string, special: SpecialBehaviour): EucarisOutcome | undefined {
    if (!('asks' in special)) return undefined;
    const before = this.asks.get(vin) ?? 0;
    this.asks.set(vin, before + 1);
    if (before >= special.asks) return undefined;
    const outcomes = { unavailableAtFirst: unavailable, hangsAtFirst: silence, partialAtFirst: partial } as const;
    return outcomes[special.kind];
  }

  private documentsOf(vin: string, special: SpecialBehaviour): readonly string[] {
    const uploaded = this.shelf.uploadedFor(vin);
    if (uploaded.length > 0 || special.kind === 'unknown') return uploaded;
    if (special.kind === 'faultyDocument') return this.shelf.issuedFor(vin, special.fault);
    return this.current.autoIssue || findSpecialVin(vin) ? this.shelf.issuedFor(vin) : [];
  }
}
