import { CommandError } from '../commands/command.ts';
import { endpointsOfRunning } from '../commands/stack-status.ts';
import { fetchToken } from '../demonstration/fetch-token.ts';
import { readSettings } from '../stack/settings.ts';

export interface CaseView {
  readonly meldingId: string;
  readonly understellsnummer: string;
  readonly organisasjonsnummer: string;
  readonly status: string;
  readonly mottattTidspunkt: string;
  readonly feil: readonly { readonly kode: string }[];
}

interface CasePage {
  readonly meldinger: readonly CaseView[];
  readonly _links: { readonly neste?: { readonly href: string } };
}

export interface CaseFilter {
  readonly vin?: string;
  readonly status?: string;
}

const OPERATOR_SCOPE = 'kjoreklar:operator';
/** Any organisation: the operator's scope decides. */
const OPERATOR = '310000035';
export const PAGE_SIZE = 200;

const firstPage = (filter: CaseFilter): string => {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/internal/cases?${new URLSearchParams([...given, ['antall', String(PAGE_SIZE)]]).toString()}`;
};

type Problem = { readonly message?: string; readonly feil?: readonly { readonly message: string }[] };

/** What intake answers an operator at `path`; undefined where there is nothing. */
type Ask = <Body>(path: string) => Promise<Body | undefined>;

const asOperator = async (): Promise<Ask> => {
  const { operator, sandbox } = endpointsOfRunning(readSettings());
  const token = await fetchToken(sandbox, OPERATOR, OPERATOR_SCOPE);
  return async <Body>(path: string): Promise<Body | undefined> => {
    const response = await fetch(`${operator}${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body = (await response.json()) as Body & Problem;
    if (response.ok) return body;
    if (response.status === 404) return undefined;
    const faults = (body.feil ?? []).map(({ message }) => message).join(' ');
    throw new CommandError(faults || `intake answers ${response.status}: ${body.message ?? ''}`);
  };
};

/** One case of any organisation. */
export const findCase = async (meldingId: string): Promise<CaseView | undefined> => {
  const ask = await asOperator();
  return ask<CaseView>(`/internal/cases/${meldingId}`);
};

/** Cases of all organisations, newest first, page by page as they are asked for. */
export const eachCase = async function* (filter: CaseFilter): AsyncGenerator<CaseView> {
  const ask = await asOperator();
  let next: string | undefined = firstPage(filter);
  while (next) {
    const page: CasePage | undefined = await ask<CasePage>(next);
    yield* page?.meldinger ?? [];
    next = page?._links.neste?.href;
  }
};
