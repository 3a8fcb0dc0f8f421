import type { HistoryWriter } from '../chaos/history-writer';
import type { StackControls } from '../chaos/nemesis/stack-controls';
import type { Installation } from '../installation/installation';
import type { Part } from '../installation/part';

const MEMORY_INTERVAL_MS = 3_000;

/** Does things to the parts of an installation, and writes down how they ended and how much memory they take. */
export class InstallationWatch implements StackControls {
  private lookedAtMs = 0;
  private turn = 0;
  private faults = 0;
  private readonly returning = new Set<Promise<void>>();
  readonly look = async (): Promise<void> => {
    if (Date.now() - this.lookedAtMs < MEMORY_INTERVAL_MS) return;
    this.lookedAtMs = Date.now();
    await Promise.all(this.installation.parts.map((part) => this.lookAtMemory(part)));
  };

  constructor(
    private readonly installation: Installation,
    private readonly history: HistoryWriter,
  ) {}

  /** Asks the part to end and waits until it has. */
  async terminate(name: string): Promise<void> {
    await this.endPart(this.installation.part(name), 'SIGTERM');
  }

  async kill(name: string): Promise<void> {
    await this.endPart(this.installation.part(name), 'SIGKILL');
  }

  async start(name: string): Promise<void> {
    await this.installation.part(name).start();
  }

  async signal(name: string, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    await this.installation.part(name).signal(signal);
  }

  /** Something is broken while `work` goes on. */
  async fault(what: string, part: string, work: () => Promise<void>): Promise<void> {
    const fault = `f${(this.faults += 1)}`;
    this.history.write({ kind: 'fault', fault, what, part });
    try {
      await work();
    } finally {
      this.history.write({ kind: 'healed', fault });
    }
  }

  /** Of `intake`, `kafka`, … the instances take turns. */
  async end(kind: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const part = this.oneOf(kind);
    await this.endPart(part, signal);
    const returning = part.start().finally(() => this.returning.delete(returning));
    this.returning.add(returning);
  }

  async freeze(kind: string): Promise<() => Promise<void>> {
    const part = this.oneOf(kind);
    await part.signal('SIGSTOP');
    // It may have been ended meanwhile.
    return () => part.signal('SIGCONT').catch(() => undefined);
  }

  /** When everything that was ended is back. */
  async whenComplete(): Promise<void> {
    await Promise.all(this.returning);
  }

  private async endPart(part: Part, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const askedAtMs = Date.now();
    const ended = part.ended();
    await part.signal(signal);
    const { code, signal: by } = await ended;
    const tookMs = Date.now() - askedAtMs;
    this.history.write({ kind: 'exit', part: part.name, code, signal: by, asked: signal, tookMs });
  }

  private oneOf(kind: string): Part {
    const names = this.installation.parts.map(({ name }) => name);
    const instances = names.filter(
      (name) => name === kind || (/^-\d+$/.test(name.slice(kind.length)) && name.startsWith(kind)),
    );
    return this.installation.part(instances[(this.turn += 1) % Math.max(1, instances.length)] ?? kind);
  }

  private async lookAtMemory(part: Part): Promise<void> {
    try {
      this.history.write({ kind: 'memory', part: part.name, bytes: await part.memoryBytes() });
    } catch {
      // It does not run at the moment.
    }
  }
}
