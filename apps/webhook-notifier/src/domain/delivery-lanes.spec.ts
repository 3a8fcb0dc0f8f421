import fc from 'fast-check';
import { DeliveryLanes, type LaneItem } from './delivery-lanes';

const LIMIT = 2;
const TOTAL = 5;
const endpoints = ['a', 'b', 'c', 'd'];
const vins = ['v', 'w', 'x'];

const item = (endpointId: string, vin: string, sequence: number): LaneItem => ({
  id: `${endpointId}/${vin}/${sequence}`,
  endpointId,
  vin,
  sequence,
});

type Step =
  | { readonly do: 'add'; readonly item: LaneItem }
  | { readonly do: 'take' }
  /** `which` picks among those it may be done to. */
  | { readonly do: 'sent' | 'finish' | 'dropLane'; readonly which: number };

/** The same, written for clarity: a list of what is there, and of what was taken. */
class Model {
  items: LaneItem[] = [];
  /** Taken, and the call not over. */
  calling: LaneItem[] = [];
  /** Taken, and the outcome not stored; holds its lane. */
  holding: LaneItem[] = [];

  eligible(): LaneItem[] {
    if (this.calling.length >= TOTAL) return [];
    return this.items.filter(
      (candidate) =>
        !this.items.some((other) => inLane(other, candidate) && other.sequence < candidate.sequence) &&
        !this.holding.some((held) => inLane(held, candidate)) &&
        this.calling.filter(({ endpointId }) => endpointId === candidate.endpointId).length < LIMIT,
    );
  }

  forget(matches: (candidate: LaneItem) => boolean): void {
    this.items = this.items.filter((candidate) => !matches(candidate));
    this.holding = this.holding.filter((candidate) => !matches(candidate));
  }
}

const inLane = (left: LaneItem, right: LaneItem): boolean =>
  left.endpointId === right.endpointId && left.vin === right.vin;

const apply = (lanes: DeliveryLanes<LaneItem>, model: Model, step: Step): void => {
  if (step.do === 'add') {
    const known = [...model.items, ...model.holding].some(({ id }) => id === step.item.id);
    expect(lanes.add(step.item)).toBe(!known);
    if (!known) model.items.push(step.item);
  } else if (step.do === 'take') {
    const eligible = model.eligible();
    const taken = lanes.take();
    if (eligible.length === 0) expect(taken).toBeUndefined();
    else expect(eligible).toContainEqual(taken);
    if (!taken) return;
    model.items = model.items.filter(({ id }) => id !== taken.id);
    model.calling.push(taken);
    model.holding.push(taken);
  } else {
    applyToTaken(lanes, model, step.do, step.which);
  }
};

const applyToTaken = (
  lanes: DeliveryLanes<LaneItem>,
  model: Model,
  action: 'sent' | 'finish' | 'dropLane',
  which: number,
): void => {
  const over = model.holding.filter(({ id }) => !model.calling.some((calling) => calling.id === id));
  const candidates = action === 'sent' ? model.calling : over;
  const chosen = candidates[which % candidates.length];
  if (!chosen) return;
  lanes[action](chosen);
  if (action === 'sent') model.calling = model.calling.filter(({ id }) => id !== chosen.id);
  else if (action === 'finish') model.holding = model.holding.filter(({ id }) => id !== chosen.id);
  else model.forget((candidate) => inLane(candidate, chosen));
};

const anItem = fc
  .tuple(fc.constantFrom(...endpoints), fc.constantFrom(...vins), fc.integer({ min: 1, max: 6 }))
  .map(([endpointId, vin, sequence]) => item(endpointId, vin, sequence));

const which = fc.nat({ max: 20 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: anItem.map((added) => ({ do: 'add', item: added }) as const) },
  { weight: 6, arbitrary: fc.constant({ do: 'take' } as const) },
  { weight: 4, arbitrary: which.map((n) => ({ do: 'sent', which: n }) as const) },
  { weight: 4, arbitrary: which.map((n) => ({ do: 'finish', which: n }) as const) },
  { weight: 1, arbitrary: which.map((n) => ({ do: 'dropLane', which: n }) as const) },
);

const fresh = () => new DeliveryLanes<LaneItem>({ total: TOTAL, limitOf: () => LIMIT });

describe('delivery lanes', () => {
  it('give what the model would give, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 120, size: 'max' }), (steps) => {
        const [lanes, model] = [fresh(), new Model()];
        for (const step of steps) {
          apply(lanes, model, step);
          expect(lanes.underWay).toBe(model.calling.length);
          for (const endpointId of endpoints) {
            const there = [...model.items, ...model.holding].filter((one) => one.endpointId === endpointId);
            expect(lanes.sizeOf(endpointId)).toBe(there.length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('send each lane in order of sequence, in whichever order items come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anItem, { selector: ({ id }) => id, minLength: 1, size: 'large' }), (items) => {
        const lanes = fresh();
        items.forEach((added) => lanes.add(added));
        const sent: LaneItem[] = [];
        for (let next = lanes.take(); next; next = lanes.take()) {
          sent.push(next);
          lanes.sent(next);
          lanes.finish(next);
        }
        expect(sent).toHaveLength(items.length);
        sent.forEach((later, index) => {
          for (const earlier of sent.slice(0, index))
            if (inLane(earlier, later)) expect(earlier.sequence).toBeLessThan(later.sequence);
        });
        expect(lanes.endpointIds()).toEqual([]);
      }),
    );
  });

  it('take endpoints in turn, however much one has', () => {
    const lanes = new DeliveryLanes<LaneItem>({ total: 100, limitOf: () => 100 });
    for (let n = 1; n <= 50; n += 1) lanes.add(item('busy', `vin ${n}`, 1));
    lanes.add(item('quiet', 'vin 1', 1));
    expect([lanes.take(), lanes.take()].map((taken) => taken?.endpointId)).toEqual(['busy', 'quiet']);
  });

  it('leave the places of a hanging endpoint at its limit to the others', () => {
    const lanes = fresh();
    for (let n = 1; n <= 50; n += 1) lanes.add(item('hanging', `vin ${n}`, 1));
    for (let next = lanes.take(); next; next = lanes.take());
    lanes.add(item('other', 'vin 1', 1));
    expect(lanes.underWay).toBe(LIMIT);
    expect(lanes.take()?.endpointId).toBe('other');
  });

  it('keep an earlier one that comes late behind the one under way', () => {
    const lanes = fresh();
    const [first, second, third] = [1, 2, 3].map((sequence) => item('a', 'v', sequence)) as [
      LaneItem,
      LaneItem,
      LaneItem,
    ];
    lanes.add(second);
    lanes.take();
    lanes.add(third);
    lanes.add(first);
    expect(lanes.take()).toBeUndefined();
    lanes.sent(second);
    lanes.finish(second);
    expect(lanes.take()).toBe(first);
  });

  it('forget an endpoint, and give its places back as its calls end', () => {
    const lanes = fresh();
    lanes.add(item('a', 'v', 1));
    lanes.add(item('a', 'v', 2));
    lanes.add(item('a', 'w', 1));
    const taken = lanes.take() as LaneItem;
    lanes.dropEndpoint('a');
    expect(lanes.take()).toBeUndefined();
    expect(lanes.sizeOf('a')).toBe(0);
    expect(lanes.underWay).toBe(1);
    lanes.sent(taken);
    lanes.finish(taken);
    expect(lanes.underWay).toBe(0);
    expect(lanes.endpointIds()).toEqual([]);
  });
});
