import type { ParkedMessage } from '@kjoreklar/persistence';
import type { IHeaders } from 'kafkajs';
import { type IncomingMessage, laneKeyOf, readMessage } from '../handling/incoming-message';

const toBuffer = (value: string | Buffer): Buffer => (typeof value === 'string' ? Buffer.from(value) : value);

const pairsOf = (headers: IHeaders): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one): [string, string] => [
      name,
      toBuffer(one).toString('base64'),
    ]),
  );

/** A message as it is kept: nothing of its bytes is lost. */
export const toParked = (message: IncomingMessage): ParkedMessage => ({
  topic: message.topic,
  lane: laneKeyOf(message),
  partition: message.partition,
  offset: message.offset,
  timestamp: message.timestampMs,
  key: message.key === null ? null : toBuffer(message.key),
  value: message.value,
  headers: pairsOf(message.headers.raw ?? message.headers.texts),
});

const headersOf = (pairs: ParkedMessage['headers']): IHeaders => {
  const headers = new Map<string, Buffer | Buffer[]>();
  for (const [name, value] of pairs) {
    const bytes = Buffer.from(value, 'base64');
    const before = headers.get(name);
    headers.set(name, before === undefined ? bytes : [...[before].flat(), bytes]);
  }
  return Object.fromEntries(headers);
};

/** The message again, as the engine reads those that come from Kafka. */
export const fromParked = (parked: ParkedMessage): IncomingMessage =>
  readMessage(parked.topic, parked.partition, {
    key: parked.key,
    value: parked.value,
    headers: headersOf(parked.headers),
    offset: String(parked.offset),
    timestamp: String(parked.timestamp),
    attributes: 0,
  });
