import type { Endpoints } from '../stack/addresses.ts';
import { formatTable } from './print-table.ts';

/** The addresses a reader wants first. */
export const describeAddresses = (endpoints: Endpoints): string =>
  formatTable([
    ['intake (submissions)', endpoints.intake],
    ['webhook-notifier (endpoints)', endpoints.webhookNotifier],
    ['registry (vehicles)', endpoints.registry],
    ['sandbox (tokens, EUCARIS, receiver)', endpoints.sandbox],
    ['Kafka', endpoints.kafka],
    ['PostgreSQL', endpoints.postgres],
  ]);
