/** Thrown when something took longer than it may. */
export class DeadlineError extends Error {
  readonly code = 'MESSAGING_DEADLINE';
  constructor(what: string, deadlineMs: number) {
    super(`waited ${deadlineMs} ms for ${what}`);
    this.name = 'DeadlineError';
  }
}

/** Waits for `work`, but not longer than `deadlineMs`; the work itself goes on. */
export const withDeadline = async <Result>(
  work: Promise<Result>,
  deadlineMs: number,
  what: string,
): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(what, deadlineMs)), deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
