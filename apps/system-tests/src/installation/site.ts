import type { Kind, Service, Topology } from './installation';
import type { Part } from './part';
import type { Ports } from './ports';
import type { Addresses, Environment } from './service-environment';

/** What an installation is made on. */
export interface Ground {
  readonly topology: Topology;
  readonly ports: Ports;
  /** A folder of its own. */
  readonly home: string;
}

/** Where parts run: what differs between containers and local processes. No part runs before it is started. */
export interface Site {
  readonly kind: Kind;
  /** As the parts reach each other. */
  readonly addresses: Addresses;
  /** `postgres`, and `kafka-1` … . */
  servers(): readonly Part[];
  app(app: Service | 'sandbox', name: string, environment: Environment): Part;
  /** Makes roles, schemas and topics on the running servers. */
  prepare(): Promise<void>;
  /** Removes what is left when all parts are gone. */
  cleanUp(): Promise<void>;
}
