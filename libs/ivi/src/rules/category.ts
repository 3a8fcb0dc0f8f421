import type { EcocReading } from './ecoc-rule';

/** The classes of Regulation (EU) 2018/858 (M, N, O), 168/2013 (L) and 167/2013 (T, C, R, S), without what follows the number. */
export type CategoryClass =
  'M1' | 'M2' | 'M3' | 'N1' | 'N2' | 'N3' | 'O1' | 'O2' | 'O3' | 'O4' | 'L' | 'T' | 'C' | 'R' | 'S';

/** The class of a category: M1G → M1, O4S → O4, L3e-A1 → L, T4.3b → T. Null for what is no category. */
export const classOf = ({ facts: { category } }: Pick<EcocReading, 'facts'>): CategoryClass | null =>
  (/^(?:[MN][1-3]|O[1-4]|[LTCRS])/.exec(category)?.[0] as CategoryClass | undefined) ?? null;

export const isOneOf = (reading: Pick<EcocReading, 'facts'>, ...classes: readonly string[]): boolean => {
  const its = classOf(reading);
  return its !== null && (classes.includes(its) || classes.includes(its.slice(0, 1)));
};

export const isExternallyCharged = ({ facts }: EcocReading): boolean => facts.hybridClass?.startsWith('OVC-') ?? false;
export const isFuelCell = ({ facts }: EcocReading): boolean => facts.hybridClass?.endsWith('-FCHV') ?? false;

/** Tested by WLTP as a whole vehicle: Euro 5 and 6 have Arabic numbers, engines of heavy vehicles Roman. */
export const isLightDuty = (reading: EcocReading): boolean =>
  isOneOf(reading, 'M1', 'N1') && /^Euro [56]/.test(reading.facts.emissionLevel ?? '');
