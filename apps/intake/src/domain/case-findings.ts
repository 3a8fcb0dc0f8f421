import type { Finding } from '@kjoreklar/domain';

/** Why a case ended that no stage gave a reason for; codes are stable. */
export const replacedBy = (meldingId: string | null): Finding => ({
  code: 'ERSTATTET_AV_NYERE_MELDING',
  path: '',
  nb: `En nyere melding om samme kjøretøy gjelder i stedet${meldingId ? `: ${meldingId}` : ''}. Følg den.`,
  en: `A later message about the same vehicle applies instead${meldingId ? `: ${meldingId}` : ''}. Follow that one.`,
});

export const withdrawnBySender = (): Finding => ({
  code: 'TRUKKET_AV_INNSENDER',
  path: '',
  nb: 'Meldingen er trukket etter ønske fra innsenderen. Send en ny melding om kjøretøyet likevel skal preregistreres.',
  en: 'The message was withdrawn at the request of its sender. Send a new one if the vehicle is to be pre-registered after all.',
});

export const neverFinished = (): Finding => ({
  code: 'BEHANDLINGEN_STANSET',
  path: '',
  nb: 'Behandlingen stanset hos oss og ble ikke løst innen fristen. Meldingen har ingen virkning; send den på nytt.',
  en: 'Processing stopped on our side and was not mended in time. The message has no effect; send it again.',
});

export const withdrawalUnanswered = (): Finding => ({
  code: 'TREKKING_IKKE_BEHANDLET',
  path: '',
  nb: 'Ønsket om å trekke meldingen er ikke behandlet. Utfallet står inntil registeret har svart; svaret kommer for seg.',
  en: 'The request to withdraw has not been processed. The outcome stands until the register answers, separately.',
});

export const alreadyFirstRegistered = (): Finding => ({
  code: 'KJORETOY_FORSTEGANGSREGISTRERT',
  path: '',
  nb: 'Kjøretøyet er førstegangsregistrert, så meldingen kan ikke lenger trekkes.',
  en: 'The vehicle has been registered for the first time, so the message can no longer be withdrawn.',
});
