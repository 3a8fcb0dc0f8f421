import { EndpointPace } from './endpoint-pace';

describe('the pace of an endpoint', () => {
  const limits = (pace: EndpointPace, inTrouble: boolean, times: number): number[] =>
    Array.from({ length: times }, () => {
      pace.note('importer', inTrouble);
      return pace.limitOf('importer');
    });

  it('falls by half with each sign of trouble, to two', () => {
    expect(limits(new EndpointPace(64), true, 7)).toEqual([32, 16, 8, 4, 2, 2, 2]);
  });

  it('doubles with each answer, to the cap', () => {
    const pace = new EndpointPace(64);
    limits(pace, true, 9);
    expect(limits(pace, false, 6)).toEqual([4, 8, 16, 32, 64, 64]);
    expect(pace.slowedEndpoints()).toEqual([]);
  });

  it('is each its own', () => {
    const pace = new EndpointPace(64);
    limits(pace, true, 9);
    expect(pace.limitOf('other')).toBe(64);
    expect([pace.isSlowest('importer'), pace.isSlowest('other')]).toEqual([true, false]);
  });

  it('keeps few deliveries in memory where they would wait long', () => {
    const pace = new EndpointPace(64);
    expect(pace.roomOf('importer')).toBe(1_024);
    limits(pace, true, 9);
    expect(pace.roomOf('importer')).toBe(2);
  });

  it('of one call at a time stays at one', () => {
    const pace = new EndpointPace(1);
    expect(limits(pace, true, 2)).toEqual([1, 1]);
  });
});
