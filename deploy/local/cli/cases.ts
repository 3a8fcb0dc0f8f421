import { type Command, CommandError, readArgs } from '../commands/command.ts';
import { printJson, printTable } from '../commands/print-table.ts';
import { endpointsOfRunning } from '../commands/stack-status.ts';
import { fetchToken } from '../demonstration/fetch-token.ts';
import { readSettings, UsageError } from '../stack/settings.ts';

interface CaseView {
  readonly meldingId: string;
  readonly understellsnummer: string;
  readonly organisasjonsnummer?: string;
  readonly status: string;
  readonly mottattTidspunkt: string;
  readonly feil?: readonly { readonly kode: string }[];
}

const OPERATOR_SCOPE = 'kjoreklar:operator';
const OPERATOR = '310000035';
const MELDING_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const ask = async <Answer>(path: string): Promise<Answer | undefined> => {
  const { operator, sandbox } = endpointsOfRunning(readSettings());
  const token = await fetchToken(sandbox, OPERATOR, OPERATOR_SCOPE);
  const response = await fetch(`${operator}/internal/cases${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new CommandError(`intake answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
};

const list = async (query: Readonly<Record<string, string | undefined>>): Promise<CaseView[]> => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const answer = await ask<CaseView[] | { readonly saker: CaseView[] }>(`?${new URLSearchParams(given).toString()}`);
  return Array.isArray(answer) ? answer : (answer?.saker ?? []);
};

const printCases = (found: readonly CaseView[], json: boolean): void => {
  if (json) return printJson(found);
  printTable([
    ['RECEIVED', 'MELDING', 'VIN', 'ORGANISATION', 'STATUS', 'FAULTS'],
    ...found.map((one) => [
      one.mottattTidspunkt,
      one.meldingId,
      one.understellsnummer,
      one.organisasjonsnummer,
      one.status,
      (one.feil ?? []).map(({ kode }) => kode).join(', '),
    ]),
  ]);
};

const show = async (meldingId: string): Promise<number> => {
  const found = await ask<CaseView>(`/${meldingId}`);
  if (!found) throw new CommandError(`there is no case ${meldingId}`);
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return 0;
};

const text = { type: 'string' } as const;
const options = { status: text, org: text, limit: { ...text, default: '50' }, json: { type: 'boolean' } } as const;

export const cases: Command = {
  usage: `npm run kjoreklar -- cases [MELDINGID | VIN] [OPTIONS] — cases, newest first; one whole case by its meldingId

  --status STATUS   such as TIL_MANUELL_BEHANDLING
  --org ORGNR       of that organisation
  --limit N         at most N (50)
  --json            one array, or one object
`,
  run: async (args) => {
    const { values, positionals } = readArgs(args, options, true);
    const [word, ...others] = positionals;
    if (others.length > 0) throw new UsageError('name one meldingId or one VIN');
    if (word !== undefined && MELDING_ID.test(word)) return show(word);
    const { status, org, limit, json = false } = values;
    printCases(await list({ understellsnummer: word, status, organisasjonsnummer: org, antall: limit }), json);
    return 0;
  },
};
