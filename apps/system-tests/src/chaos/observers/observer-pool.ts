import { Pool } from 'pg';
import { endpoints } from '../../driver/stack';

/** One connection to the database of the running stack, made anew after it was away; asking while it is away fails soon. */
export const observerPool = (): Pool =>
  new Pool({ connectionString: endpoints().postgres, max: 1, connectionTimeoutMillis: 2_000 }).on(
    'error',
    () => undefined,
  );
