import { TechnicalDetails } from '@kjoreklar/contracts';
import { anEcocAccepted, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { z } from 'zod';
import { type OpenRegister, openRegister } from '../../test/open-register';
import { RegisterDriver } from '../../test/register-driver';
import { StepClock } from '../../test/step-clock';
import { VIN } from '../../test/vehicle-samples';

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const scalars: Readonly<Record<string, unknown>> = { string: 'Å', number: -0.02458, boolean: true };

/** A value for every field there is. */
const filled = ({ type = [], format, properties, items, anyOf }: Schema): unknown => {
  if (anyOf) return filled(anyOf[0] ?? {});
  if (items) return [filled(items), filled(items)];
  if (!properties) return format === 'date' ? '2026-02-03' : scalars[[type].flat()[0] ?? ''];
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, filled(schema)]));
};

let fresh: FreshDatabase;
let subject: OpenRegister;

beforeEach(async () => {
  fresh = await freshDatabase();
  const clock = new StepClock();
  clock.set('2026-07-06T08:00:00Z');
  subject = await openRegister(fresh.url, clock);
});
afterEach(async () => {
  await subject.close();
  await fresh.drop();
});

it('keeps every fact of an eCoC, and gives it back as it came', async () => {
  const details = TechnicalDetails.parse(filled(z.toJSONSchema(TechnicalDetails) as Schema));
  const facts = { ...anEcocAccepted({ vin: VIN }).data.facts, details };
  await new RegisterDriver(subject).accept({ seq: 1, facts });
  expect(details.engines[1]?.sources[1]?.wltpCo2?.low_gkm).toBe(-0.02458);
  expect(await subject.readModel.asOf(VIN, {})).toMatchObject({ preregistration: { technicalFacts: facts } });
});
