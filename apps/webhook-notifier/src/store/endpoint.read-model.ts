import type { SqlRunner } from '@kjoreklar/persistence';
import type { Endpoint } from '../domain/endpoint';
import { type EndpointRow, ENDPOINT_COLUMNS, toEndpoint } from './endpoint-row';

const LIST = `
select ${ENDPOINT_COLUMNS} from endpoint where organisation = $1 and status <> 'DELETED' order by created_at, id`;

const FIND = `
select ${ENDPOINT_COLUMNS} from endpoint where id = $1 and organisation = $2 and status <> 'DELETED'`;

/** Answers what endpoints an organisation has; never those of another. */
export class EndpointReadModel {
  constructor(private readonly database: SqlRunner) {}

  async list(organisation: string): Promise<Endpoint[]> {
    return (await this.database.query<EndpointRow>(LIST, [organisation])).rows.map(toEndpoint);
  }

  async find(id: string, organisation: string): Promise<Endpoint | undefined> {
    const [row] = (await this.database.query<EndpointRow>(FIND, [id, organisation])).rows;
    return row && toEndpoint(row);
  }
}
