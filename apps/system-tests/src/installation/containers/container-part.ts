import { type GenericContainer, getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';
import { until } from '../../driver/stack';
import type { Exit, Part, Signal } from '../part';

const ANSWER_DEADLINE_MS = 240_000;
const KILLED_BY = 128;
const signals: Readonly<Record<number, string>> = { 9: 'SIGKILL', 15: 'SIGTERM' };

/** As the engine gives them: `anon` of cgroups version 2, `rss` of version 1. */
interface MemoryStats {
  readonly memory_stats?: { readonly stats?: { readonly anon?: number; readonly rss?: number } };
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

  /** Without pages of files, which the system keeps as long as nobody needs their place: a database's would never stop growing. */
  async memoryBytes(): Promise<number> {
    const container = await this.container();
    const { memory_stats: memory } = (await container.stats({ stream: false, 'one-shot': true })) as MemoryStats;
    const bytes = memory?.stats?.anon ?? memory?.stats?.rss;
    if (bytes === undefined) throw new Error(`${this.name} does not run`);
    return bytes;
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
