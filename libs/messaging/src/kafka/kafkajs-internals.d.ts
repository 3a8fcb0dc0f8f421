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
  class Broker {
    brokerAddress: string;
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
