/** Where a message waits: order is kept within a lane of a topic. */
export interface LanePlace {
  readonly topic: string;
  readonly lane: string;
}

/** A Kafka message as it came. */
export interface ParkedMessage extends LanePlace {
  readonly partition: number;
  readonly offset: string;
  /** Milliseconds since 1970. */
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Name and value, base64; a header with several values stands several times. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface ParkedFailure {
  /** ISO 8601. */
  readonly at: string;
  readonly attempt: number;
  readonly code: string;
  readonly message: string;
}

/** What is known of the first message of a lane. */
export interface HeadState {
  readonly attempts: number;
  /** Milliseconds since it failed first; 0 while it has not. */
  readonly ageMs: number;
  readonly failures: readonly ParkedFailure[];
}

/** The right to work on a lane, until another instance claims it. */
export interface LaneClaim extends LanePlace {
  readonly epoch: string;
}
