import type { EcocStage } from '@kjoreklar/ivi';

export type Language = 'nb' | 'en';

const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

interface ReportWords {
  readonly accepted: string;
  readonly rejected: string;
  readonly line: string;
  readonly stages: Readonly<Record<EcocStage, string>>;
  readonly documents: (count: number) => string;
  readonly errors: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly notChecked: string;
  readonly notReached: string;
  readonly notPerformed: string;
  readonly signatureUnasked: string;
  readonly signatureDeclined: string;
  readonly notCompared: string;
}

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: {
    accepted: 'accepted',
    rejected: 'rejected',
    line: 'line',
    stages: { envelope: 'envelope', structure: 'structure', signature: 'signature', content: 'content' },
    documents: counted('document', 'documents'),
    errors: counted('error', 'errors'),
    warnings: counted('warning', 'warnings'),
    notChecked: 'not checked',
    notReached: 'not reached',
    notPerformed: 'not performed by this version',
    signatureUnasked: 'no certificate to trust; name some with --trust FILE',
    signatureDeclined: 'by --no-signature',
    notCompared: 'Not compared with a request:',
  },
  nb: {
    accepted: 'godtatt',
    rejected: 'avvist',
    line: 'linje',
    stages: { envelope: 'konvolutt', structure: 'struktur', signature: 'signatur', content: 'innhold' },
    documents: counted('dokument', 'dokumenter'),
    errors: counted('feil', 'feil'),
    warnings: counted('varsel', 'varsler'),
    notChecked: 'ikke kontrollert',
    notReached: 'kom ikke så langt',
    notPerformed: 'gjøres ikke i denne versjonen',
    signatureUnasked: 'ingen sertifikater å stole på; oppgi noen med --trust FIL',
    signatureDeclined: 'på grunn av --no-signature',
    notCompared: 'Ikke sammenlignet med en melding:',
  },
};
