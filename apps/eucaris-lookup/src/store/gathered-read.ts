interface Waiting<Result> {
  readonly key: string;
  readonly resolve: (result: Result | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Lets reads that are asked for in one turn of the event loop share one query. */
export class GatheredRead<Result> {
  private gathered: Waiting<Result>[] = [];

  constructor(private readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Result>>) {}

  get(key: string): Promise<Result | undefined> {
    return new Promise((resolve, reject) => {
      this.gathered.push({ key, resolve, reject });
      if (this.gathered.length === 1) setImmediate(() => void this.readGathered());
    });
  }

  private async readGathered(): Promise<void> {
    const gathered = this.gathered;
    this.gathered = [];
    try {
      const results = await this.read([...new Set(gathered.map(({ key }) => key))]);
      for (const { key, resolve } of gathered) resolve(results.get(key));
    } catch (error) {
      for (const { reject } of gathered) reject(error);
    }
  }
}
