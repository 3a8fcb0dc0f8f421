import { join } from 'node:path';
import type { EncodedEvent } from '@kjoreklar/contracts';
import { Database, migrate, Outbox, OutcomeStore } from '@kjoreklar/persistence';
import { type Clock, silentLogger } from '@kjoreklar/service-kit';
import { unknownVehicle } from '../src/domain/vehicle';
import { VehicleRegister } from '../src/register/vehicle-register';
import { VehicleReadModel } from '../src/store/vehicle.read-model';
import { VehicleStore } from '../src/store/vehicle.store';
import type { RegisterUnderTest } from './register-driver';

const schema = 'registry';

export interface OpenRegister extends RegisterUnderTest {
  readonly register: VehicleRegister;
  readonly database: Database;
  readonly readModel: VehicleReadModel;
  close(): Promise<void>;
}

const sentBy = async (database: Database): Promise<EncodedEvent[]> => {
  const { rows } = await database.query<Omit<EncodedEvent, 'id'> & { event_id: string }>(
    'select event_id, topic, key, headers, value from outbox_event order by id',
  );
  return rows.map(({ event_id, ...event }) => ({ id: event_id, ...event }));
};

/** The register on the database at `url`, its tables made where they are not there yet. */
export const openRegister = async (url: string, clock: Clock): Promise<OpenRegister> => {
  const logger = silentLogger();
  const directories = [join(__dirname, '../migrations')];
  await migrate({ connectionString: url, schema, directories, logger });
  const database = new Database({ connectionString: url, applicationName: 'registry test', schema, logger });
  const vehicles = new VehicleStore();
  return {
    database,
    register: new VehicleRegister({ database, vehicles, outcomes: new OutcomeStore(), outbox: new Outbox(), clock }),
    readModel: new VehicleReadModel(database),
    vehicle: async (vin) => {
      const stored = await database.transaction((tx) => vehicles.lock(tx, [vin], []));
      return stored.get(vin)?.vehicle ?? unknownVehicle(vin);
    },
    sent: () => sentBy(database),
    close: () => database.close(),
  };
};
