import { isUtf8 } from 'node:buffer';
import type { IHeaders, KafkaMessage } from 'kafkajs';

/** A message as it came, in memory of its own: kafkajs hands out slices of the whole fetched response, which they would keep alive. */
export interface IncomingMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** Milliseconds since 1970, as the producer or broker stamped it. */
  readonly timestampMs: string;
  /** A Buffer only when the key is not text. */
  readonly key: string | Buffer | null;
  readonly headers: MessageHeaders;
  readonly value: Buffer | null;
  readonly bytes: number;
}

export interface MessageHeaders {
  /** Those that are text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  /** All as they came; only there when `texts` does not say it all. */
  readonly raw?: IHeaders;
}

type HeaderValue = IHeaders[string];

const copyValue = (value: HeaderValue): HeaderValue =>
  Array.isArray(value) ? value.map((one) => Buffer.from(one)) : value === undefined ? value : Buffer.from(value);

const REPLACEMENT = '\uFFFD';

/** The text of bytes, undefined when they are not UTF-8. Only a text with a replacement character leaves that in doubt: one look at the bytes is enough. */
const textOf = (bytes: Buffer): string | undefined => {
  const text = bytes.toString();
  return text.includes(REPLACEMENT) && !isUtf8(bytes) ? undefined : text;
};

const headerText = (value: HeaderValue): string | undefined => {
  if (typeof value === 'string') return value;
  return Buffer.isBuffer(value) ? textOf(value) : undefined;
};

/** The headers that say what the message is; tracing and redrive tools add others, some of them binary. */
const mustBeText = /^(ce_|content-type$|traceparent$)/;

const problemOf = (name: string, value: HeaderValue): string[] => {
  if (Array.isArray(value)) return [`header ${name} has several values`];
  return mustBeText.test(name) ? [`header ${name} is not UTF-8`] : [];
};

const NONE: readonly string[] = [];

/** Assigning to it makes no field. */
const PROTOTYPE = '__proto__';

/** Headers are single-valued by contract. Joining several values, as some clients do, would invent a value nobody sent. */
export const readHeaders = (headers: IHeaders = {}): MessageHeaders => {
  const texts: Record<string, string> = {};
  let problems: string[] | undefined;
  for (const name in headers) {
    const value = headers[name];
    const text = name === PROTOTYPE ? undefined : headerText(value);
    if (text !== undefined) texts[name] = text;
    else {
      problems ??= [];
      problems.push(...problemOf(name, value));
    }
  }
  if (!problems) return { texts, problems: NONE };
  return { texts, problems, raw: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, copyValue(v)])) };
};

const readKey = (key: Buffer | null | undefined): string | Buffer | null => {
  if (!key) return null;
  return textOf(key) ?? Buffer.from(key);
};

/** What a message costs in memory besides its value. */
const OVERHEAD_BYTES = 512;

export const readMessage = (topic: string, partition: number, message: KafkaMessage): IncomingMessage => {
  const value = message.value ? Buffer.from(message.value) : null;
  return {
    topic,
    partition,
    offset: message.offset,
    timestampMs: message.timestamp,
    key: readKey(message.key),
    headers: readHeaders(message.headers),
    value,
    bytes: (value?.length ?? 0) + OVERHEAD_BYTES,
  };
};

/** PostgreSQL cannot hold a NUL in a text. */
const isStorable = (key: string | Buffer): key is string => typeof key === 'string' && !key.includes('\0');

/** Order holds within a key; messages without one keep the order of their partition. */
export const laneKeyOf = ({ key, partition }: IncomingMessage): string => {
  if (key === null) return `partition ${partition}`;
  return isStorable(key) ? `key ${key}` : `bytes ${Buffer.from(key).toString('base64')}`;
};
