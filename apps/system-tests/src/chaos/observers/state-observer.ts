import { Client } from 'pg';
import { asksOfEucaris } from '../../driver/sandbox-controls';
import { endpoints } from '../../driver/stack';
import type { HistoryWriter } from '../history-writer';

/** What each service knows of what has come to its end, without what says only when it was last looked at. */
const states: Readonly<Record<string, string>> = {
  'intake: cases':
    'select melding_id, seq, status, outcome, withdrawal, closed_at, changed_at from intake.preregistration_case where closed_at is not null',
  'intake: vehicles': 'select vin, last_seq, told from intake.vehicle',
  'eucaris-lookup: outcomes': 'select melding_id, cause_id, md5(events) from eucaris_lookup.outcome',
  'ecoc-validation: outcomes': 'select melding_id, cause_id, md5(events) from ecoc_validation.outcome',
  'ecoc-validation: documents': 'select * from ecoc_validation.known_document',
  'registry: vehicles': 'select vin, last_applied_seq, changed_at from registry.vehicle',
  'registry: versions': 'select * from registry.vehicle_version',
  'registry: withdrawals': 'select * from registry.withdrawal',
  'webhook-notifier: events': 'select event_id, sequence, type, body from webhook_notifier.importer_event',
  'webhook-notifier: deliveries':
    'select endpoint_id, event_id, status, attempt_count, finished_at from webhook_notifier.delivery',
};

const digestOf = async (client: Client, query: string): Promise<string> => {
  const { rows } = await client.query<{ count: string; digest: string }>(
    `select count(*) as count, md5(coalesce(string_agg(digest, '' order by digest), '')) as digest
     from (select md5(row::text) as digest from (${query}) as row) as digests`,
  );
  return `${rows[0]?.count} rows ${rows[0]?.digest}`;
};

/** Writes down what the services know, in digests, and how often EUCARIS was asked. */
export const observeState = async (history: HistoryWriter): Promise<void> => {
  const client = new Client({ connectionString: endpoints().postgres });
  await client.connect();
  try {
    for (const [of, query] of Object.entries(states))
      history.write({ kind: 'state', of, digest: await digestOf(client, query) });
    history.write({ kind: 'state', of: 'EUCARIS: asked', digest: `${await asksOfEucaris()} times` });
  } finally {
    await client.end();
  }
};
