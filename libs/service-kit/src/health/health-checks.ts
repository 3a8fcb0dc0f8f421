export interface HealthReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, { readonly ready: boolean; readonly reason?: string }>>;
}

/** A check resolves when its dependency is there, and throws the reason when it is not. */
export type HealthCheck = () => Promise<void>;

const CHECK_DEADLINE_MS = 2_000;

const withDeadline = async (check: HealthCheck): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS);
  });
  try {
    await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Understands whether the service can do its job, and if not, which dependency keeps it from it. */
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]): Promise<[string, { ready: boolean; reason?: string }]> => {
        try {
          await withDeadline(check);
          return [name, { ready: true }];
        } catch (error) {
          return [name, { ready: false, reason: error instanceof Error ? error.message : String(error) }];
        }
      }),
    );
    return { ready: entries.every(([, check]) => check.ready), checks: Object.fromEntries(entries) };
  }
}
