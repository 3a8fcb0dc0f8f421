import type { Server } from '../infrastructure/process-spec.ts';
import { runSteps, type Step } from './run-steps.ts';
import { SupervisedPart } from './supervised-part.ts';

/** A server of the stack. */
export interface PartDeclaration {
  readonly name: string;
  readonly needs: readonly string[];
  readonly server: Server;
  /** Parts of a lower number stop first; those of one number stop together. */
  readonly stopOrder: number;
}

/** Something done once at the start. */
export interface TaskDeclaration {
  readonly name: string;
  readonly needs: readonly string[];
  readonly task: () => Promise<void>;
}

export interface SupervisorOptions {
  readonly declarations: readonly (PartDeclaration | TaskDeclaration)[];
  readonly logFileOf: (part: string) => string;
  readonly onChange: (pids: ReadonlyMap<string, number>) => void;
  readonly say: (line: string) => void;
}

const isPart = (declaration: PartDeclaration | TaskDeclaration): declaration is PartDeclaration =>
  'server' in declaration;

/** Understands how to start the whole stack in order, keep it running, and stop it in order. */
export class Supervisor {
  private readonly options: SupervisorOptions;
  private readonly parts: Map<string, SupervisedPart>;
  private starting: Promise<void> | undefined;
  private stopped = false;

  constructor(options: SupervisorOptions) {
    this.options = options;
    this.parts = new Map(
      options.declarations.filter(isPart).map((declaration) => [declaration.name, this.part(declaration)]),
    );
  }

  /** Resolves when every part answers; rejects with the first failure, after which `stop` is still to be called. */
  async start(): Promise<void> {
    this.starting = runSteps(this.options.declarations.map((declaration) => this.step(declaration)));
    await this.starting;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const declared = this.options.declarations.filter(isPart);
    const order = [...new Set(declared.map(({ stopOrder }) => stopOrder))].sort((a, b) => a - b);
    for (const turn of order) {
      const names = declared.filter(({ stopOrder }) => stopOrder === turn).map(({ name }) => name);
      await Promise.all(names.map(async (name) => this.parts.get(name)?.stop()));
    }
    await this.starting?.catch(() => undefined);
  }

  private part({ name, server }: PartDeclaration): SupervisedPart {
    const { logFileOf, say } = this.options;
    return new SupervisedPart({ name, server, say, logFile: logFileOf(name), onChange: () => this.tellPids() });
  }

  private step(declaration: PartDeclaration | TaskDeclaration): Step {
    const { name, needs } = declaration;
    const work = isPart(declaration) ? () => this.parts.get(name)?.start() : declaration.task;
    return {
      name,
      needs,
      run: async () => {
        if (this.stopped) return;
        const begun = Date.now();
        await work();
        this.options.say(`${name}: ready after ${Date.now() - begun} ms`);
      },
    };
  }

  private tellPids(): void {
    const running = [...this.parts].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, pid] as const]));
    this.options.onChange(new Map(running));
  }
}
