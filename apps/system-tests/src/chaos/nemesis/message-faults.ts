import { randomBytes, randomUUID } from 'node:crypto';
import { type Kafka, type Message, type Producer } from 'kafkajs';
import { freshVin } from '../../driver/vins';
import type { Random } from '../plan/random';

const KEPT_MESSAGES = 300;
const AT_ONCE = 50;

type Kept = Pick<Message, 'key' | 'value' | 'headers'>;

/** Puts messages on topics that no service sent. */
export class MessageFaults {
  private readonly recent = new Map<string, Kept[]>();
  private readonly producer: Producer;
  private connected: Promise<void> | undefined;

  constructor(
    kafka: Kafka,
    private readonly random: Random,
  ) {
    this.producer = kafka.producer({ allowAutoTopicCreation: false });
  }

  /** Messages that went by may come again. */
  remember(topic: string, { key, value, headers }: Kept): void {
    const kept = this.recent.get(topic) ?? [];
    this.recent.set(topic, kept);
    kept.push({ key, value, headers });
    if (kept.length > KEPT_MESSAGES) kept.shift();
  }

  /** Earlier messages once more, in another order. */
  async republish(topic: string, count: number): Promise<void> {
    const messages = this.random.shuffled(this.recent.get(topic) ?? []).slice(0, count);
    await this.send(topic, messages);
  }

  /** What is remembered about the requests once more, byte for byte and in its order; gives how many messages that were. */
  async replay(isReplayed: (meldingId: string) => boolean): Promise<number> {
    let sent = 0;
    for (const [topic, kept] of this.recent) {
      const messages = kept.filter(({ headers }) => isReplayed(String(headers?.['ce_correlationid'] ?? '')));
      for (let from = 0; from < messages.length; from += AT_ONCE)
        await this.send(topic, messages.slice(from, from + AT_ONCE));
      sent += messages.length;
    }
    return sent;
  }

  /** Messages that nobody can read, some of them with the headers of one that can. */
  async poison(topic: string, count: number): Promise<void> {
    const headers = () => ({
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: topic,
      ce_source: 'chaos',
      ce_time: new Date().toISOString(),
    });
    const messages = Array.from({ length: count }, (_, index) => ({
      key: freshVin(),
      value: randomBytes(60),
      headers: index % 2 === 0 ? {} : headers(),
    }));
    await this.send(topic, messages);
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }

  private async send(topic: string, messages: Message[]): Promise<void> {
    this.connected ??= this.producer.connect();
    await this.connected;
    if (messages.length > 0) await this.producer.send({ topic, messages });
  }
}
