/** What an error says about the dependency that failed; undefined for errors that are about the message alone. */
export const failedDependency = (error: unknown): string | undefined => {
  const { dependency } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly dependency?: unknown;
  };
  return typeof dependency === 'string' ? dependency : undefined;
};

/** Thrown instead of asking a dependency that is known to be away. Nothing has been tried. */
export class DependencyAwayError extends Error {
  readonly code = 'MESSAGING_DEPENDENCY_AWAY';
  constructor(
    readonly dependency: string,
    readonly retryAfterMs: number,
  ) {
    super(`${dependency} is away; it is tried again in ${Math.ceil(retryAfterMs / 1_000)} s`);
    this.name = 'DependencyAwayError';
  }
}
