import {
  DatabaseUnavailableError,
  GroupCommit,
  type Outbox,
  type Transaction,
  type TransactionRunner,
} from '@kjoreklar/persistence';
import type { SqlRunner } from '@kjoreklar/persistence';
import type { Clock, Ids } from '@kjoreklar/service-kit';
import { acceptRequest } from '../domain/accept-request';
import { type Case, type CaseRequest, isInBacklog } from '../domain/case';
import type { VehicleCases } from '../domain/change-case';
import type { TimedPart } from '../domain/refuse-request';
import { placeArrivals } from '../domain/share-places';
import { encodeCaseEvent } from '../events/encode-case-event';
import type { BacklogStore } from '../store/backlog.store';
import type { CaseStore, NumberedVehicle } from '../store/case.store';
import type { AcceptedKey, IdempotencyKey, IdempotencyStore } from '../store/idempotency.store';
import type { Admission } from './admission';
import { casesThatChanged, vehiclesToldMore } from './changes-of';

/** A request whose fields have been found right. */
export interface NewRequest extends Omit<CaseRequest, 'meldingId' | 'seq' | 'receivedAt'> {
  readonly idempotency: Omit<IdempotencyKey, 'organisation'> | null;
}

/** What becomes of a request: accepted now, or before under the same key; or its key belongs to another body, or to one being written. */
export type Acceptance =
  | { readonly kind: 'accepted' | 'repeated'; readonly subject: Case }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'keyInFlight' };

export interface AcceptRequestsParts {
  readonly database: TransactionRunner & SqlRunner;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly cases: CaseStore;
  readonly backlog: BacklogStore;
  readonly keys: IdempotencyStore;
  readonly admission: Pick<Admission, 'admit'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Told after every commit: how many were released with it, how many wait for their turn. */
  readonly onAccepted?: (released: number, waiting: number) => void;
}

interface Item {
  readonly meldingId: string;
  readonly request: NewRequest;
}

/** What an accepting transaction has read and locked. */
interface Found {
  readonly numbered: ReadonlyMap<string, NumberedVehicle>;
  readonly parts: readonly TimedPart[];
}

const vehicleOf = (numbered: ReadonlyMap<string, NumberedVehicle>, vin: string): VehicleCases =>
  numbered.get(vin)?.vehicle ?? { vin, cases: [], told: {} };

/** When COMMIT was not answered, how long to look for what may have been written, in milliseconds. */
const LOOK_AGAIN_AFTER_MS = [100, 400, 1_500];

const keyOf = ({ meldingId, request }: Item): AcceptedKey[] =>
  request.idempotency ? [{ organisation: request.organisation, meldingId, ...request.idempotency }] : [];

const sameKey = (left: IdempotencyKey, right: IdempotencyKey): boolean =>
  left.organisation === right.organisation && left.key === right.key;

/**
 * Understands how requests are accepted: concurrent ones share a transaction, and each is numbered and kept in it, and announced as well where
 * there is a place for it.
 */
export class AcceptRequests {
  private readonly group: GroupCommit<Item, Acceptance>;
  private readonly inFlight = new Set<string>();

  constructor(private readonly parts: AcceptRequestsParts) {
    this.group = new GroupCommit({
      database: parts.database,
      flush: (items, tx) => this.flush(items, tx),
      distinctBy: ({ request }) => request.vin,
    });
  }

  /** Resolves once the request is committed. Throws NotAdmittedError, TooManyWaitingError or DatabaseUnavailableError when it is not. */
  async accept(request: NewRequest): Promise<Acceptance> {
    const held = request.idempotency && `${request.organisation} ${request.idempotency.key}`;
    if (held && this.inFlight.has(held)) return { kind: 'keyInFlight' };
    if (held) this.inFlight.add(held);
    try {
      return await this.parts.admission.admit(request.organisation, () =>
        this.submit({ meldingId: this.parts.ids.next(), request }),
      );
    } finally {
      if (held) this.inFlight.delete(held);
    }
  }

  /** What was answered before under a key; undefined when it is free. */
  async findAnswered(key: IdempotencyKey): Promise<Acceptance | undefined> {
    const { database, keys, clock } = this.parts;
    const [used] = await keys.find(database, [key], clock.now());
    return used && this.answered(database, key, used);
  }

