/** One thing to do, once everything it needs is done. */
export interface Step {
  readonly name: string;
  readonly needs: readonly string[];
  run(): Promise<void>;
}

const assertOrdered = (steps: readonly Step[]): void => {
  const before = new Set<string>();
  for (const { name, needs } of steps) {
    const missing = needs.find((need) => !before.has(need));
    if (missing) throw new RangeError(`step ${name} needs ${missing}, which is not listed before it`);
    before.add(name);
  }
};

/**
 * Runs the steps as early as their needs allow, independent ones at the same time. Steps are listed so that each comes
 * after what it needs (which rules out cycles). Rejects with the first failure; steps that need a failed one never run.
 */
export const runSteps = async (steps: readonly Step[]): Promise<void> => {
  assertOrdered(steps);
  const underWay = new Map<string, Promise<void>>();
  for (const step of steps) {
    const needed = step.needs.map((need) => underWay.get(need) ?? Promise.resolve());
    underWay.set(
      step.name,
      Promise.all(needed).then(() => step.run()),
    );
  }
  await Promise.all(underWay.values());
};
