import { endpoints, until } from './stack';

export const organisations = { first: '310000019', second: '310000027' } as const;

export const submissionPath = '/ws/no/vegvesen/kjoretoy/felles/innmelding/meldingompreregistrering/v2';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface CaseView {
  readonly meldingId: string;
  readonly understellsnummer: string;
  readonly klientreferanse: string | null;
  readonly avgiftsgruppeKode: string;
  readonly status: string;
  readonly feil: readonly { kode: string; sti: string; melding: string; message: string }[];
  readonly varsler: readonly { kode: string }[];
  readonly hendelser: readonly { status: string; tidspunkt: string }[];
}

export interface Callback {
  readonly receivedAt: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: CaseView & { readonly sekvens: number };
  };
  readonly signatureValid: boolean | null;
}

const read = async <Body>(response: Response): Promise<Answer<Body>> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Body };
};

/** An importer as the outside sees one: a token, four calls, and callbacks. */
export class Importer {
  private tokens = new Map<string, string>();

  constructor(readonly organisation: string) {}

  async token(scope = 'svv:kjoretoy/ecoc', extra = ''): Promise<string> {
    const key = `${scope} ${extra}`;
    const known = this.tokens.get(key);
    if (known) return known;
    const query = `orgnr=${this.organisation}&scope=${encodeURIComponent(scope)}${extra}`;
    const answer = await read<{ access_token: string }>(await fetch(`${endpoints().sandbox}/token?${query}`));
    this.tokens.set(key, answer.body.access_token);
    return answer.body.access_token;
  }

  async call<Body>(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<Body>> {
    const headers: Record<string, string> = {
      authorization: `Bearer ${await this.token()}`,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    };
    const body = typeof options.body === 'string' ? options.body : JSON.stringify(options.body);
    return read<Body>(
      await fetch(`${endpoints().intake}${path}`, {
        method,
        headers,
        body: options.body === undefined ? undefined : body,
      }),
    );
  }

  submit(fields: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Answer<CaseView>> {
    return this.call<CaseView>('POST', `${submissionPath}/opprette`, {
      body: { avgiftsgruppeKode: '101', ...fields },
      headers,
    });
  }

  async accepted(fields: Record<string, unknown>): Promise<string> {
    const answer = await this.submit(fields);
    if (answer.status !== 202) throw new Error(`not accepted: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.meldingId;
  }

  show(meldingId: string): Promise<Answer<CaseView>> {
    return this.call<CaseView>('GET', `${submissionPath}/${meldingId}`);
  }

  withdraw(meldingId: string): Promise<Answer> {
    return this.call('DELETE', `${submissionPath}/${meldingId}`);
  }

  /** Sends this importer's callbacks to the sandbox's receiver alone, and tells it the secret. */
  async listen(): Promise<void> {
    const { sandbox, receiver = sandbox, webhookNotifier } = endpoints();
    const path = `/callbacks/${this.organisation}`;
    const headers = { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/json' };
    await this.forgetEndpoints();
    const response = await fetch(`${webhookNotifier}/webhooks/v1/endpoints`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        url: `${receiver}${path}`,
        events: ['preregistration.completed', 'preregistration.withdrawn', 'preregistration.withdrawal-refused'],
        description: 'system tests',
      }),
    });
    const answer = await read<{ id: string; secret: string }>(response);
    if (answer.status !== 201) throw new Error(`endpoint not registered: ${JSON.stringify(answer.body)}`);
    await fetch(`${sandbox}/callbacks/secrets`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path, secret: answer.body.secret }),
    });
  }

  private async forgetEndpoints(): Promise<void> {
    const address = `${endpoints().webhookNotifier}/webhooks/v1/endpoints`;
    const headers = { authorization: `Bearer ${await this.token()}` };
    const { body } = await read<{ endpoints?: { id: string }[]; data?: { id: string }[] }>(
      await fetch(address, { headers }),
    );
    for (const { id } of body.endpoints ?? body.data ?? [])
      await fetch(`${address}/${id}`, { method: 'DELETE', headers });
  }
}

export const callbacksOf = async (meldingId: string): Promise<Callback[]> => {
  const response = await fetch(`${endpoints().sandbox}/callbacks?meldingId=${meldingId}`);
  return (await response.json()) as Callback[];
};

/** The callback that tells how the case ended. */
export const outcomeOf = (meldingId: string, timeoutMs = 30_000): Promise<Callback> =>
  until(
    `the callback of ${meldingId}`,
    async () => (await callbacksOf(meldingId)).find(({ body }) => body.type === 'preregistration.completed'),
    timeoutMs,
  );
