import fc from 'fast-check';
import { type FetchPlan, FetchSession, type WantedTopic } from './fetch-session';

/** The broker's side of KIP-227, as far as it matters: what it would fetch from after each request. */
class FakeBroker {
  private sessions = new Map<number, { epoch: number; offsets: Map<string, string> }>();
  private next = 1;
  constructor(private readonly keepsSessions = true) {}

  /** The partitions and offsets that the answer would be made of, or undefined for a session error. */
  receive(plan: FetchPlan): { sessionId: number; offsets: ReadonlyMap<string, string> } | undefined {
    if (plan.sessionEpoch === 0) return this.begin(plan);
    const session = this.sessions.get(plan.sessionId);
    if (!session || session.epoch !== plan.sessionEpoch) return undefined;
    session.epoch++;
    for (const { topic, partitions } of plan.forgottenTopics)
      for (const partition of partitions) session.offsets.delete(`${topic} ${partition}`);
    this.learn(session.offsets, plan.topics);
    return { sessionId: plan.sessionId, offsets: session.offsets };
  }

  evict(): void {
    this.sessions.clear();
  }

  private begin(plan: FetchPlan) {
    this.sessions.delete(plan.sessionId);
    const offsets = new Map<string, string>();
    this.learn(offsets, plan.topics);
    const sessionId = this.keepsSessions ? this.next++ : 0;
    if (sessionId > 0) this.sessions.set(sessionId, { epoch: 1, offsets });
    return { sessionId, offsets };
  }

  private learn(offsets: Map<string, string>, topics: readonly WantedTopic[]): void {
    for (const { topic, partitions } of topics)
      for (const { partition, fetchOffset } of partitions) offsets.set(`${topic} ${partition}`, fetchOffset);
  }
}

const wanted: fc.Arbitrary<WantedTopic[]> = fc
  .uniqueArray(fc.record({ topic: fc.constantFrom('a.v1', 'b.v1'), partition: fc.nat(2), offset: fc.nat(3) }), {
    selector: ({ topic, partition }) => `${topic} ${partition}`,
  })
  .map((entries) =>
    ['a.v1', 'b.v1'].map((topic) => ({
      topic,
      partitions: entries
        .filter((entry) => entry.topic === topic)
        .map(({ partition, offset }) => ({ partition, fetchOffset: String(offset), maxBytes: 1 })),
    })),
  );

const flatten = (topics: readonly WantedTopic[]): Map<string, string> =>
  new Map(
    topics.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, fetchOffset }) => [`${topic} ${partition}`, fetchOffset]),
    ),
  );

type Mishap = 'none' | 'lostAnswer' | 'evicted';

describe('FetchSession', () => {
  it.each([true, false])(
    'always makes the broker fetch exactly what is wanted, whatever goes wrong (broker keeps sessions: %s)',
    (keeps) => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(wanted, fc.constantFrom<Mishap>('none', 'none', 'none', 'lostAnswer', 'evicted'))),
          (steps) => {
            const broker = new FakeBroker(keeps);
            const session = new FetchSession(() => 0);
            for (const [topics, mishap] of steps) {
              if (mishap === 'evicted') broker.evict();
              const answer = broker.receive(session.plan(topics));
              if (!answer || mishap === 'lostAnswer') session.reset();
              else {
                expect(answer.offsets).toEqual(flatten(topics));
                session.answered(answer.sessionId);
              }
            }
          },
        ),
      );
    },
  );

  it('sends only what changed', () => {
    const at = (offset: string, other: string): WantedTopic[] => [
      {
        topic: 'a.v1',
        partitions: [
          { partition: 0, fetchOffset: offset, maxBytes: 1 },
          { partition: 1, fetchOffset: other, maxBytes: 1 },
        ],
      },
    ];
    const session = new FetchSession(() => 0);
    session.plan(at('1', '1'));
    session.answered(9);
    expect(session.plan(at('1', '1'))).toEqual({ sessionId: 9, sessionEpoch: 1, topics: [], forgottenTopics: [] });
    session.answered(9);
    const { topics, sessionEpoch } = session.plan(at('1', '5'));
    expect(sessionEpoch).toBe(2);
    expect(flatten(topics)).toEqual(new Map([['a.v1 1', '5']]));
  });

  it('begins anew every five minutes', () => {
    let now = 0;
    const session = new FetchSession(() => now);
    session.plan([]);
    session.answered(9);
    now = 5 * 60_000 + 1;
    expect(session.plan([])).toMatchObject({ sessionId: 9, sessionEpoch: 0 });
  });
});
