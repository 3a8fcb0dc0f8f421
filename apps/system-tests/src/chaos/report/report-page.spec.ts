import { type Entry, Verification } from '@kjoreklar/invariants';
import { planFaults } from '../plan/fault-plan';
import { reportPage } from './report-page';
import { TimelineCollector } from './timeline';

const at = (second: number): string => new Date(Date.parse('2026-11-27T08:00:00.000Z') + second * 1000).toISOString();

const entries: readonly Entry[] = [
  { kind: 'run', at: at(0), limits: { settleMs: 60_000 } },
  { kind: 'accepted', at: at(1), meldingId: 'm<1>', vin: 'V1', organisation: 'A' },
  { kind: 'fault', at: at(2), fault: 'f1', what: 'freeze', part: 'registry' },
  { kind: 'lag', at: at(3), group: 'registry', lag: 4 },
  { kind: 'healed', at: at(8), fault: 'f1' },
  { kind: 'lag', at: at(9), group: 'registry', lag: 0 },
  { kind: 'quiet', at: at(10) },
  { kind: 'end', at: at(11) },
];

describe('the report of a run', () => {
  const verification = new Verification();
  const collector = new TimelineCollector();
  for (const entry of entries) {
    verification.take(entry);
    collector.take(entry);
  }
  const page = reportPage(planFaults('5', 60_000), collector.timeline, verification.finish());

  it('shows each fault as a bar of the part, as long as it lasted', () => {
    expect(collector.timeline.bars).toEqual([
      { id: 'f1', what: 'freeze', part: 'registry', fromMs: 2_000, toMs: 8_000 },
    ]);
    expect(page).toContain('<title>f1 freeze registry, 2.0 s to 8.0 s</title>');
  });

  it('names what was violated', () => {
    expect(page).toContain('m&lt;1&gt; (V1): lost: nothing says how it ended');
  });

  it('says what its figures count', () => {
    expect(page).toContain('<td>exits unasked</td><td class="n">0</td><td>processes that ended');
  });

  it('needs nothing else', () => {
    expect(page).not.toMatch(/<(script|link|img)|https?:\/\/(?!www\.w3\.org)/);
  });
});
