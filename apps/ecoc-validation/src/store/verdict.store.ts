import type { EncodedEvent } from '@kjoreklar/contracts';
import { GroupCommit, type Outbox, type OutcomeStore, type TransactionRunner } from '@kjoreklar/persistence';

export interface Verdict {
  readonly meldingId: string;
  /** The id of the event that was judged. */
  readonly causeId: string;
  readonly event: EncodedEvent;
}

export interface VerdictStoreParts {
  readonly database: TransactionRunner;
  readonly outbox: Pick<Outbox, 'addOutcomes'>;
  readonly outcomes: Pick<OutcomeStore, 'storeFirst'>;
}

/** Keeps the first verdict on each request and tells of it; a later one is dropped, and the first told again. */
export class VerdictStore {
  private readonly commits: GroupCommit<Verdict, void>;

  constructor({ database, outbox, outcomes }: VerdictStoreParts) {
    this.commits = new GroupCommit<Verdict, void>({
      database,
      distinctBy: ({ meldingId }) => meldingId,
      orderBy: ({ meldingId }) => meldingId,
      flush: async (verdicts, tx) => {
        const standing = await outcomes.storeFirst(
          tx,
          verdicts.map(({ event, ...verdict }) => ({ ...verdict, events: [event] })),
        );
        await outbox.addOutcomes(tx, standing);
        return verdicts.map(() => undefined);
      },
    });
  }

  /** Resolves once committed. */
  record(verdict: Verdict): Promise<void> {
    return this.commits.submit(verdict);
  }
}
