import { CommandError } from '../commands/command.ts';
import type { Endpoints } from '../stack/addresses.ts';
import { readJsonFile, writeJsonFile } from '../supervisor/json-file.ts';
import { fetchToken } from './fetch-token.ts';

/** The sandbox's importer; passes the check digit, belongs to nobody. */
export const IMPORTER = '310000019';
const SCOPE = 'svv:kjoretoy/ecoc';
/** Where the sandbox receives the demonstration's callbacks. */
export const RECEIVER = '/callbacks/demonstration';
const SUBMISSION = '/ws/no/vegvesen/kjoretoy/felles/innmelding/meldingompreregistrering/v2';
const EVENTS = ['preregistration.completed', 'preregistration.withdrawn', 'preregistration.withdrawal-refused'];

export interface Submission {
  readonly understellsnummer: string;
  readonly avgiftsgruppeKode: string;
  readonly antallSitteplasser?: number;
}

export interface Callback {
  readonly number: number;
  readonly receivedAt: string;
  readonly path: string;
  readonly signatureValid: boolean | null;
  readonly body: {
    readonly type?: string;
    readonly data?: {
      readonly meldingId: string;
      readonly understellsnummer: string;
      readonly avgiftsgruppeKode: string;
      readonly status: string;
      readonly feil: readonly { readonly kode: string; readonly message: string }[];
    };
  };
}

interface KnownEndpoint {
  readonly id: string;
  readonly secret: string;
}

type Problem = { readonly kode?: string; readonly message?: string };

const readJson = async <Body>(response: Response, what: string): Promise<Body> => {
  const body = (await response.json().catch(() => ({}))) as Body & Problem;
  if (!response.ok)
    throw new CommandError(`${what}: ${response.status} ${body.kode ?? ''} ${body.message ?? ''}`.trimEnd());
  return body;
};

/** An importer who uses the public API of the running stack, and the sandbox's receiver for callbacks. */
export class Importer {
  private readonly endpoints: Endpoints;
  private token = '';

  constructor(endpoints: Endpoints) {
    this.endpoints = endpoints;
  }

  async signIn(): Promise<void> {
    this.token = await fetchToken(this.endpoints.sandbox, IMPORTER, SCOPE);
  }

  /** Has its callbacks sent to the sandbox, whose receiver then knows the secret; `file` remembers both between runs. */
  async listen(file: string): Promise<void> {
    const known = await this.knownEndpoint(file);
    const endpoint = known ?? (await this.registerEndpoint());
    if (!known) writeJsonFile(file, endpoint);
    await readSecretAnswer(
      await fetch(`${this.endpoints.sandbox}/callbacks/secrets`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ path: RECEIVER, secret: endpoint.secret }),
      }),
    );
  }

  /** `meldingId` of the case that was made; throws CommandError when it was not accepted. */
  async submit(submission: Submission): Promise<string> {
    const response = await this.call('POST', `${this.endpoints.intake}${SUBMISSION}/opprette`, submission);
    const { meldingId } = await readJson<{ meldingId: string }>(response, submission.understellsnummer);
    return meldingId;
  }

  async show(meldingId: string): Promise<{ status: string }> {
    return readJson(await this.call('GET', `${this.endpoints.intake}${SUBMISSION}/${meldingId}`), meldingId);
  }

  /** What the register knows of the vehicle. */
  async lookUp(vin: string): Promise<Record<string, unknown>> {
    const token = await fetchToken(this.endpoints.sandbox, IMPORTER, 'kjoreklar:register/read');
    const response = await fetch(`${this.endpoints.registry}/vehicles/${vin}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return readJson(response, vin);
  }

  private async knownEndpoint(file: string): Promise<KnownEndpoint | undefined> {
    const known = readJsonFile<KnownEndpoint>(file);
    if (!known) return undefined;
    const response = await this.call('GET', `${this.endpoints.webhookNotifier}/webhooks/v1/endpoints/${known.id}`);
    if (response.status === 404) return undefined;
    const { url } = await readJson<{ url: string }>(response, 'reading the webhook endpoint');
    return url === this.receiver ? known : undefined;
  }

  private async registerEndpoint(): Promise<KnownEndpoint> {
    const response = await this.call('POST', `${this.endpoints.webhookNotifier}/webhooks/v1/endpoints`, {
      url: this.receiver,
      events: EVENTS,
      description: 'demonstration',
    });
    const { id, secret } = await readJson<KnownEndpoint>(response, 'registering the webhook endpoint');
    return { id, secret };
  }

  private get receiver(): string {
    return `${this.endpoints.sandbox}${RECEIVER}`;
  }

  private call(method: string, url: string, body?: unknown): Promise<Response> {
    return fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }
}

const readSecretAnswer = async (response: Response): Promise<void> => {
  if (!response.ok) throw new CommandError(`the sandbox did not take the secret: ${response.status}`);
  await response.arrayBuffer();
};
