import type { FaultBar, Point, Timeline } from './timeline';

const WIDTH = 1_200;
const LEFT = 170;
const ROW = 22;
const CHART = 160;
const GAP = 34;
const LEAST_BAR = 4;

const colours: Readonly<Record<string, string>> = {
  kill: '#b3261e',
  terminate: '#d9730d',
  freeze: '#3b6fb6',
  cut: '#7a2d8f',
  stall: '#9a5fb0',
  slow: '#c3a1d1',
  clock: '#1f7a4d',
  poison: '#111111',
  republish: '#777777',
};
const OTHER = '#c9a227';

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Scale = (value: number) => number;
const round = (value: number): string => value.toFixed(1);

/** Of the points that share a place on the axis, the highest: more cannot be seen. */
const visible = (points: readonly Point[], x: Scale): Iterable<Point> => {
  const highest = new Map<number, Point>();
  for (const point of points) {
    const place = Math.round(x(point.atMs));
    const known = highest.get(place);
    if (!known || point.value >= known.value) highest.set(place, point);
  }
  return highest.values();
};

const curve = (points: readonly Point[], x: Scale, y: Scale, colour: string): string => {
  const path = Array.from(
    visible(points, x),
    ({ atMs, value }, index) => `${index ? 'L' : 'M'}${round(x(atMs))} ${round(y(value))}`,
  );
  return `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="1.6"/>`;
};

const barOf = (bar: FaultBar, x: Scale, top: number): string => {
  const width = Math.max(LEAST_BAR, x(bar.toMs) - x(bar.fromMs));
  const title = `${bar.id} ${bar.what} ${bar.part}, ${round(bar.fromMs / 1000)} s to ${round(bar.toMs / 1000)} s`;
  return `<rect x="${round(x(bar.fromMs))}" y="${top + 4}" width="${round(width)}" height="${ROW - 8}" rx="2" fill="${colours[bar.what] ?? OTHER}"><title>${escapeXml(title)}</title></rect>`;
};

const label = (text: string, x: number, y: number, anchor = 'end'): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escapeXml(text)}</text>`;

const rowsOf = (bars: readonly FaultBar[], x: Scale): { readonly svg: string; readonly height: number } => {
  const parts = [...new Set(bars.map(({ part }) => part))].sort();
  const rows = parts.map((part, index) =>
    [
      label(part, LEFT - 10, index * ROW + 15),
      `<line x1="${LEFT}" x2="${WIDTH}" y1="${(index + 1) * ROW}" y2="${(index + 1) * ROW}" stroke="#eee"/>`,
      ...bars.filter((bar) => bar.part === part).map((bar) => barOf(bar, x, index * ROW)),
    ].join(''),
  );
  return { svg: rows.join('\n'), height: parts.length * ROW };
};

interface ChartLine {
  readonly name: string;
  readonly points: readonly Point[];
  readonly colour: string;
}

const chart = (lines: readonly ChartLine[], x: Scale, top: number): string => {
  let most = 1;
  for (const { points } of lines) for (const { value } of points) most = Math.max(most, value);
  const y: Scale = (value) => top + CHART - (value / most) * CHART;
  return [
    `<line x1="${LEFT}" x2="${WIDTH}" y1="${top + CHART}" y2="${top + CHART}" stroke="#999"/>`,
    label(String(most), LEFT - 10, top + 10),
    label('0', LEFT - 10, top + CHART),
    ...lines.map(({ name, points, colour }, index) =>
      [
        curve(points, x, y, colour),
        `<text x="${LEFT + 8}" y="${top + 14 + index * 16}" fill="${colour}">${escapeXml(name)}</text>`,
      ].join(''),
    ),
  ].join('\n');
};

const TICK_STEPS_S = [5, 10, 30, 60, 120, 300];
const MOST_TICKS = 24;

const ticks = (lengthMs: number, x: Scale, bottom: number): string => {
  const stepMs = 1000 * (TICK_STEPS_S.find((step) => lengthMs / 1000 / step <= MOST_TICKS) ?? 600);
  return Array.from({ length: Math.floor(lengthMs / stepMs) + 1 }, (_, index) =>
    label(`${(index * stepMs) / 1000} s`, x(index * stepMs), bottom, 'middle'),
  ).join('');
};

/** The run as SVG: a bar a fault in a row for each part, the curves of what was accepted and completed, and the lag. */
export const drawTimeline = ({ lengthMs, bars, accepted, completed, lag, quietAtMs }: Timeline): string => {
  const x: Scale = (atMs) => LEFT + (atMs / Math.max(1, lengthMs)) * (WIDTH - LEFT);
  const rows = rowsOf(bars, x);
  const curvesTop = rows.height + GAP;
  const lagTop = curvesTop + CHART + GAP;
  const bottom = lagTop + CHART + 20;
  const rest =
    quietAtMs === undefined
      ? ''
      : `<line x1="${round(x(quietAtMs))}" x2="${round(x(quietAtMs))}" y1="0" y2="${bottom - 14}" stroke="#1f7a4d" stroke-dasharray="4 3"><title>rest</title></line>`;
  return [
    `<svg viewBox="0 0 ${WIDTH + 30} ${bottom + 10}" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="12">`,
    rows.svg,
    chart(
      [
        { name: 'accepted', points: accepted, colour: '#3b6fb6' },
        { name: 'completed', points: completed, colour: '#1f7a4d' },
      ],
      x,
      curvesTop,
    ),
    chart([{ name: 'lag, all groups', points: lag, colour: '#b3261e' }], x, lagTop),
    rest,
    ticks(lengthMs, x, bottom),
    '</svg>',
  ].join('\n');
};
