import type { Finding } from '@kjoreklar/domain';
import type { RefusalReason } from './register-vehicle';

const path = '/understellsnummer';

const findings: Readonly<Record<RefusalReason, Finding>> = {
  ALREADY_REGISTERED: {
    code: 'KJORETOY_ALLEREDE_REGISTRERT',
    path,
    nb: 'Kjøretøyet er allerede førstegangsregistrert i Norge. Kontroller understellsnummeret.',
    en: 'The vehicle has already been registered for the first time in Norway. Check the vehicle identification number.',
  },
  HELD_BY_OTHER_ORGANISATION: {
    code: 'KJORETOY_ALLEREDE_PREREGISTRERT',
    path,
    nb: 'Kjøretøyet er allerede preregistrert av en annen organisasjon. Kontroller understellsnummeret; er det riktig, må den andre preregistreringen trekkes før kjøretøyet kan preregistreres på nytt.',
    en: 'The vehicle is already pre-registered by another organisation. Check the vehicle identification number; if it is right, the other pre-registration must be withdrawn before the vehicle can be pre-registered again.',
  },
};

/** What the importer is told of a refusal. Who holds the vehicle is not theirs to know, so no text names anyone. */
export const refusalFinding = (reason: RefusalReason): Finding => findings[reason];
