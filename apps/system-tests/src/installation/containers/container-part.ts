import { type GenericContainer, getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';
import { until } from '../../driver/stack';
import type { Exit, Part, Signal } from '../part';

const ANSWER_DEADLINE_MS = 240_000;
const KILLED_BY = 128;
const signals: Readonly<Record<number, string>> = { 9: 'SIGKILL', 15: 'SIGTERM' };

interface MemoryStats {
  readonly memory_stats?: { readonly usage?: number; readonly stats?: { readonly inactive_file?: number } };
}

const engineContainer = async (id: string) => (await getContainerRuntimeClient()).container.getById(id);

/** A container; `answers` throws until what runs in it can be used. */
export class ContainerPart implements Part {
  private started: StartedTestContainer | undefined;

  constructor(
    readonly name: string,
    private readonly created: GenericContainer,
    private readonly answers: () => Promise<void>,
  ) {}

  async start(): Promise<void> {
    this.started ??= await this.created.start();
    await until(
      `${this.name} answers`,
      async () => {
        await this.runAgain();
        await this.answers();
        return true;
      },
      ANSWER_DEADLINE_MS,
    );
  }

  async signal(name: Signal): Promise<void> {
    await (await this.container()).kill({ signal: name });
  }

  async ended(): Promise<Exit> {
    const { StatusCode } = (await (await this.container()).wait()) as { StatusCode: number };
    const signal = signals[StatusCode - KILLED_BY];
    return signal ? { code: null, signal } : { code: StatusCode, signal: null };
  }

  /** Without the pages of files that could be given up at once, as `docker stats` counts. */
  async memoryBytes(): Promise<number> {
    const { memory_stats: memory } = (await (
      await this.container()
    ).stats({
      stream: false,
      'one-shot': true,
    })) as MemoryStats;
    return Math.max(0, (memory?.usage ?? 0) - (memory?.stats?.inactive_file ?? 0));
  }

  async remove(): Promise<void> {
    try {
      await (await this.container()).remove({ force: true, v: true });
    } catch {
      // It is gone already, or never was.
    }
  }

  private async runAgain(): Promise<void> {
    const container = await this.container();
    const { State } = await container.inspect();
    if (!State.Running) await container.start();
  }

  private async container() {
    if (!this.started) throw new Error(`${this.name} was never started`);
    return engineContainer(this.started.getId());
  }
}
