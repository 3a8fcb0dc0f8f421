import { rm } from 'node:fs/promises';
import type { FrontDoor } from './front-door';
import type { Part } from './part';

export const services = ['intake', 'eucaris-lookup', 'ecoc-validation', 'registry', 'webhook-notifier'] as const;
export type Service = (typeof services)[number];

export interface Topology {
  readonly brokers: 1 | 3;
  /** Of each service. */
  readonly instances: 1 | 2;
}

export type Kind = 'containers' | 'local processes';

/** `intake-1`, `intake-2` for two instances of the intake. */
export const instancesOf = (service: Service, { instances }: Topology): string[] =>
  Array.from({ length: instances }, (_, index) => `${service}-${index + 1}`);

export const brokersOf = ({ brokers }: Topology): string[] =>
  Array.from({ length: brokers }, (_, index) => `kafka-${index + 1}`);

interface Pieces {
  readonly parts: readonly Part[];
  readonly doors: readonly FrontDoor[];
  /** Removes what is left when all parts are gone. */
  readonly cleanUp: () => Promise<void>;
}

/**
 * Everything that runs, on ports of the loopback address. Parts: `kafka-1` …, `postgres`, `sandbox`, and `<service>-1` … . Its `home` holds
 * an endpoints.json, by which the driver finds its way.
 */
export class Installation {
  private readonly byName: ReadonlyMap<string, Part>;

  constructor(
    readonly kind: Kind,
    readonly topology: Topology,
    readonly home: string,
    private readonly pieces: Pieces,
  ) {
    this.byName = new Map(pieces.parts.map((part) => [part.name, part]));
  }

  part(name: string): Part {
    const part = this.byName.get(name);
    if (!part) throw new Error(`there is no ${name}: one of ${[...this.byName.keys()].join(', ')}`);
    return part;
  }

  get parts(): readonly Part[] {
    return this.pieces.parts;
  }

  get serviceParts(): readonly Part[] {
    return services.flatMap((service) => instancesOf(service, this.topology)).map((name) => this.part(name));
  }

  /** Ends every part, also when one of them cannot be ended in the usual way. */
  async stop(): Promise<void> {
    for (const door of this.pieces.doors) door.close();
    await Promise.all(this.parts.map((part) => part.remove()));
    await this.pieces.cleanUp();
    if (!process.env['KJOREKLAR_KEEP_HOME']) await rm(this.home, { recursive: true, force: true });
  }
}
