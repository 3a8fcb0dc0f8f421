import { aCase, answered, askedToWithdraw, decided, follow, given, inWords, setAside } from '../../test/case-samples';
import type { Case } from './case';
import { newsDueAt, remind } from './remind';

const TEN_MINUTES_MS = 600_000;
const silent = { kind: 'silent', silenceMs: TEN_MINUTES_MS } as const;

describe('a silent case', () => {
  it('is asked about after the time given, then ever more seldom', () => {
    const waits: number[] = [];
    let subject: Case = aCase();
    for (let reminders = 0; reminders < 10; reminders++) {
      const dueAt = newsDueAt(subject, TEN_MINUTES_MS) ?? '';
      waits.push((Date.parse(dueAt) - Date.parse(subject.newsAt)) / TEN_MINUTES_MS);
      const step = remind(subject, TEN_MINUTES_MS, dueAt);
      expect(step.events.map((event) => inWords({ ...event, importerSequence: 0 } as never))).toHaveLength(1);
      subject = step.subject;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 128, 128]);
  });

  it('is asked about in the words of the first time', () => {
    given([aCase()]).when([1, silent]).then('requested 1');
    given([aCase()]).when([1, silent], [1, silent]).then('requested 1');
  });

  it('with a withdrawal unanswered asks for that as well, also when it has closed', () => {
    const open = follow([aCase()], [[1, askedToWithdraw]]).vehicle.cases;
    expect(follow(open, [[1, silent]], '2026-07-06T10:10:00.000Z').events.map(inWords)).toEqual([
      'requested 1',
      'withdrawalRequested 1',
    ]);
    const closed = follow(
      [aCase()],
      [
        [1, decided()],
        [1, askedToWithdraw],
      ],
    ).vehicle.cases;
    expect(follow(closed, [[1, silent]], '2026-07-06T10:10:00.000Z').events.map(inWords)).toEqual([
      'withdrawalRequested 1',
    ]);
  });

  it.each<[string, Case[]]>([
    ['a case set aside', follow([aCase()], [[1, setAside]]).vehicle.cases as Case[]],
    ['a case that waits to be released', [aCase({ releasedAt: null })]],
    ['a case that has ended', follow([aCase()], [[1, decided()]]).vehicle.cases as Case[]],
    [
      'a withdrawal that was answered',
      follow(
        [aCase()],
        [
          [1, askedToWithdraw],
          [1, answered(true)],
        ],
      ).vehicle.cases as Case[],
    ],
    [
      'a case that waits for its turn',
      [aCase({ outcome: { status: 'AVVIST', errors: [], warnings: [], decidedAt: '' } })],
    ],
  ])('is not %s', (_, cases) => {
    expect(cases.map((subject) => newsDueAt(subject, TEN_MINUTES_MS))).toEqual([null]);
  });

  it('for which EUCARIS is asked again is not expected before that ends', () => {
    const waiting = aCase({ awaitedAt: '2026-07-06T08:00:00.000Z', askUntil: '2026-07-08T22:00:00.000Z' });
    expect(newsDueAt(waiting, TEN_MINUTES_MS)).toBe('2026-07-08T22:10:00.000Z');
  });
});
