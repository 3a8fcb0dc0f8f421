import { runSteps, type Step } from './run-steps.ts';

const recorder = (): { log: string[]; step: (name: string, needs?: string[], fails?: boolean) => Step } => {
  const log: string[] = [];
  return {
    log,
    step: (name, needs = [], fails = false) => ({
      name,
      needs,
      run: async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        if (fails) throw new Error(`${name} failed`);
        log.push(`${name} ends`);
      },
    }),
  };
};

describe('runSteps', () => {
  it('runs a step when what it needs is done, and independent steps at the same time', async () => {
    const { log, step } = recorder();
    await runSteps([step('postgres'), step('kafka'), step('intake', ['postgres', 'kafka'])]);
    expect(log).toEqual([
      'postgres begins',
      'kafka begins',
      'postgres ends',
      'kafka ends',
      'intake begins',
      'intake ends',
    ]);
  });

  it('gives the first failure and never runs what needed the failed step', async () => {
    const { log, step } = recorder();
    const running = runSteps([step('kafka', [], true), step('topics', ['kafka'])]);
    await expect(running).rejects.toThrow('kafka failed');
    expect(log).toEqual(['kafka begins']);
  });

  it('refuses a need that is not listed before', async () => {
    const { step } = recorder();
    await expect(runSteps([step('topics', ['kafka']), step('kafka')])).rejects.toThrow(/topics needs kafka/);
  });
});
