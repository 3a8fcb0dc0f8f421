import type { Finding } from '@kjoreklar/domain';

const HEADER = '/InitialVehicleInformation/Header';
const DATA = '/InitialVehicleInformation/CocDataGroup';

export const conflict = (versionNumber: number): Finding => ({
  code: 'ECOC_MOTSTRIDENDE_DOKUMENTER',
  path: `${HEADER}/IviVersionNumber`,
  nb: `EUCARIS har to ulike eCoC-er med samme versjonsnummer (${versionNumber}) for kjøretøyet. Produsenten må sende en ny versjon som sier hva som gjelder.`,
  en: `EUCARIS has two different eCoCs with the same version number (${versionNumber}) for the vehicle. The manufacturer must issue a new version that says what holds.`,
});

export const incomplete = (): Finding => ({
  code: 'ECOC_BARE_UFULLSTENDIG_KJORETOY',
  path: `${DATA}/StageOfCompletion`,
  nb: 'EUCARIS har bare eCoC for et ufullstendig kjøretøy (trinn I). Send meldingen på nytt når den som bygger kjøretøyet ferdig, har utstedt eCoC (C eller V).',
  en: 'EUCARIS has only eCoCs of an incomplete vehicle (stage I). Send the request again when the manufacturer of the final stage has issued an eCoC (C or V).',
});

export const versionsMissing = (missing: readonly number[]): Finding => ({
  code: 'ECOC_VERSJON_MANGLER_I_REKKEN',
  path: `${HEADER}/IviVersionNumber`,
  nb: `EUCARIS mangler versjon ${missing.join(', ')} av eCoC-en, men har både eldre og nyere. Den nyeste er brukt.`,
  en: `EUCARIS lacks version ${missing.join(', ')} of the eCoC, but has both earlier and later ones. The latest is used.`,
});

export const otherLine = (): Finding => ({
  code: 'ECOC_FLERE_GODKJENNINGER_FOR_SAMME_TRINN',
  path: `${DATA}/TypeApprovalNumber`,
  nb: 'EUCARIS har også en eCoC for samme trinn med en annen typegodkjenning, variant eller versjon. Den med høyest versjonsnummer er brukt.',
  en: 'EUCARIS also has an eCoC of the same stage with another type-approval, variant or version. The one with the highest version number is used.',
});

export const chainBroken = (): Finding => ({
  code: 'ECOC_TRINNKJEDE_BRUTT',
  path: `${DATA}/ManufacturerTable`,
  nb: 'EUCARIS har eCoC-er for tidligere trinn, men ingen av dem er det trinnet som kjøretøyet sier det er bygget videre på.',
  en: 'EUCARIS has eCoCs of earlier stages, but none of them is the stage that the vehicle says it was built on.',
});

export const chainUnusual = (chain: string): Finding => ({
  code: 'ECOC_TRINNKJEDE_UVANLIG',
  path: `${DATA}/StageOfCompletion`,
  nb: `Trinnene følger hverandre som ${chain}. Tillatt er I–V, C–V og I–I–V.`,
  en: `The stages follow each other as ${chain}. Allowed are I–V, C–V and I–I–V.`,
});
