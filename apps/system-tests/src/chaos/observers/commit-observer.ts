import type { Pool } from 'pg';
import type { HistoryWriter } from '../history-writer';
import { schemaOf } from '../plan/fault-plan';
import type { CommittedOffset } from './lag-observer';
import { observerPool } from './observer-pool';
import type { SeenEvent } from './topic-observer';
import { UnfinishedEvents } from './unfinished-events';

/** A group and a topic, and how the database shows that the group is done with events of the topic. */
interface Watched {
  readonly group: string;
  readonly topic: string;
  /** Gives those of the ids ($1) that are done. */
  readonly query: string;
  readonly by: 'id' | 'meldingId';
}

const rows = (schema: string, table: string): string =>
  `select melding_id::text as id from ${schema}.${table} where melding_id = any($1::uuid[])`;

const watched: readonly Watched[] = [
  {
    group: 'eucaris-lookup',
    topic: 'preregistration.requested.v1',
    by: 'meldingId',
    query: ['outcome', 'waiting_lookup', 'withdrawn_lookup']
      .map((table) => rows('eucaris_lookup', table))
      .join(' union '),
  },
  { group: 'ecoc-validation', topic: 'ecoc.obtained.v1', by: 'meldingId', query: rows('ecoc_validation', 'outcome') },
  {
    group: 'registry',
    topic: 'ecoc.accepted.v1',
    by: 'id',
    query: 'select event_id as id from registry.inbox where event_id = any($1::text[])',
  },
];

const placeOf = ({ topic, partition, offset }: Pick<SeenEvent, 'topic' | 'partition' | 'offset'>): string =>
  `${topic}/${partition}/${offset}`;

/**
 * Writes down which messages are finished, and then the committed offsets that were read before: what is committed must have been finished
 * already.
 */
export class CommitObserver {
  private readonly open = new Map(watched.map((watch) => [watch, new UnfinishedEvents<SeenEvent>()]));
  private readonly givenUp = new Set<string>();
  private pool: Pool | undefined;

  constructor(private readonly history: HistoryWriter) {}

  event(event: SeenEvent): void {
    // Unreadable: its dead letter may be seen after the commit, so nothing can be judged by it.
    if (event.meldingId === undefined) return this.leaveOut(event);
    for (const [watch, unfinished] of this.open) if (watch.topic === event.topic) unfinished.add(event);
  }

  private leaveOut({ topic, partition, offset }: SeenEvent): void {
    for (const { group } of watched.filter((watch) => watch.topic === topic))
      this.history.write({ kind: 'finished', group, topic, partition, offset, note: 'unreadable: not judged' });
  }

  deadLetter(group: string, place: Pick<SeenEvent, 'topic' | 'partition' | 'offset'>): void {
    this.givenUp.add(`${group} ${placeOf(place)}`);
  }

  /** `committed` was read a moment ago. */
  async look(committed: readonly CommittedOffset[]): Promise<void> {
    this.pool ??= observerPool();
    for (const watch of watched) {
      await this.settle(watch);
      for (const { group, topic, partition, offset } of committed)
        if (group === watch.group && topic === watch.topic && Number(offset) >= 0)
          this.history.write({ kind: 'committed', group, topic, partition, offset });
    }
  }

  async stop(): Promise<void> {
    await this.pool?.end();
  }

  private async settle(watch: Watched): Promise<void> {
    await this.open.get(watch)?.settle(
      (events) => this.ask(watch, events),
      ({ topic, partition, offset }) =>
        this.history.write({ kind: 'finished', group: watch.group, topic, partition, offset }),
    );
  }

  private async ask(watch: Watched, events: readonly SeenEvent[]): Promise<(event: SeenEvent) => boolean> {
    const idOf = (event: SeenEvent): string => event[watch.by] ?? '';
    const ids = events.map(idOf).filter((id) => id !== '');
    // First what is parked: what leaves it between the two questions has been stored by the second.
    const parked = await this.parkedPlaces(watch);
    const found = await this.pool?.query<{ id: string }>(watch.query, [ids]);
    const done = new Set(found?.rows.map(({ id }) => id));
    return (event) =>
      done.has(idOf(event)) || parked.has(placeOf(event)) || this.givenUp.has(`${watch.group} ${placeOf(event)}`);
  }

  /** Messages that wait to be tried again are stored: the group need not be given them once more. */
  private async parkedPlaces({ group, topic }: Watched): Promise<ReadonlySet<string>> {
    const found = await this.pool?.query<{ partition: number; offset: string }>(
      `select partition, "offset"::text as "offset" from ${schemaOf(group)}.parked_message where topic = $1`,
      [topic],
    );
    return new Set(found?.rows.map((row) => placeOf({ topic, ...row })));
  }
}
