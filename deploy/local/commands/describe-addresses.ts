import type { Endpoints } from '../stack/addresses.ts';
import { formatTable } from './print-table.ts';

/** Without the password: what is printed ends up in logs. `endpoints.json` has it. */
export const withoutPassword = (address: string): string => address.replace(/^(\w+:\/\/[^:@/]+):[^@]+@/, '$1@');

/** The addresses a reader wants first. */
export const describeAddresses = (endpoints: Endpoints): string =>
  formatTable([
    ['intake (submissions)', endpoints.intake],
    ['webhook-notifier (endpoints)', endpoints.webhookNotifier],
    ['registry (vehicles)', endpoints.registry],
    ['sandbox (tokens, EUCARIS, receiver)', endpoints.sandbox],
    ['Kafka', endpoints.kafka],
    ['PostgreSQL', withoutPassword(endpoints.postgres)],
  ]);
