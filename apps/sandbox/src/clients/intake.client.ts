import { z } from 'zod';
import type { TokenIssuer } from '../maskinporten/token-issuer';
import { IMPORTER_SCOPE } from '../scopes';
import type { CallJson, JsonAnswer } from './json-client';

const BASE = '/ws/no/vegvesen/kjoretoy/felles/innmelding/meldingompreregistrering/v2';

export interface PreregistrationOrder {
  readonly understellsnummer: string;
  readonly avgiftsgruppeKode: string;
  readonly klientreferanse: string;
}

const Case = z.object({
  meldingId: z.string(),
  status: z.string(),
  feil: z.array(z.object({ kode: z.string() })).default([]),
});
/** What the sandbox reads of a case. */
export type PreregistrationCase = z.output<typeof Case>;

/** Thrown when intake answers something else than the contract allows for. */
export class UnexpectedAnswerError extends Error {
  readonly code = 'SANDBOX_UNEXPECTED_ANSWER';
  constructor(
    readonly what: string,
    readonly answer: JsonAnswer,
  ) {
    super(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.name = 'UnexpectedAnswerError';
  }
}

export interface IntakeClientOptions {
  readonly url: string;
  readonly audience: string;
  readonly organisation: string;
  readonly tokens: TokenIssuer;
  readonly call: CallJson;
}

/** Sends messages about pre-registration to the public API, as one importer. */
export class IntakeClient {
  constructor(private readonly options: IntakeClientOptions) {}

  /** The id of the case that was made. */
  async submit(order: PreregistrationOrder): Promise<string> {
    const answer = await this.call('POST', '/opprette', order);
    if (answer.status !== 202) throw new UnexpectedAnswerError('submitting a pre-registration', answer);
    return this.read(answer).meldingId;
  }

  /** Undefined where intake knows no such case. */
  async find(meldingId: string): Promise<PreregistrationCase | undefined> {
    const answer = await this.call('GET', `/${meldingId}`);
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new UnexpectedAnswerError('reading a case', answer);
    return this.read(answer);
  }

  private read(answer: JsonAnswer): PreregistrationCase {
    const parsed = Case.safeParse(answer.body);
    if (!parsed.success) throw new UnexpectedAnswerError('reading the answer of intake', answer);
    return parsed.data;
  }

  private async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<JsonAnswer> {
    const { url, audience, organisation, tokens, call } = this.options;
    const token = await tokens.issue({ organisation, scope: IMPORTER_SCOPE, audience });
    return call({ method, url: `${url}${BASE}${path}`, token: token.access_token, body });
  }
}
