import type { TechnicalFacts } from '@kjoreklar/contracts';
import type { SqlRunner } from '@kjoreklar/persistence';
import type { VehicleStatus } from '../domain/vehicle-timeline';

/** A point in both times; what is left out means now. */
export interface AsOf {
  /** When it was so in the world. */
  readonly validAt?: Date;
  /** By what the register knew then. */
  readonly knownAt?: Date;
}

export interface PreregistrationRecord {
  readonly meldingId: string;
  readonly organisation: string;
  readonly taxGroup: string;
  /** Norwegian seats, tax group 315 only. */
  readonly seats: number | null;
  readonly replaces: string | null;
  readonly preregisteredAt: Date;
  /** SHA-256 of the eCoC's original bytes, hexadecimal. */
  readonly documentSha256: string;
  readonly technicalFacts: TechnicalFacts;
}

export interface VehicleRecord {
  readonly vin: string;
  readonly status: VehicleStatus;
  readonly validFrom: Date;
  /** Null while it lasts. */
  readonly validTo: Date | null;
  readonly recordedAt: Date;
  /** Null while it is believed. */
  readonly supersededAt: Date | null;
  /** The one in force, or the one the vehicle was registered by. */
  readonly preregistration: PreregistrationRecord | null;
  /** Legal date, ISO 8601. */
  readonly firstRegisteredOn: string | null;
}

export interface OriginalDocument {
  readonly meldingId: string;
  /** SHA-256 of `content`, hexadecimal. */
  readonly sha256: string;
  readonly content: Buffer;
}

type VehicleAsOfRow = Omit<VehicleRecord, 'preregistration'> & {
  readonly [Key in keyof PreregistrationRecord]: PreregistrationRecord[Key] | null;
};

/** Later than all that is recorded, earlier than infinity: versions that last end there. */
const LATEST = new Date('9999-12-31T23:59:59.999Z');

const AS_OF = `v.vin = $1 and v.valid_from <= $2 and v.valid_to > $2 and v.recorded_at <= $3 and v.superseded_at > $3`;

const VEHICLE_AS_OF = `
  select v.vin, v.status, v.valid_from as "validFrom", nullif(v.valid_to, 'infinity') as "validTo",
    v.recorded_at as "recordedAt", nullif(v.superseded_at, 'infinity') as "supersededAt",
    p.melding_id as "meldingId", p.organisation, p.tax_group as "taxGroup", p.seats, p.replaces,
    p.preregistered_at as "preregisteredAt", encode(p.document_sha256, 'hex') as "documentSha256",
    p.technical_facts as "technicalFacts", f.first_registered_on::text as "firstRegisteredOn"
  from vehicle_version v
  left join preregistration p on p.melding_id = v.melding_id
  left join first_registration f on f.vin = v.vin and v.status = 'REGISTERED'
  where ${AS_OF}`;

const DOCUMENT_AS_OF = `
  select d.melding_id as "meldingId", encode(d.sha256, 'hex') as sha256, d.content
  from vehicle_version v join ecoc_document d on d.melding_id = v.melding_id
  where ${AS_OF}`;

const toRecord = (row: VehicleAsOfRow): VehicleRecord => {
  const { vin, status, validFrom, validTo, recordedAt, supersededAt, firstRegisteredOn, ...preregistration } = row;
  return {
    vin,
    status,
    validFrom,
    validTo,
    recordedAt,
    supersededAt,
    firstRegisteredOn,
    preregistration: preregistration.meldingId === null ? null : (preregistration as PreregistrationRecord),
  };
};

/** Understands what the register says of a vehicle, now or at any earlier moment. */
export class VehicleReadModel {
  constructor(private readonly database: SqlRunner) {}

  /** Null when nothing was known of such a vehicle. */
  async asOf(vin: string, { validAt = LATEST, knownAt = LATEST }: AsOf = {}): Promise<VehicleRecord | null> {
    const { rows } = await this.database.query<VehicleAsOfRow>(VEHICLE_AS_OF, [vin, validAt, knownAt]);
    return rows[0] ? toRecord(rows[0]) : null;
  }

  /** The eCoC of the pre-registration that `asOf` gives. */
  async documentAsOf(vin: string, { validAt = LATEST, knownAt = LATEST }: AsOf = {}): Promise<OriginalDocument | null> {
    const { rows } = await this.database.query<OriginalDocument>(DOCUMENT_AS_OF, [vin, validAt, knownAt]);
    return rows[0] ?? null;
  }
}
