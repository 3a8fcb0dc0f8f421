import { DocumentValues } from '../fixtures/document-values';
import { writeIvi } from '@kjoreklar/ivi';
import { ecocContentOf } from './ecoc-content';
import { kindPrefixes } from './vehicle-kind';
import { vehicleOf } from './vehicle';

const vins = ['VF9', ...kindPrefixes.map(({ prefix }) => prefix)].flatMap((prefix) =>
  Array.from({ length: 12 }, (_, index) => prefix + String(index * 13 + 1).padStart(17 - prefix.length, '0')),
);
const issued = vins.map((vin) => new DocumentValues(writeIvi(ecocContentOf(vehicleOf(vin, new Date())))));
const of = (category: string): DocumentValues[] =>
  issued.filter((values) => values.text('VehicleCategory')?.startsWith(category));

interface Limits {
  readonly laden?: readonly [above: number, most: number];
  readonly seats?: readonly [least: number, most: number];
  readonly mostEmpty_kg?: number;
  readonly mostSpeed_kmh?: number;
  readonly mostPower_kw?: number;
  readonly wheels?: number;
}

/** Regulation (EU) 2018/858, article 4, and Regulation (EU) No 168/2013, annex I. */
const limits: Readonly<Record<string, Limits>> = {
  M1: { seats: [1, 9] },
  M2: { seats: [10, 99], laden: [0, 5000] },
  M3: { seats: [10, 199], laden: [5000, 99_999] },
  N1: { laden: [0, 3500] },
  N2: { laden: [3500, 12_000] },
  N3: { laden: [12_000, 99_999] },
  O1: { laden: [0, 750] },
  O2: { laden: [750, 3500] },
  O3: { laden: [3500, 10_000] },
  O4: { laden: [10_000, 99_999] },
  'L1e-B': { wheels: 2, mostSpeed_kmh: 45, mostPower_kw: 4 },
  'L2e-U': { wheels: 3, mostSpeed_kmh: 45, mostPower_kw: 4, mostEmpty_kg: 270, seats: [1, 2] },
  'L3e-A1': { wheels: 2, mostPower_kw: 11, seats: [1, 2] },
  'L3e-A2': { wheels: 2, mostPower_kw: 35, seats: [1, 2] },
  'L3e-A3': { wheels: 2, seats: [1, 2] },
  'L4e-A3': { wheels: 3, seats: [1, 4] },
  'L5e-A': { wheels: 3, mostEmpty_kg: 1000, seats: [1, 5] },
  'L6e-BP': { wheels: 4, mostSpeed_kmh: 45, mostPower_kw: 6, mostEmpty_kg: 425, seats: [1, 2] },
  'L7e-B1': { wheels: 4, mostSpeed_kmh: 90, mostEmpty_kg: 450, seats: [1, 2] },
  'L7e-CU': { wheels: 4, mostSpeed_kmh: 90, mostPower_kw: 15, mostEmpty_kg: 600, seats: [1, 2] },
};

const among = (value: number, [low, high]: readonly [number, number]): boolean => low <= value && value <= high;

const breaches = (values: DocumentValues, limit: Limits): string[] => {
  const laden = values.number('TechnicallyPermissibleMaximumLadenMass');
  const power = Math.max(0, ...values.all('MaximumNetPower(?:Combustion|Electric)').map(Number));
  const fits: Record<string, boolean> = {
    laden: !limit.laden || (limit.laden[0] < laden && laden <= limit.laden[1]),
    seats: !limit.seats || among(values.number('NumberOfSeatingPositionsIncludingDriver'), limit.seats),
    empty: values.number('MassInRunningOrder(?:Incomplete)?') <= (limit.mostEmpty_kg ?? Infinity),
    speed: values.number('MaximumSpeed') <= (limit.mostSpeed_kmh ?? Infinity),
    power: power <= (limit.mostPower_kw ?? Infinity),
    wheels: limit.wheels === undefined || values.number('NumberOfWheels') === limit.wheels,
  };
  return Object.keys(fits).filter((name) => !fits[name]);
};

describe('issued vehicles', () => {
  it('are of every category that has limits here, and of no other', () => {
    const categories = new Set(issued.map((values) => values.text('VehicleCategory')));
    expect([...categories].sort()).toEqual(Object.keys(limits).sort());
  });

  it.each(Object.entries(limits))('of category %s keep within its limits', (category, limit) => {
    const found = of(category).flatMap((values) => breaches(values, limit));
    expect(of(category).length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
