import { HttpProblem, notFound } from '@kjoreklar/service-kit';
import type { FirstRegistrationRefused } from '../domain/register-first-time';

export const unknownVehicleProblem = (): HttpProblem =>
  notFound(
    'Registeret kjenner ikke dette kjøretøyet. Kontroller understellsnummeret, og at det er preregistrert.',
    'The register does not know this vehicle. Check the vehicle identification number, and that it is pre-registered.',
  );

export const noEcocProblem = (): HttpProblem =>
  notFound(
    'Registeret har ingen eCoC som gjelder for kjøretøyet på dette tidspunktet. Slå opp kjøretøyet for å se hva som gjelder.',
    'The register has no eCoC in force for the vehicle at this moment. Look the vehicle up to see what holds.',
  );

const problems: Readonly<Record<FirstRegistrationRefused['reason'], () => HttpProblem>> = {
  UNKNOWN: unknownVehicleProblem,
  NOT_READY: () =>
    new HttpProblem({
      status: 409,
      kode: 'KJORETOY_IKKE_KLART',
      melding:
        'Kjøretøyet er ikke klart til førstegangsregistrering: preregistreringen er trukket. Importøren må sende ny melding.',
      message:
        'The vehicle is not ready for first registration: its pre-registration is withdrawn. The importer must send a new request.',
    }),
  ALREADY_REGISTERED: () =>
    new HttpProblem({
      status: 409,
      kode: 'KJORETOY_ALLEREDE_REGISTRERT',
      melding: 'Kjøretøyet er allerede førstegangsregistrert. Slå det opp for å se datoen.',
      message: 'The vehicle has already been registered for the first time. Look it up to see the date.',
    }),
};

export const firstRegistrationProblem = ({ reason }: FirstRegistrationRefused): HttpProblem => problems[reason]();
