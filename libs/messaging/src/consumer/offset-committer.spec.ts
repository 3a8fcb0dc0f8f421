import { silentLogger } from '@kjoreklar/service-kit';
import type { Offsets } from 'kafkajs';
import { Registry } from 'prom-client';
import { messagingMetrics } from '../metrics/messaging-metrics';
import { Assignment } from './assignment';
import { OffsetCommitter } from './offset-committer';

const unknownMember = Object.assign(new Error('The coordinator is not aware of this member'), {
  type: 'UNKNOWN_MEMBER_ID',
});

let sent: Offsets[];
let refusal: Error | undefined;
let stuck: Error[];
let committer: OffsetCommitter;

beforeEach(() => {
  jest.useFakeTimers();
  [sent, refusal, stuck] = [[], undefined, []];
  const assignment = new Assignment(() => undefined);
  assignment.join('member', { 't.v1': [0] });
  const flow = assignment.flowFor('t.v1', 0, 5n);
  flow?.tracker.advanceTo(9n);
  committer = new OffsetCommitter({
    assignment,
    send: async (offsets) => {
      if (refusal) throw refusal;
      sent.push(offsets);
    },
    logger: silentLogger(),
    metrics: messagingMetrics(new Registry()),
    onStuck: (error) => stuck.push(error),
  });
});
afterEach(() => {
  committer.stop();
  jest.useRealTimers();
});

describe('OffsetCommitter', () => {
  it('tries a refused commit again', async () => {
    refusal = unknownMember;
    committer.changed();
    await jest.advanceTimersByTimeAsync(2_000);
    refusal = undefined;
    await jest.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([{ topics: [{ topic: 't.v1', partitions: [{ partition: 0, offset: '9' }] }] }]);
    expect(stuck).toEqual([]);
  });

  it('says so when none has been taken for half a minute', async () => {
    refusal = unknownMember;
    committer.changed();
    await jest.advanceTimersByTimeAsync(29_000);
    expect(stuck).toEqual([]);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(stuck).toEqual([expect.objectContaining({ cause: unknownMember })]);
  });
});
