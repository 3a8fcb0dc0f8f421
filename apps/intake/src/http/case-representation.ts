import { type Case, statusOf } from '../domain/case';
import { historyOf } from '../domain/case-history';
import { shownFindings } from '../domain/shown-findings';
import type { CasePage } from '../store/case.read-model';
import type { AcceptedDto, CaseDto, CasePageDto, OperatorCaseDto, OperatorCasePageDto, PageLinksDto } from './case.dto';
import { toProblemItem } from './field-faults';
import { toCursor } from './page-cursor';

export const BASE_PATH = 'ws/no/vegvesen/kjoretoy/felles/innmelding/meldingompreregistrering/v2';

export const casePath = (meldingId: string): string => `/${BASE_PATH}/${meldingId}`;

const common = (subject: Case) => ({
  meldingId: subject.meldingId,
  understellsnummer: subject.vin,
  klientreferanse: subject.clientReference,
  mottattTidspunkt: subject.receivedAt,
  _links: { self: { href: casePath(subject.meldingId) } },
});

/** The same whenever the request is answered: what it has come to since is another question. */
export const toAccepted = (subject: Case): AcceptedDto => ({ ...common(subject), status: 'MOTTATT' });

export const toCaseDto = (subject: Case): CaseDto => {
  const { errors, warnings } = shownFindings(subject);
  return {
    ...common(subject),
    status: statusOf(subject),
    avgiftsgruppeKode: subject.taxGroup,
    antallSitteplasser: subject.seats,
    ventTil: subject.waitUntil,
    feil: errors.map(toProblemItem),
    varsler: warnings.map(toProblemItem),
    hendelser: historyOf(subject).map(({ status, at }) => ({ status, tidspunkt: at })),
  };
};

/** `url`: of this page; that of the next differs in its cursor. */
const pageLinks = (url: string, { next }: CasePage): PageLinksDto => {
  const self = { href: url };
  if (!next) return { self };
  const [path, query] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('etter', toCursor(next));
  return { self, neste: { href: `${path}?${parameters.toString()}` } };
};

export const toPageDto = (page: CasePage, url: string): CasePageDto => ({
  meldinger: page.cases.map(toCaseDto),
  _links: pageLinks(url, page),
});

export const toOperatorCaseDto = (subject: Case): OperatorCaseDto => ({
  ...toCaseDto(subject),
  organisasjonsnummer: subject.organisation,
  nummer: subject.seq,
});

export const toOperatorPageDto = (page: CasePage, url: string): OperatorCasePageDto => ({
  meldinger: page.cases.map(toOperatorCaseDto),
  _links: pageLinks(url, page),
});
