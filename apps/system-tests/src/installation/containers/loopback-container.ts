import { GenericContainer } from 'testcontainers';

const LOOPBACK = '127.0.0.1';

/** Publishes its ports on the loopback address alone, however the engine was started: nobody else's machine can reach it. */
export class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    const bindings = Object.entries((this.hostConfig.PortBindings ?? {}) as Record<string, object[]>);
    this.hostConfig.PortBindings = Object.fromEntries(
      bindings.map(([port, hosts]) => [port, hosts.map((host) => ({ ...host, HostIp: LOOPBACK }))]),
    );
  }
}
