import { type Figures, figureMeanings, type VerificationReport } from '@kjoreklar/invariants';
import { describePlan, type FaultPlan } from '../plan/fault-plan';
import { drawTimeline, escapeXml } from './picture';
import type { Timeline } from './timeline';

const SHOWN_OFFENDERS = 50;

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1260px;padding:0 1rem;color:#222}
table{border-collapse:collapse;margin:1rem 0}td,th{padding:.2rem .9rem .2rem 0;text-align:left}td.n{text-align:right}
.violated{color:#b3261e;font-weight:600}.held{color:#1f7a4d}pre{background:#f6f6f6;padding:1rem;overflow:auto}`;

const row = (cells: readonly (string | number)[], mark = ''): string =>
  `<tr>${cells.map((cell) => `<td${typeof cell === 'number' ? ' class="n"' : mark && cell === mark ? ` class="${mark}"` : ''}>${escapeXml(String(cell))}</td>`).join('')}</tr>`;

const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const offenders = ({ verdicts }: VerificationReport): string =>
  verdicts
    .filter((verdict) => verdict.offenders.length > 0)
    .map(
      ({ id, title, offenders: all }) =>
        `<h3>${id} ${escapeXml(title)}</h3><ul>${all
          .slice(0, SHOWN_OFFENDERS)
          .map(({ subject, says }) => `<li>${escapeXml(`${subject}: ${says}`)}</li>`)
          .join('')}</ul>`,
    )
    .join('');

/** One HTML file that needs nothing else. */
export const reportPage = (plan: FaultPlan, timeline: Timeline, report: VerificationReport): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Chaos, seed ${escapeXml(plan.seed)}</title><style>${style}</style></head><body>
<h1>Chaos, seed ${escapeXml(plan.seed)}, ${plan.lengthMs / 1000} s of faults</h1>
${drawTimeline(timeline)}
<table><tr><th>invariant</th><th></th><th>verdict</th><th>checked</th><th>offenders</th><th>counted</th></tr>
${report.verdicts.map(({ id, title, verdict, checked, offenders: found, counts }) => row([id, title, verdict, checked, found.length, counts], verdict)).join('\n')}</table>
${offenders(report)}
<table>${Object.entries(report.figures)
  .map(([name, value]) => row([words(name), value ?? '-', figureMeanings[name as keyof Figures]]))
  .join('')}</table>
<h2>Plan</h2><pre>${escapeXml(describePlan(plan))}</pre>
</body></html>
`;
