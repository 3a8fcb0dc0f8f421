import type { EncodedEvent } from '@kjoreklar/contracts';
import {
  GroupCommit,
  type Outbox,
  type OutcomeStore,
  type Transaction,
  type TransactionRunner,
} from '@kjoreklar/persistence';
import type { Judgement } from '../domain/judge-ecoc';
import type { Claim, KnownDocuments } from './known-documents';

export interface Verdict extends Judgement {
  readonly meldingId: string;
  /** The id of the event that was judged. */
  readonly causeId: string;
}

export interface VerdictStoreParts {
  readonly database: TransactionRunner;
  readonly outbox: Pick<Outbox, 'addOutcomes'>;
  readonly outcomes: Pick<OutcomeStore, 'storeFirst'>;
  readonly documents: Pick<KnownDocuments, 'claim' | 'release'>;
}

type ClaimOf = Claim & { readonly verdict: Verdict; readonly whenTaken: () => EncodedEvent };

const claimsOf = (verdicts: readonly Verdict[]): ClaimOf[] =>
  verdicts.flatMap((verdict) => (verdict.claim ? [{ ...verdict.claim, meldingId: verdict.meldingId, verdict }] : []));

/**
 * Keeps the first verdict on each request and tells of it; a later one is dropped, and the first told again. What a document's reference stands
 * for is settled in the same transaction.
 */
export class VerdictStore {
  private readonly commits: GroupCommit<Verdict, void>;

  constructor(private readonly parts: VerdictStoreParts) {
    this.commits = new GroupCommit<Verdict, void>({
      database: parts.database,
      distinctBy: ({ meldingId }) => meldingId,
      orderBy: ({ meldingId }) => meldingId,
      flush: async (verdicts, tx) => {
        await this.store(verdicts, tx);
        return verdicts.map(() => undefined);
      },
    });
  }

  /** Resolves once committed. */
  record(verdict: Verdict): Promise<void> {
    return this.commits.submit(verdict);
  }

  private async store(verdicts: readonly Verdict[], tx: Transaction): Promise<void> {
    const { outcomes, outbox, documents } = this.parts;
    const claims = claimsOf(verdicts);
    const taken = await documents.claim(tx, claims);
    const refused = new Map([...taken].map(({ verdict, whenTaken }) => [verdict, whenTaken()]));
    const standing = await outcomes.storeFirst(
      tx,
      verdicts.map((verdict) => ({
        meldingId: verdict.meldingId,
        causeId: verdict.causeId,
        events: [refused.get(verdict) ?? verdict.event],
      })),
    );
    const accepted = ({ meldingId, verdict }: ClaimOf): boolean =>
      standing.get(meldingId)?.[0]?.id === verdict.event.id;
    documents.release(
      tx,
      claims.filter((claim) => !taken.has(claim) && !accepted(claim)),
    );
    await outbox.addOutcomes(tx, standing);
  }
}
