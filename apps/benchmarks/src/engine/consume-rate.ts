import type { BenchTopic, Kafka } from './bench-topic';

/** From the moment the consumer has joined its group, with nothing fetched yet, to the last message. */
export interface Consumption {
  readonly seconds: number;
  /** Of this process. */
  readonly cpuSeconds: number;
}

class Stretch {
  private seen = 0;
  private startedMs = 0;
  private cpu = process.cpuUsage();
  private finish: (consumption: Consumption) => void = () => undefined;
  readonly done = new Promise<Consumption>((resolve) => (this.finish = resolve));

  constructor(private readonly count: number) {}

  /** Begins when a consumer of this client joins its group. */
  beginWith(kafka: Kafka): Kafka {
    const make = kafka.consumer.bind(kafka);
    kafka.consumer = (config) => {
      const consumer = make(config);
      consumer.on(consumer.events.GROUP_JOIN, () => this.begin());
      return consumer;
    };
    return kafka;
  }

  note(messages: number): void {
    this.seen += messages;
    if (this.seen < this.count) return;
    const { user, system } = process.cpuUsage(this.cpu);
    this.finish({ seconds: (performance.now() - this.startedMs) / 1_000, cpuSeconds: (user + system) / 1e6 });
  }

  private begin(): void {
    this.startedMs = performance.now();
    this.cpu = process.cpuUsage();
  }
}

export const consumeWithEngine = async (topic: BenchTopic, count: number): Promise<Consumption> => {
  const stretch = new Stretch(count);
  const engine = topic.engine({
    kafka: stretch.beginWith(topic.client()),
    handle: async () => {
      stretch.note(1);
      return Promise.resolve();
    },
  });
  const consumption = await stretch.done;
  await engine.drain(5_000);
  return consumption;
};

export const consumePlainly = async (topic: BenchTopic, count: number): Promise<Consumption> => {
  const stretch = new Stretch(count);
  const consumer = await topic.plain((values) => stretch.note(values.length), stretch.beginWith(topic.client()));
  const consumption = await stretch.done;
  await consumer.disconnect();
  return consumption;
};