  private async submit(item: Item): Promise<Acceptance> {
    try {
      return await this.group.submit(item);
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError) || !error.outcomeUnknown) throw error;
      const subject = await this.findCommitted(item.meldingId);
      if (!subject) throw error;
      return { kind: 'accepted', subject };
    }
  }

  private async findCommitted(meldingId: string): Promise<Case | undefined> {
    for (const delayMs of LOOK_AGAIN_AFTER_MS) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const found = await this.parts.cases
        .findByIds(this.parts.database, [meldingId])
        .catch(() => new Map<string, Case>());
      if (found.has(meldingId)) return found.get(meldingId);
    }
    return undefined;
  }

  private async flush(items: readonly Item[], tx: Transaction): Promise<Acceptance[]> {
    const { cases, keys, clock, backlog } = this.parts;
    const vins = items.map(({ request }) => request.vin);
    const startedAt = clock.now();
    const [numbered, claimed, parts] = await Promise.all([
      cases.numberRequests(tx, vins),
      keys.claim(tx, items.flatMap(keyOf), startedAt),
      backlog.survey(tx),
    ]);
    const fresh = items.filter(({ meldingId, request }) => !request.idempotency || claimed.has(meldingId));
    const accepted = await this.write(tx, fresh, { numbered, parts });
    return this.results(items, accepted, { tx, startedAt });
  }

  private async write(tx: Transaction, items: readonly Item[], { numbered, parts }: Found): Promise<Case[]> {
    const { cases, backlog, outbox, clock } = this.parts;
    const receivedAt = clock.now().toISOString();
    const placed = placeArrivals(
      items.map(({ request }) => ({
        organisation: request.organisation,
        mustWait: vehicleOf(numbered, request.vin).cases.some(isInBacklog),
      })),
      parts,
      backlog.places,
    );
    const acceptances = items.map(({ meldingId, request: { idempotency: _, ...request } }, index) =>
      acceptRequest(
        { ...request, meldingId, receivedAt, seq: numbered.get(request.vin)?.seq ?? 0 },
        vehicleOf(numbered, request.vin),
        placed[index] ?? false,
      ),
    );
    const before = [...numbered.values()].map(({ vehicle }) => vehicle);
    const after = acceptances.map(({ vehicle }) => vehicle);
    const changed = casesThatChanged(before, after);
    const accepted = acceptances.map((acceptance) => acceptance.accepted);
    const waiting = accepted.filter(isInBacklog);
    cases.insert(tx, accepted);
    cases.update(
      tx,
      changed.map((change) => change.after),
      receivedAt,
    );
    cases.updateTold(tx, vehiclesToldMore(before, after));
    await outbox.add(
      tx,
      acceptances.flatMap(({ events }) => events.map(encodeCaseEvent)),
    );
    backlog.enqueue(tx, waiting);
    backlog.dequeue(tx, changed.map((change) => change.before).filter(isInBacklog));
    tx.afterCommit(() => this.parts.onAccepted?.(accepted.length - waiting.length, waiting.length));
    return accepted;
  }

  private async results(
    items: readonly Item[],
    accepted: readonly Case[],
    { tx, startedAt }: { readonly tx: Transaction; readonly startedAt: Date },
  ): Promise<Acceptance[]> {
    const byId = new Map(accepted.map((subject) => [subject.meldingId, subject]));
    const repeated = items.filter(({ meldingId }) => !byId.has(meldingId)).flatMap(keyOf);
    const used = await this.parts.keys.find(tx, repeated, startedAt);
    return Promise.all(
      items.map(async (item) => {
        const subject = byId.get(item.meldingId);
        if (subject) return { kind: 'accepted', subject } as const;
        const [key] = keyOf(item);
        const standing = key && used.find((candidate) => sameKey(candidate, key));
        if (!key || !standing) throw new TypeError(`request ${item.meldingId} is neither new nor repeated`);
        return this.answered(tx, key, standing);
      }),
    );
  }

  private async answered(db: SqlRunner, asked: IdempotencyKey, used: AcceptedKey): Promise<Acceptance> {
    if (asked.fingerprint !== used.fingerprint) return { kind: 'keyReused' };
    const subject = (await this.parts.cases.findByIds(db, [used.meldingId])).get(used.meldingId);
    if (!subject) throw new TypeError(`the key of ${used.meldingId} has no request`);
    return { kind: 'repeated', subject };
  }
}
