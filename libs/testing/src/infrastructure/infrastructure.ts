export interface Infrastructure {
  readonly brokers: string[];
  /** An administrator's connection: may create databases and roles. */
  readonly databaseUrl: string;
}

/** Names of the variables that carry the servers' addresses from jest's global set-up to its workers. */
export const BROKERS_VARIABLE = 'KJOREKLAR_TEST_BROKERS';
export const DATABASE_VARIABLE = 'KJOREKLAR_TEST_DATABASE_URL';

/** The PostgreSQL and Kafka of this test run; throws outside a run that has them. */
export const infrastructure = (): Infrastructure => {
  const brokers = process.env[BROKERS_VARIABLE];
  const databaseUrl = process.env[DATABASE_VARIABLE];
  if (!brokers || !databaseUrl)
    throw new TypeError('no test infrastructure: only *.int.spec.ts files have it (jest --selectProjects integration)');
  return { brokers: brokers.split(','), databaseUrl };
};
