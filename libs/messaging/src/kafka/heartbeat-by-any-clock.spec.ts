import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup';
import { heartbeatByAnyClock } from './heartbeat-by-any-clock';

const HOUR_MS = 3_600_000;
const INTERVAL_MS = 1_000;

/** A member whose last heartbeat was sent while the clock was an hour ahead, and what it sends now. */
const afterClockWasSetBack = async (): Promise<number> => {
  let sent = 0;
  const group = new ConsumerGroup({
    retry: {},
    cluster: {},
    instrumentationEmitter: { emit: () => undefined },
    logger: { namespace: () => ({}) },
    assigners: [],
  });
  Object.assign(group, {
    memberId: 'member',
    coordinator: { heartbeat: async () => void (sent += 1) },
    lastRequest: Date.now() + HOUR_MS,
  });
  await group.heartbeat({ interval: INTERVAL_MS });
  await group.heartbeat({ interval: INTERVAL_MS });
  return sent;
};

describe('a wall clock that is set back', () => {
  it('keeps kafkajs by itself from sending heartbeats until it has caught up', async () => {
    expect(await afterClockWasSetBack()).toBe(0);
  });

  it('costs no heartbeat here, and adds none', async () => {
    heartbeatByAnyClock();
    heartbeatByAnyClock();
    expect(await afterClockWasSetBack()).toBe(1);
  });
});
