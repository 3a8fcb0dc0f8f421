import RequestQueue from 'kafkajs/src/network/requestQueue';
import { quietRequestQueue } from './quiet-request-queue';

interface Written {
  readonly entry: { correlationId: number };
  readonly expectResponse: boolean;
  readonly sendRequest: () => void;
}
type Queue = RequestQueue & {
  push(request: Written): void;
  fulfillRequest(response: { correlationId: number; payload: unknown; size: number }): void;
  maybeThrottle(ms: number): void;
};

const logger = { debug: () => undefined, warn: () => undefined };
const aQueue = (options: object = {}): Queue =>
  new (RequestQueue as unknown as new (options: object) => Queue)({
    maxInFlightRequests: 1,
    requestTimeout: 30_000,
    enforceRequestTimeout: true,
    clientId: 'test',
    broker: 'localhost:9092',
    logger,
    isConnected: () => true,
    ...options,
  });

const request = (correlationId: number, sent: number[]): Written => ({
  entry: Object.assign({ correlationId }, { resolve: () => undefined, reject: () => undefined }),
  expectResponse: true,
  sendRequest: () => void sent.push(correlationId),
});

const answer = (queue: Queue, correlationId: number): void =>
  queue.fulfillRequest({ correlationId, payload: {}, size: 1 });

describe('quietRequestQueue', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows the loop in kafkajs as it is, and that it is gone', () => {
    const stock = aQueue();
    answer(stock, 1);
    jest.advanceTimersByTime(1_000);
    expect(jest.getTimerCount()).toBe(1);
    stock.destroy();

    quietRequestQueue();
    const quiet = aQueue();
    answer(quiet, 1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('still sends what had to wait, after an answer or when throttling ends', () => {
    quietRequestQueue();
    const sent: number[] = [];
    const queue = aQueue();
    queue.push(request(1, sent));
    queue.push(request(2, sent));
    expect(sent).toEqual([1]);
    answer(queue, 1);
    expect(sent).toEqual([1, 2]);
    answer(queue, 2);
    queue.maybeThrottle(500);
    queue.push(request(3, sent));
    jest.advanceTimersByTime(400);
    expect(sent).toEqual([1, 2]);
    jest.advanceTimersByTime(200);
    expect(sent).toEqual([1, 2, 3]);
    queue.destroy();
  });

  it('still gives up late requests, looking once a second', () => {
    quietRequestQueue();
    const queue = aQueue({ requestTimeout: 3_000 });
    const timeoutRequest = jest.fn();
    queue.inflight.set(1, { sentAt: Date.now(), requestTimeout: 3_000, timeoutRequest });
    queue.scheduleRequestTimeoutCheck();
    jest.advanceTimersByTime(3_000);
    expect(timeoutRequest).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(timeoutRequest).toHaveBeenCalledTimes(1);
    queue.destroy();
  });
});
