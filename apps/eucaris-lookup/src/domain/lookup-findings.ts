import type { Finding } from '@kjoreklar/domain';

const PATH = '/understellsnummer';
/** Vehicle codes have at most three letters; what EUCARIS says goes into a text. */
const isCountry = (text: string): boolean => /^[A-Z]{1,3}$/.test(text);

export const unknownVehicle = (): Finding => ({
  code: 'ECOC_IKKE_FUNNET',
  path: PATH,
  nb: 'EUCARIS har ingen eCoC for understellsnummeret. Kontroller nummeret, be produsenten sende eCoC-en, eller send meldingen på nytt med «ventTil».',
  en: 'EUCARIS has no eCoC for the VIN. Check the number, ask the manufacturer to submit the eCoC, or send the request again with "ventTil".',
});

export const incompleteAnswer = (silentCountries: readonly string[]): Finding => {
  const countries = silentCountries.filter(isCountry).join(', ') || '–';
  return {
    code: 'ECOC_EUCARIS_SVARTE_IKKE_FULLSTENDIG',
    path: PATH,
    nb: `Ikke alle land svarte i tide (mangler: ${countries}), så eCoC-en kan finnes likevel. Send meldingen på nytt senere.`,
    en: `Not all states answered in time (missing: ${countries}), so the eCoC may exist all the same. Send the request again later.`,
  };
};
