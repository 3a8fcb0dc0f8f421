import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup';
import { isFirstPatch } from './first-patch';

/**
 * kafkajs sends the next heartbeat when the wall clock is an interval past the last one. A clock that is set back would leave the group without
 * any until it has caught up: the broker gives the member up, which goes on fetching and can commit nothing.
 */
export const heartbeatByAnyClock = (): void => {
  const { prototype } = ConsumerGroup;
  if (!isFirstPatch(prototype, 'heartbeat')) return;
  const heartbeat = prototype.heartbeat;
  prototype.heartbeat = function (this: ConsumerGroup, options) {
    if (this.lastRequest > Date.now()) this.lastRequest = 0;
    return heartbeat.call(this, options);
  };
};
