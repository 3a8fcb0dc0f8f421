import { BROKERS_VARIABLE, DATABASE_VARIABLE } from '../infrastructure/infrastructure';
import { startProcess } from './infrastructure-process';

/** jest global set-up: own PostgreSQL and Kafka on free ports, or those that KAFKA_BROKERS and DATABASE_URL name. */
export default async function startInfrastructure(): Promise<void> {
  const { brokers, databaseUrl } = await startProcess();
  process.env[BROKERS_VARIABLE] = brokers;
  process.env[DATABASE_VARIABLE] = databaseUrl;
}
