import type { Consumer } from 'kafkajs';
import { ConsumerSession } from './consumer-session';

const listener = { onJoin: jest.fn(), onSignOfLife: jest.fn(), onBatch: jest.fn(), onOffsetReset: jest.fn() };

/** A kafkajs consumer of which one step of its start is held, and the order of what was asked of it. */
const startHeldAt = (heldStep: 'connect' | 'subscribe' | 'run', failure?: Error) => {
  const asked: string[] = [];
  const { promise: done, resolve: letGo } = Promise.withResolvers<void>();
  const step = (name: string) => async () => {
    asked.push(name);
    if (name !== heldStep) return;
    await done;
    if (failure) throw failure;
  };
  const consumer = {
    connect: step('connect'),
    subscribe: step('subscribe'),
    run: step('run'),
    disconnect: step('disconnect'),
    on: () => () => undefined,
    events: {},
  } as unknown as Consumer;
  const session = new ConsumerSession({
    kafka: { consumer: () => consumer },
    group: 'group',
    instanceId: 'instance',
    topics: ['topic'],
    sessionTimeoutMs: 6_000,
    listener,
  });
  return { session, asked, letGo };
};

describe('a session that ends while it starts', () => {
  it.each([
    ['connect', ['connect', 'disconnect']],
    ['subscribe', ['connect', 'subscribe', 'disconnect']],
    ['run', ['connect', 'subscribe', 'run', 'disconnect']],
  ] as const)('stopped at %s leaves when that is over, and does not go on', async (heldStep, order) => {
    const { session, asked, letGo } = startHeldAt(heldStep);
    const run = session.run();
    await new Promise(setImmediate);
    const stopped = session.stop(1_000);
    await new Promise(setImmediate);
    expect(asked).not.toContain('disconnect');
    letGo();
    await stopped;
    expect(asked).toEqual(order);
    expect(await run).toBeUndefined();
  });

  it('is over at the deadline, however long the start hangs', async () => {
    const { session, asked, letGo } = startHeldAt('run');
    const run = session.run();
    await new Promise(setImmediate);
    await session.stop(20);
    expect(await run).toBeUndefined();
    expect(asked).not.toContain('disconnect');
    letGo();
    await new Promise(setImmediate);
    expect(asked).toContain('disconnect');
  });

  it('leaves once, whoever ends it, and however often', async () => {
    const { session, asked, letGo } = startHeldAt('run');
    const run = session.run();
    await new Promise(setImmediate);
    const stuck = new Error('stuck');
    session.abandon(stuck);
    const stopped = session.stop(1_000);
    letGo();
    await stopped;
    expect(await run).toBe(stuck);
    expect(asked.filter((step) => step === 'disconnect')).toHaveLength(1);
  });

  it('ends with the reason when its start fails', async () => {
    const refused = new Error('refused');
    const { session, asked, letGo } = startHeldAt('subscribe', refused);
    const run = session.run();
    letGo();
    expect(await run).toBe(refused);
    await session.stop(1_000);
    expect(asked).toEqual(['connect', 'subscribe', 'disconnect']);
  });

  it('begins nothing when it was stopped before', async () => {
    const { session, asked } = startHeldAt('connect');
    await session.stop(1_000);
    expect(await session.run()).toBeUndefined();
    expect(asked).toEqual(['disconnect']);
  });
});
