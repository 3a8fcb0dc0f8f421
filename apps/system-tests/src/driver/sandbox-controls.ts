import { endpoints } from './stack';

const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${endpoints().sandbox}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
};

export interface EucarisBehaviour {
  readonly latencyMs: number;
  readonly errorRate: number;
  readonly hangRate: number;
  readonly autoIssue: boolean;
}

const usual: EucarisBehaviour = { latencyMs: 0, errorRate: 0, hangRate: 0, autoIssue: true };

export const setEucaris = (behaviour: Partial<EucarisBehaviour> = {}) =>
  send('PUT', '/eucaris/behaviour', { ...usual, ...behaviour });

/** How often EUCARIS was asked since the sandbox started. */
export const asksOfEucaris = async (): Promise<number> =>
  ((await send('GET', '/eucaris/asks')).body as { asks: number }).asks;

export const registerFirstTime = (vin: string) => send('POST', `/register/${vin}/forstegangsregistrering`);

/** The document the sandbox would issue for the VIN, base64. */
export const issuedDocument = async (vin: string): Promise<string> => {
  const { body } = await send('GET', `/eucaris/ecoc/${vin}`);
  return (body as { documents: { content: string }[] }).documents[0]?.content ?? '';
};

export const upload = (vin: string, document: string) => send('POST', '/eucaris/ecoc', { vin, document });

/** How the importer's receiver answers; the usual answer is 204 at once. */
export const setReceiver = (behaviour: { statusCode?: number; latencyMs?: number } = {}) =>
  send('PUT', '/callbacks/behaviour', { statusCode: 204, latencyMs: 0, failNext: 0, ...behaviour });
