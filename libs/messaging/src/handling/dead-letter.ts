import type { ParkedFailure } from '@kjoreklar/persistence';
import type { IHeaders } from 'kafkajs';
import type { IncomingMessage } from './incoming-message';
import type { DeadLetter, DeadLetterReason } from './message-context';

/** Why a message is given up, with the class of what was thrown. */
export interface Burial {
  readonly reason: DeadLetterReason;
  readonly errorClass: string;
  readonly attempts: number;
  /** The first failure and the latest ones. */
  readonly failures?: readonly ParkedFailure[];
}

export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers: IHeaders;
}

const MAX_MESSAGE_LENGTH = 1_000;

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int64 = (value: string): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};

/** `malformed` · `exhausted` · `permanent`, said by the handler · `bug`, a programming error. */
const reasonClassOf = ({ reason, errorClass }: Burial): string => {
  if (reason.code === 'MALFORMED') return 'malformed';
  if (reason.code === 'EXHAUSTED') return 'exhausted';
  return reason.code === errorClass ? 'bug' : 'permanent';
};

/** Numbers are big-endian binary under Spring's names, as its DeadLetterPublishingRecoverer writes them, and text under the others. */
const reasonHeaders = (message: IncomingMessage, group: string, burial: Burial): IHeaders => {
  const { reason, errorClass, attempts, failures = [] } = burial;
  const text = reason.message.slice(0, MAX_MESSAGE_LENGTH);
  return {
    'kafka_dlt-original-topic': message.topic,
    'kafka_dlt-original-partition': int32(message.partition),
    'kafka_dlt-original-offset': int64(message.offset),
    'kafka_dlt-original-timestamp': int64(message.timestampMs),
    'kafka_dlt-original-timestamp-type': 'CreateTime',
    'kafka_dlt-original-consumer-group': group,
    'kafka_dlt-exception-fqcn': errorClass,
    'kafka_dlt-exception-message': text,
    'x-original-topic': message.topic,
    'x-original-partition': String(message.partition),
    'x-original-offset': message.offset,
    'x-original-timestamp': message.timestampMs,
    'x-exception-fqcn': errorClass,
    'x-exception-message': text,
    'x-dead-letter-group': group,
    'x-dead-letter-code': reason.code,
    'x-dead-letter-attempts': String(attempts),
    'x-dead-letter-reason-class': reasonClassOf(burial),
    'x-dead-letter-failures': JSON.stringify(failures),
  };
};

/** The dead letter of a message: key, value bytes and headers as they came, and headers that tell where from and why. */
export const deadLetterOf = (
  message: IncomingMessage,
  target: { readonly topic: string; readonly group: string },
  burial: Burial,
): OutgoingRecord => ({
  topic: target.topic,
  key: message.key,
  value: message.value,
  headers: {
    ...(message.headers.raw ?? message.headers.texts),
    ...reasonHeaders(message, target.group, burial),
  },
});

/** Of a header with several values the last counts: the one that was added last. */
const textsOf = ({ headers }: IncomingMessage): Record<string, string> => {
  const texts: Record<string, string> = { ...headers.texts };
  for (const [name, value] of Object.entries(headers.raw ?? {})) {
    const last = Array.isArray(value) ? value.at(-1) : undefined;
    if (last !== undefined) texts[name] = last.toString();
  }
  return texts;
};

/** Reads a dead letter of any consumer; `place` is what its topic's name says, for what its headers do not. */
export const readDeadLetter = (
  message: IncomingMessage,
  place: { readonly topic: string; readonly originalTopic: string; readonly group: string },
): DeadLetter => {
  const headers = textsOf(message);
  return {
    topic: place.topic,
    originalTopic: headers['x-original-topic'] ?? place.originalTopic,
    originalPartition: Number(headers['x-original-partition'] ?? -1),
    originalOffset: headers['x-original-offset'] ?? '-1',
    group: headers['x-dead-letter-group'] ?? place.group,
    key: typeof message.key === 'string' ? message.key : null,
    headers,
    reason: {
      code: headers['x-dead-letter-code'] ?? 'UNKNOWN',
      message: headers['x-exception-message'] ?? '',
    },
  };
};
