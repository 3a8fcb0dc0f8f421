import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkEcoc, defaultPolicy } from '@kjoreklar/ivi';
import type { EucarisAnswer } from '../eucaris/eucaris';
import { aSandbox, type SandboxUnderTest } from '../fixtures/a-sandbox';
import { makerOf } from '../fixtures/maker-of';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await aSandbox();
});
afterAll(async () => sandbox.close());

const VIN = 'ZZP00000000000007';
const receivedAt = new Date(Date.now() + 60_000).toISOString();
const toBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const issued = async (vin = VIN): Promise<string> => {
  const answer = await sandbox.app.inject({ url: `/eucaris/ecoc/${vin}` });
  return Buffer.from(answer.json<EucarisAnswer>().documents[0]?.content ?? '', 'base64').toString('utf8');
};
const sign = (manufacturer: string, text: string) =>
  sandbox.app.inject({
    method: 'POST',
    url: `/pki/${manufacturer}/sign`,
    payload: { document: toBase64(text) },
  });
const upload = (vin: string, document: string) =>
  sandbox.app.inject({ method: 'POST', url: '/eucaris/ecoc', payload: { vin, document } });
const check = (document: string) => {
  const signature = sandbox.parts.trust;
  const request = { vin: VIN, taxGroup: '101', receivedAt };
  return checkEcoc(Buffer.from(document, 'base64'), request, { ...defaultPolicy, signature });
};
describe('what the sandbox trusts', () => {
  it('lies in its data folder, for the service that checks documents to read', () => {
    const file = (name: string): string => join(sandbox.parts.config.SANDBOX_DATA_DIR, 'trust', name);
    expect(readFileSync(file('anchors.pem'), 'utf8')).toBe(sandbox.parts.pki.authorityPem);
    expect(JSON.parse(readFileSync(file('signers.json'), 'utf8'))).toContainEqual({
      subject: 'Nordvogn Automobilfabrik AB',
      manufacturers: ['Nordvogn Automobilfabrik AB'],
    });
    expect(statSync(file('signers.json')).mode & 0o777).toBe(0o644);
  });

  it('covers what it issues', async () => {
    expect(check(toBase64(await issued()))).toMatchObject({ verdict: 'accepted', signature: {} });
  });
});

describe('POST /pki/{manufacturer}/sign', () => {
  it('makes a changed document hold again, by its manufacturer only', async () => {
    const text = await issued();
    const changed = text.replace(/<Colour>\d+</, '<Colour>7<');
    expect(check(toBase64(changed))).toMatchObject({ verdict: 'rejected', errors: [{ stage: 'signature' }] });
    const answer = await sign(makerOf(text), changed);
    expect(answer.statusCode).toBe(200);
    expect(check(answer.json().document).verdict).toBe('accepted');
    const other = makerOf(text) === 'kystbil' ? 'tuiskari' : 'kystbil';
    expect(check((await sign(other, changed)).json().document)).toMatchObject({
      verdict: 'rejected',
      errors: [{ code: 'ECOC_SIGNATAR_AVVIKER' }],
    });
  });

  it('lets the upload be told of no fault in the signature, which it is of one that does not hold', async () => {
    const text = await issued();
    const changed = text.replace(/<Colour>\d+</, '<Colour>6<');
    const refused = (await upload(VIN, toBase64(changed))).json<{ varsler: { kode: string }[] }>();
    expect(refused.varsler[0]?.kode).toMatch(/^ECOC_SIGNATUR/);
    const signed = (await sign(makerOf(text), changed)).json<{ document: string }>().document;
    expect((await upload(VIN, signed)).json()).toMatchObject({ varsler: [] });
  });

  it('refuses what is not written canonically, and a manufacturer that is not there', async () => {
    const answer = await sign('nordvogn', '<A b="1"/>');
    expect(answer.statusCode).toBe(422);
    expect(answer.json().feil[0].kode).toBe('DOKUMENT_IKKE_KANONISK');
    expect((await sign('nobody', '<A></A>')).statusCode).toBe(404);
  });
});
