import { HttpProblem, notFound } from '@kjoreklar/service-kit';
import { type Case, statusOf } from '../domain/case';
import type { WithdrawalRefusal } from '../domain/withdraw';

/** The same for a case that does not exist as for one of another organisation. */
export const caseNotFound = (): HttpProblem =>
  notFound(
    'Organisasjonen har ingen melding med denne meldingId. Kontroller den mot svaret på innsendingen.',
    'The organisation has no message with this meldingId. Check it against the answer to the submission.',
  );

const conflict = (kode: string, melding: string, message: string): HttpProblem =>
  new HttpProblem({ status: 409, kode, melding, message });

export const cannotWithdraw = (subject: Case, refusal: WithdrawalRefusal): HttpProblem =>
  refusal === 'FIRST_REGISTERED'
    ? conflict(
        'KJORETOY_FORSTEGANGSREGISTRERT',
        `Kjøretøyet ble førstegangsregistrert ${subject.firstRegisteredOn}, så meldingen kan ikke lenger trekkes.`,
        `The vehicle was registered for the first time on ${subject.firstRegisteredOn}, so the message can no longer be withdrawn.`,
      )
    : conflict(
        'MELDINGEN_ER_AVSLUTTET',
        `Meldingen er avsluttet med status ${statusOf(subject)} og har ingen virkning, så det er ingenting å trekke.`,
        `The message has ended with status ${statusOf(subject)} and has no effect, so there is nothing to withdraw.`,
      );
