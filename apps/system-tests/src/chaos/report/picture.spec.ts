import { drawTimeline } from './picture';

describe('the picture of a long run', () => {
  const points = Array.from({ length: 200_000 }, (_, index) => ({ atMs: index * 10, value: index + 1 }));
  const svg = drawTimeline({
    lengthMs: 2_000_000,
    bars: [],
    accepted: points,
    completed: points,
    lag: points.map(({ atMs }, index) => ({ atMs, value: index === 1_234 ? 77 : 1 })),
    quietAtMs: undefined,
  });

  it('is small, and shows the most there was and the last', () => {
    expect(svg.length).toBeLessThan(100_000);
    expect(svg).toContain('>200000</text>');
    expect(svg).toContain('>77</text>');
    expect(svg).toMatch(/L1200\.0 \d+\.\d"/);
  });
});
