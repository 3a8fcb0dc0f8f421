import type { Wording } from '../findings/ecoc-finding';

/** A demand of the catalogue that is no content rule, and what sees to it. */
export interface ElsewhereDemand {
  readonly id: string;
  readonly demands: Wording;
  readonly where: string;
}

export const demandsMetElsewhere: readonly ElsewhereDemand[] = [
  {
    id: 'A1',
    demands: {
      nb: 'Velformet XML uten DOCTYPE og entiteter, ikke for stor, i tegnsettet den sier',
      en: 'Well-formed XML without DOCTYPE and entities, not too large, in the encoding it declares',
    },
    where: 'envelope: `libs/ivi/src/envelope`, `libs/ivi/src/parsing`',
  },
  {
    id: 'A2',
    demands: { nb: 'Rotelement og navnerom av IVI 2.0 eller 1.x', en: 'Root element and namespace of IVI 2.0 or 1.x' },
    where: 'envelope: `libs/ivi/src/envelope/read-envelope.ts`',
  },
  {
    id: 'A3',
    demands: { nb: 'Navnerom og versjonsnummer stemmer', en: 'Namespace and version number agree' },
    where: 'structure: the code list of IviVersionNumberXsd',
  },
  {
    id: 'A4',
    demands: { nb: 'Gyldig etter skjemaet', en: 'Valid by the schema' },
    where: 'structure: `libs/ivi/src/structure`',
  },
  {
    id: 'A5',
    demands: {
      nb: 'IviReferenceId er ikke sett før med annet innhold',
      en: 'IviReferenceId has not been seen before with other content',
    },
    where:
      'ecoc-validation, which remembers for each manufacturer what its references stand for: `ECOC_REFERANSE_BRUKT_OM_ANNET`. That it is a UUID version 4 is structure',
  },
  {
    id: 'B1–B9',
    demands: { nb: 'Signaturen', en: 'The signature' },
    where: 'signature: `libs/ivi/src/signature`',
  },
  {
    id: 'C3',
    demands: { nb: 'Produsentkoden (WMI) passer merket', en: 'The manufacturer code (WMI) fits the make' },
    where:
      "not checked: the register of codes (ISO 3780, kept by SAE International) is not public, and a list of one's own would warn of every manufacturer that it lacks",
  },
  {
    id: 'F1, F3',
    demands: {
      nb: 'Høyeste versjon; to like versjoner med ulikt innhold er i strid',
      en: 'The highest version; two equal versions with different content conflict',
    },
    where: '`libs/ivi/src/select-document.ts`, asked by eucaris-lookup',
  },
  {
    id: 'F4',
    demands: { nb: 'Ufullstendige svar fra EUCARIS ventes på', en: 'Partial answers of EUCARIS are waited on' },
    where: 'eucaris-lookup',
  },
  {
    id: 'ICM17',
    demands: {
      nb: 'TypeApprovalIssueDate endres bare med en utvidelse',
      en: 'TypeApprovalIssueDate changes only with an extension',
    },
    where: 'not checked: it needs earlier documents of the approval',
  },
  {
    id: 'G (closed groups)',
    demands: {
      nb: 'Avgiftsgrupper for eldre kjøretøy brukes ikke på nye',
      en: 'Tax groups of older vehicles are not used for new ones',
    },
    where: 'intake, when the request is made: `AVGIFTSGRUPPE_LUKKET`',
  },
  {
    id: 'G (beds of 316)',
    demands: {
      nb: 'En campingbil har ikke flere sitteplasser enn soveplasser',
      en: 'A motor caravan has no more seats than beds',
    },
    where: 'not applicable: only version 1 of the service was told the beds (sengeplasserCampingbil)',
  },
  {
    id: 'H',
    demands: {
      nb: 'Utfall, innhold, hash og regelsett tas vare på',
      en: 'Outcome, content, hash and rule set are kept',
    },
    where: 'ecoc-validation (verdict and `ruleSet`) and registry',
  },
];
