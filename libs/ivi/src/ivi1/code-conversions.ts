import type { Converted } from './ivi1-element';

const byList =
  (codes: Readonly<Record<string, string>>) =>
  (text: string): Converted =>
    codes[text] ?? null;

/** National approvals (NAT) and individual ones (IND) have no code in 2.0. */
export const typeApprovalType = byList({ EC: 'EU', KS: 'ESS', NKS: 'NSS', NAT: 'NAT', IND: 'IND' });
export const trafficSide = byList({ R: 'RIGHT', L: 'LEFT', B: 'BOTH' });
export const automation = byList({ NON: 'NONAT', AUT: 'AUTOM', FUL: 'FULAT' });
export const couplingLocation = byList({ F: 'FRONT', R: 'REAR' });
export const odometerUnit = byList({ K: 'M', M: 'I', B: 'B' });
export const electricConfiguration = byList({ P: 'PUREE', H: 'HYBRE', M: 'MNPWE' });
export const steering = byList({ DIFF: 'DIFFL', HYDR: 'HYDRL', MAN: 'MANUL', POW: 'POWER', SERVO: 'SERVO' });
/** 1.x has brakes that 2.0 has no code for: continuous and independent ones are braked all the same; UND says nothing. */
export const trailerBrakes = byList({
  BRK: 'BRK',
  CSB: 'BRK',
  IPB: 'BRK',
  HDB: 'HDB',
  INB: 'INB',
  PNB: 'PNB',
  PNH: 'PNH',
  UNB: 'UNB',
});
export const trailerBody = byList({ DA: 'DA', DB: 'DB', DC: 'DC', DE: 'DE' });

const workingPrinciples: Readonly<Record<string, readonly [principle: string, cycle?: string]>> = {
  C2: ['INTCI', '2ST'],
  C4: ['INTCI', '4ST'],
  CI: ['INTCI'],
  IC: ['INTCI'],
  E2: ['INTPI', '2ST'],
  E4: ['INTPI', '4ST'],
  ER: ['INTPI', 'ROT'],
  PI: ['INTPI'],
  IE: ['INTPI'],
  EC: ['EXTCI'],
  EP: ['EXTPI'],
  EE: ['ELECT'],
  CA: ['CMPRA'],
  TB: ['TRBNE'],
};

/** eCoC IVI set-up manual 1.5, page 9. DF and EF have no successor. */
export const workingPrinciple = (text: string): Converted => {
  const [principle, cycle] = workingPrinciples[text] ?? [];
  if (!principle) return null;
  return cycle ? { WorkingPrinciple: principle, CombustionCycle: cycle } : { WorkingPrinciple: principle };
};

/** `EURO 6 EA` is written `Euro 6 EA` in 2.0. */
export const emissionLevel = (text: string): Converted => text.replace(/^EURO /, 'Euro ');

/** Special purposes are bodywork codes in older versions of 1.x. */
export const bodywork = (text: string): Converted =>
  text.startsWith('S') ? { SpecialPurposeDesignation: text } : { CodeForBodywork: text };

export const bodyworkSupplement = (text: string): Converted => text.trim().padStart(2, '0');

/** `7Jx19 ET47.5`: rim and offset in one text. */
export const rim = (text: string): Converted => {
  const [, size, offset] = /^(.*?)\s*ET\s*(-?\d+(?:[.,]\d+)?)$/i.exec(text) ?? [];
  return size && offset ? { RimSize: size, RimOffSet: offset.replace(',', '.') } : { RimSize: text };
};

/** `e13 28`: who approved the innovation, and its code. */
export const ecoInnovation = (text: string): Converted => {
  const [, state, general] = /^(e\d{1,2})[ *]*(.+)$/.exec(text) ?? [];
  return state && general
    ? { EcoInnovationCountry: state, GeneralCodeEcoInnovation: general }
    : { GeneralCodeEcoInnovation: text };
};
