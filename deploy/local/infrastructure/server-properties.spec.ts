import { formatProperties, serverProperties } from './server-properties.ts';

describe('server.properties of the local broker', () => {
  it('listens on the loopback address alone and makes no topic by itself', () => {
    const properties = serverProperties({ port: 4020, controllerPort: 4021, dataFolder: '/data' });
    expect(properties.listeners).toBe('PLAINTEXT://127.0.0.1:4020,CONTROLLER://127.0.0.1:4021');
    expect(properties['auto.create.topics.enable']).toBe('false');
  });

  it('writes one line for each key, backslashes doubled as Java reads them', () => {
    expect(formatProperties({ 'log.dirs': 'C:\\data', 'node.id': '1' })).toBe('log.dirs=C:\\\\data\nnode.id=1\n');
  });
});
