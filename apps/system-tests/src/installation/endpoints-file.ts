import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Endpoints } from '../driver/stack';

/** Where the driver looks, as the supervisor of the local stack writes it. */
export const writeEndpoints = async (home: string, endpoints: Endpoints): Promise<void> => {
  await writeFile(join(home, 'endpoints.json'), JSON.stringify(endpoints, undefined, 2));
  process.env['KJOREKLAR_HOME'] = home;
};
