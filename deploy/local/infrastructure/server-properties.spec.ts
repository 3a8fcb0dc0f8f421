import { formatProperties, serverProperties } from './server-properties.ts';

describe('server.properties of the local broker', () => {
  it('listens on the loopback address alone and makes no topic by itself', () => {
    const properties = serverProperties({ port: 4020, controllerPort: 4021, dataFolder: '/data' });
    expect(properties.listeners).toBe('PLAINTEXT://127.0.0.1:4020,CONTROLLER://127.0.0.1:4021');
    expect(properties['auto.create.topics.enable']).toBe('false');
  });

  it('as one of three, keeps every record on three and waits for two', () => {
    const cluster = { node: 2, voters: [4021, 4121, 4221] };
    const properties = serverProperties({ port: 4120, controllerPort: 4121, dataFolder: '/data', cluster });
    expect(properties).toMatchObject({
      'node.id': '2',
      'controller.quorum.voters': '1@127.0.0.1:4021,2@127.0.0.1:4121,3@127.0.0.1:4221',
      'default.replication.factor': '3',
      'offsets.topic.replication.factor': '3',
      'min.insync.replicas': '2',
    });
  });

  it('alone, asks for no second copy', () => {
    const properties = serverProperties({ port: 4020, controllerPort: 4021, dataFolder: '/data' });
    expect(properties).toMatchObject({ 'default.replication.factor': '1', 'min.insync.replicas': '1' });
  });

  it('writes one line for each key, backslashes doubled as Java reads them', () => {
    expect(formatProperties({ 'log.dirs': 'C:\\data', 'node.id': '1' })).toBe('log.dirs=C:\\\\data\nnode.id=1\n');
  });
});
