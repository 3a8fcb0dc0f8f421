import type { SqlRunner, Transaction } from '@kjoreklar/persistence';
import type { Case } from '../domain/case';
import type { TimedPart } from '../domain/refuse-request';
import type { Places } from '../domain/share-places';
import { DEQUEUE, ENQUEUE, FIND_NEXT, SURVEY, TAKE_NEXT, TAKE_TURN } from './backlog-statements';
import { type CaseRow, toCase } from './case-row';

/** The next of a VIN to be released: all that waits of it up to `seq`. */
export interface Next {
  readonly vin: string;
  readonly seq: number;
}

interface SurveyRow {
  readonly organisation: string;
  readonly waiting: number;
  readonly unfinished: number;
  readonly lastTurnAt: Date | null;
  readonly oldestAt: Date | null;
  readonly releasedAt: Date | null;
}

/** So many times the places: overtaken by more than these, a request is stuck and no longer in the flow. */
const OVERTAKEN_TIMES = 4;

/** Understands which accepted requests wait for their turn, and who has how many. Every write locks the VINs concerned first. */
export class BacklogStore {
  constructor(readonly places: Places) {}

  async survey(db: SqlRunner): Promise<TimedPart[]> {
    const { all } = this.places;
    const { rows } = await db.query<SurveyRow>(SURVEY, [all, all * OVERTAKEN_TIMES]);
    return rows.map(({ lastTurnAt, ...part }) => ({ ...part, lastTurnMs: lastTurnAt?.getTime() ?? 0 }));
  }

  enqueue(tx: Transaction, cases: readonly Case[]): void {
    if (cases.length === 0) return;
    const rows = cases.map(({ organisation, receivedAt, meldingId, vin, seq }) => ({
      organisation,
      received_at: receivedAt,
      melding_id: meldingId,
      vin,
      seq,
    }));
    tx.send(ENQUEUE, [JSON.stringify(rows)]);
  }

  dequeue(tx: Transaction, cases: readonly Case[]): void {
    if (cases.length > 0) tx.send(DEQUEUE, [cases.map(({ meldingId }) => meldingId)]);
  }

  /** The survey for whoever gives out places now; undefined while another transaction does. */
  async takeTurn(tx: Transaction): Promise<TimedPart[] | undefined> {
    const [turn, parts] = await Promise.all([tx.query<{ taken: boolean }>(TAKE_TURN), this.survey(tx)]);
    return turn.rows[0]?.taken ? parts : undefined;
  }

  /** What the organisations would release, each as many as told. */
  async findNext(tx: Transaction, turns: ReadonlyMap<string, number>): Promise<Next[]> {
    const { rows } = await tx.query<Next>(FIND_NEXT, [[...turns.keys()], [...turns.values()]]);
    return rows;
  }

  /** Takes them out of the backlog; their cases, by VIN in order of `seq`. */
  async takeNext(tx: Transaction, next: readonly Next[], now: string): Promise<Case[]> {
    const { rows } = await tx.query<CaseRow>(TAKE_NEXT, [next.map(({ vin }) => vin), next.map(({ seq }) => seq), now]);
    return rows.map(toCase);
  }
}
