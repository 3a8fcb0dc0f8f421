import { newSecret } from '../signing/webhook-secret';
import type { EndpointTarget } from '../store/endpoint-secrets';
import { EndpointDirectory } from './endpoint-directory';

describe('the endpoint directory', () => {
  let stored: EndpointTarget | undefined;
  let asked: number;
  let directory: EndpointDirectory;
  beforeEach(() => {
    stored = { url: 'https://importor.example/v1', revision: 1, keys: { secret: newSecret(), seed: undefined } };
    asked = 0;
    directory = new EndpointDirectory({
      find: async () => {
        asked += 1;
        return stored;
      },
    });
  });
  const urlAt = async (revision: number) => (await directory.find('endpoint-1', revision))?.url.href;

  it('asks once, also when several deliveries need it at the same time', async () => {
    expect(await Promise.all([urlAt(1), urlAt(1)])).toEqual(Array(2).fill('https://importor.example/v1'));
    await urlAt(1);
    expect(asked).toBe(1);
  });

  it('asks again when a delivery knows of a later revision', async () => {
    await urlAt(1);
    stored = { ...(stored as EndpointTarget), url: 'https://importor.example/v2', revision: 2 };
    expect(await urlAt(1)).toBe('https://importor.example/v1');
    expect(await urlAt(2)).toBe('https://importor.example/v2');
    expect(await urlAt(1)).toBe('https://importor.example/v2');
    expect(asked).toBe(2);
  });

  it('knows that an endpoint is not active', async () => {
    stored = undefined;
    expect(await urlAt(3)).toBeUndefined();
    expect(await urlAt(3)).toBeUndefined();
    expect(asked).toBe(1);
  });

  it('asks again after it was told to forget', async () => {
    await urlAt(1);
    directory.forget('endpoint-1');
    await urlAt(1);
    expect(asked).toBe(2);
  });
});
