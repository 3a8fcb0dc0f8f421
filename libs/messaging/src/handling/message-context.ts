import type { EventMetadata } from '@kjoreklar/contracts';

/** Where a message came from, and which try this is. */
export interface MessageContext {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** The Kafka key; the VIN for our own topics. */
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** 1 for the first try since this process got the message. */
  readonly attempt: number;
  /** W3C trace context of the message, when it had one. */
  readonly traceparent?: string;
}

/** An event without its data: what a handler with `decode: 'headers'` gets. */
export interface EventHeadline extends EventMetadata {
  readonly topic: string;
  readonly key: string;
}

/** A message that some consumer gave up on. */
export interface DeadLetter {
  /** The dead-letter topic. */
  readonly topic: string;
  readonly originalTopic: string;
  readonly originalPartition: number;
  readonly originalOffset: string;
  /** The consumer group that gave up. */
  readonly group: string;
  readonly key: string | null;
  /** The original headers, and those that tell why; one that had several values shows the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly reason: DeadLetterReason;
}

export interface DeadLetterReason {
  /** `MALFORMED`, `EXHAUSTED`, the code of a PermanentError, or the class of a programming error. */
  readonly code: string;
  readonly message: string;
}
