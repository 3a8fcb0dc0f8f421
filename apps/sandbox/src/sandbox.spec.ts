import { X509Certificate } from 'node:crypto';
import { InvalidConfigurationError, loadConfig } from '@kjoreklar/service-kit';
import { aSandbox, environment, type SandboxUnderTest } from './fixtures/a-sandbox';
import { sandboxConfig } from './sandbox.config';
import { specialVins } from './special-vins';

describe('sandboxConfig', () => {
  const complete = { ...environment, SANDBOX_DATA_DIR: '/tmp/sandbox' };
  it('takes addresses with or without a slash at the end', () => {
    expect(loadConfig(sandboxConfig, { ...complete, PUBLIC_URL: 'http://a.test/' }).PUBLIC_URL).toBe('http://a.test');
  });
  it('never runs in production', () => {
    expect(() => loadConfig(sandboxConfig, { ...complete, NODE_ENV: 'production' })).toThrow(InvalidConfigurationError);
    expect(() => loadConfig(sandboxConfig, { ...complete, NODE_ENV: 'production' })).toThrow(
      /never runs in production/,
    );
  });
});

describe('the sandbox', () => {
  let sandbox: SandboxUnderTest;
  beforeAll(async () => {
    sandbox = await aSandbox();
  });
  afterAll(async () => sandbox.close());
  const get = async (url: string) => sandbox.app.inject({ url });

  it('says what is here', async () => {
    const index = (await get('/')).json();
    expect(index.specialVins).toEqual(specialVins.map(({ prefix, meaning }) => ({ prefix, meaning })));
    expect(index.neighbours.intake).toBe('http://intake.test');
  });

  it('offers only what its OpenAPI document describes', async () => {
    const { paths } = (await get('/openapi.json')).json();
    const offered = Object.keys((await get('/')).json().offers).map((offer) => offer.split(' ')[1]?.split('?')[0]);
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(offered.filter((path) => path !== '/openapi.json')));
  });

  it('shows its certificates', async () => {
    const authority = new X509Certificate((await get('/pki/ca.pem')).body);
    const manufacturer = new X509Certificate((await get('/pki/nordvogn.pem')).body);
    expect(authority.ca).toBe(true);
    expect(manufacturer.checkIssued(authority)).toBe(true);
    expect((await get('/pki/nobody.pem')).statusCode).toBe(404);
    expect((await get('/nowhere')).headers['content-type']).toContain('application/problem+json');
  });
});
