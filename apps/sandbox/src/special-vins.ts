import type { DocumentFault } from './issuing/document-fault';
import { kindPrefixes } from './issuing/vehicle-kind';

export type SpecialBehaviour =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'faultyDocument'; readonly fault: DocumentFault }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'unavailableAtFirst'; readonly asks: number }
  | { readonly kind: 'hangsAtFirst'; readonly asks: number }
  | { readonly kind: 'partialAtFirst'; readonly asks: number }
  /** Always found; special for the kind of vehicle, or for what the register knows of it. */
  | { readonly kind: 'ordinary' };

export interface SpecialVin {
  /** The VIN begins with this; a whole VIN where only that one is special. */
  readonly prefix: string;
  readonly meaning: string;
  readonly behaviour: SpecialBehaviour;
}

const SLOW_MS = 3_000;
const ordinary = { kind: 'ordinary' } as const;
const faulty = (fault: DocumentFault): SpecialBehaviour => ({ kind: 'faultyDocument', fault });

export const FIRST_REGISTERED_VIN = 'ZZA00000000000001';
export const HELD_BY_ANOTHER_VIN = 'ZZF00000000000001';

/** Every VIN that makes the sandbox do something of its own; the one list of them. */
export const specialVins: readonly SpecialVin[] = [
  { prefix: 'ZZN', meaning: 'unknown to EUCARIS, until an eCoC is uploaded', behaviour: { kind: 'unknown' } },
  {
    prefix: 'ZZS',
    meaning: 'the signature does not hold: changed after signing',
    behaviour: faulty('brokenSignature'),
  },
  {
    prefix: 'ZZX',
    meaning: 'breaks the schema: an element missing, a value not in its list',
    behaviour: faulty('schema'),
  },
  { prefix: 'ZZR', meaning: 'breaks a rule: NumberOfAxles is not the number of axles', behaviour: faulty('axleCount') },
  { prefix: 'ZZW', meaning: 'the document is about another VIN', behaviour: faulty('otherVin') },
  { prefix: 'ZZC', meaning: 'two documents of the same version that differ', behaviour: faulty('conflict') },
  {
    prefix: 'ZZK',
    meaning: 'two versions, the second with a corrected actual mass: the second holds',
    behaviour: faulty('corrected'),
  },
  { prefix: 'ZZY', meaning: 'the document is in IVI 1.11, without a signature', behaviour: faulty('outdated') },
  { prefix: 'ZZD', meaning: 'the document has a DOCTYPE', behaviour: faulty('doctype') },
  { prefix: 'ZZL', meaning: `slow: ${SLOW_MS} ms`, behaviour: { kind: 'slow', delayMs: SLOW_MS } },
  {
    prefix: 'ZZU',
    meaning: '503 the first three times, then found',
    behaviour: { kind: 'unavailableAtFirst', asks: 3 },
  },
  { prefix: 'ZZH', meaning: 'no answer the first time, then found', behaviour: { kind: 'hangsAtFirst', asks: 1 } },
  {
    prefix: 'ZZM',
    meaning: 'partial answer the first two times, then found',
    behaviour: { kind: 'partialAtFirst', asks: 2 },
  },
  { prefix: 'ZZE', meaning: 'always a partial answer', behaviour: { kind: 'partialAtFirst', asks: Infinity } },
  { prefix: FIRST_REGISTERED_VIN, meaning: 'already first-registered, once seeded', behaviour: ordinary },
  { prefix: HELD_BY_ANOTHER_VIN, meaning: 'pre-registered by another organisation, once seeded', behaviour: ordinary },
  ...kindPrefixes.map(({ prefix, meaning, taxGroups }) => ({
    prefix,
    meaning: `${meaning}; tax group ${taxGroups.join(', ')}`,
    behaviour: ordinary,
  })),
];

/** What is special about a VIN; undefined for all others, which get a valid eCoC (M1, battery electric). */
export const findSpecialVin = (vin: string): SpecialVin | undefined =>
  specialVins.find(({ prefix }) => vin.startsWith(prefix));
