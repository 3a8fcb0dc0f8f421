import { request } from 'undici';
import type { Endpoints } from './local-stack';

const SCOPE = 'svv:kjoretoy/ecoc';

export const submissionPath = '/ws/no/vegvesen/kjoretoy/felles/innmelding/meldingompreregistrering/v2/opprette';

/** A test token of the organisation. */
export const tokenFrom = async (sandbox: string, organisation: string): Promise<string> => {
  const response = await request(`${sandbox}/token?orgnr=${organisation}&scope=${encodeURIComponent(SCOPE)}`);
  return ((await response.body.json()) as { access_token: string }).access_token;
};

export const setLookupLatency = async (sandbox: string, latencyMs: number): Promise<void> => {
  const response = await request(`${sandbox}/eucaris/behaviour`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ latencyMs, errorRate: 0, hangRate: 0, autoIssue: true }),
  });
  await response.body.dump();
};

/** Has the organisation's callbacks sent to `url`. */
export const registerEndpoint = async (endpoints: Endpoints, organisation: string, url: string): Promise<void> => {
  const token = await tokenFrom(endpoints.sandbox, organisation);
  const response = await request(`${endpoints.webhookNotifier}/webhooks/v1/endpoints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ url, events: ['preregistration.completed'], description: 'benchmark' }),
  });
  if (response.statusCode !== 201) throw new Error(`endpoint not registered: ${await response.body.text()}`);
  await response.body.dump();
};
