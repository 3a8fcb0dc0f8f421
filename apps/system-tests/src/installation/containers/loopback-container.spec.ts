import { LoopbackContainer } from './loopback-container';

class Opened extends LoopbackContainer {
  async bindings(): Promise<unknown> {
    await this.beforeContainerCreated();
    return this.hostConfig.PortBindings;
  }
}

describe('LoopbackContainer', () => {
  it('publishes every port on the loopback address, chosen beforehand or not', async () => {
    const container = new Opened('any/image').withExposedPorts({ container: 8080, host: 30_100 }, 9092);
    expect(await container.bindings()).toEqual({
      '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '30100' }],
      '9092/tcp': [{ HostIp: '127.0.0.1', HostPort: '0' }],
    });
  });
});
