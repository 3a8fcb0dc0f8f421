import RequestQueue from 'kafkajs/src/network/requestQueue';
import { isFirstPatch } from './first-patch';

const REQUEST_TIMEOUT_CHECK_MS = 1_000;
/**
 * Takes two busy timers out of every kafkajs connection. `scheduleCheckPendingRequests` re-arms a timer of 1 ms for ever, with nothing
 * pending and no throttling (tulios/kafkajs#1751: about 900 wake-ups a second and connection, and a TimeoutNegativeWarning on Node 24);
 * `scheduleRequestTimeoutCheck` looks for late requests ten times a second, once is enough.
 */
export const quietRequestQueue = (): void => {
  const { prototype } = RequestQueue;
  if (!isFirstPatch(prototype, 'quiet-request-queue')) return;

  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length === 0 && this.throttledUntil <= Date.now()) return;
    schedule.call(this);
  };

  prototype.scheduleRequestTimeoutCheck = function (this: RequestQueue): void {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    this.requestTimeoutIntervalId = setInterval(
      () => {
        const now = Date.now();
        for (const request of this.inflight.values())
          if (now - request.sentAt > request.requestTimeout) request.timeoutRequest();
        if (!this.isConnected()) this.destroy();
      },
      Math.min(this.requestTimeout, REQUEST_TIMEOUT_CHECK_MS),
    );
  };
};
