// The parts of kafkajs 2.2.4 that are not in its public types and that we correct at run time.
declare module 'kafkajs/src/network/requestQueue' {
  class RequestQueue {
    pending: unknown[];
    inflight: Map<number, { sentAt: number; requestTimeout: number; timeoutRequest(): void }>;
    throttledUntil: number;
    requestTimeout: number;
    enforceRequestTimeout: boolean;
    requestTimeoutIntervalId?: NodeJS.Timeout;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    scheduleCheckPendingRequests: (this: RequestQueue) => void;
    scheduleRequestTimeoutCheck: (this: RequestQueue) => void;
    checkPendingRequests(): void;
    isConnected(): boolean;
    destroy(): void;
  }
  export = RequestQueue;
}

declare module 'kafkajs/src/broker' {
  interface JoinGroupRequest {
    readonly groupProtocols: readonly { readonly name: string; readonly metadata: Buffer }[];
  }
  interface FetchTopic {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly fetchOffset: string;
      readonly maxBytes: number;
    }[];
  }
  interface FetchRequest {
    readonly topics: readonly FetchTopic[];
  }
  interface FetchResponse {
    readonly errorCode?: number;
    readonly sessionId?: number;
    readonly responses: readonly unknown[];
  }
  class Broker {
    brokerAddress: string;
    versions: Record<string, { minVersion: number; maxVersion: number }> | null;
    fetch: (this: Broker, request: FetchRequest) => Promise<FetchResponse>;
    lookupRequest: (apiKey: number, definition: unknown) => (request: object) => unknown;
    joinGroup: (this: Broker, request: JoinGroupRequest) => Promise<unknown>;
    apiVersions: (this: Broker) => Promise<Record<string, { minVersion: number; maxVersion: number }>>;
  }
  export = Broker;
}

declare module 'kafkajs/src/protocol/requests' {
  export const requests: Record<string, { versions: (string | number)[] }>;
}

declare module 'kafkajs/src/protocol/requests/apiKeys' {
  const apiKeys: Record<string, number>;
  export = apiKeys;
}

declare module 'kafkajs/src/consumer/consumerGroup' {
  interface TopicOffsets {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
  }
  interface WantedOffsets {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number }[];
    readonly fromBeginning: boolean;
  }
  class ConsumerGroup {
    constructor(options: object);
    /** When the last heartbeat was sent, by the wall clock. */
    lastRequest: number;
    heartbeat: (this: ConsumerGroup, options: { readonly interval: number }) => Promise<void>;
    readonly assigners: readonly unknown[];
    readonly cluster: { fetchTopicsOffset(wanted: readonly WantedOffsets[]): Promise<readonly TopicOffsets[]> };
    readonly offsetManager: {
      readonly resolvedOffsets: Record<string, Record<number, string>>;
      committedOffsets(): Record<string, Record<number, string>>;
      nextOffset(topic: string, partition: number): { toString(): string };
    };
    recoverFromOffsetOutOfRange: (
      this: ConsumerGroup,
      error: { readonly topic: string; readonly partition: number },
    ) => Promise<void>;
  }
  export = ConsumerGroup;
}
