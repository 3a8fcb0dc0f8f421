import { Pool } from 'pg';

/** One statement a call, each its own transaction. */
export class BaselineDatabase {
  private readonly pool: Pool;

  constructor(connectionString: string) {
    this.pool = new Pool({ connectionString, max: 10 });
    this.pool.on('error', () => undefined);
  }

  async insertCase(meldingId: string, vin: string, taxGroup: string): Promise<void> {
    await this.pool.query(
      `insert into baseline.preregistration_case (melding_id, vin, tax_group, status) values ($1, $2, $3, 'MOTTATT')`,
      [meldingId, vin, taxGroup],
    );
  }

  async closeCase(meldingId: string, status: string): Promise<void> {
    await this.pool.query(
      `update baseline.preregistration_case set status = $2, closed_at = now() where melding_id = $1`,
      [meldingId, status],
    );
  }

  async insertVehicle(vin: string, meldingId: string, facts: unknown, document: Buffer): Promise<void> {
    await this.pool.query(
      `insert into baseline.vehicle (vin, melding_id, facts, document) values ($1, $2, $3, $4)
       on conflict (vin) do update set melding_id = excluded.melding_id, facts = excluded.facts, document = excluded.document`,
      [vin, meldingId, JSON.stringify(facts), document],
    );
  }
}

export const prepareBaselineDatabase = async (adminUrl: string): Promise<void> => {
  const pool = new Pool({ connectionString: adminUrl, max: 1 });
  await pool.query(`
    create schema if not exists baseline;
    create table if not exists baseline.preregistration_case (
      melding_id uuid primary key, vin text not null, tax_group text not null, status text not null,
      created_at timestamptz not null default now(), closed_at timestamptz);
    create index if not exists preregistration_case_vin on baseline.preregistration_case (vin);
    create table if not exists baseline.vehicle (
      vin text primary key, melding_id uuid not null, facts jsonb not null, document bytea not null,
      created_at timestamptz not null default now());`);
  await pool.end();
};
