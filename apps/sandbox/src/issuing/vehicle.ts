import { createHash } from 'node:crypto';
import { dieselVans, electricVans, trailers } from './commercial-vehicle-models';
import { Draw } from './draw';
import type { Model } from './model';
import { electricCars, petrolCars, plugInHybridCars } from './passenger-car-models';
import { categoryOf, type IssuedCategory, type VehicleKind, vehicleKindOf } from './vehicle-kind';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface VehicleDates {
  readonly approvedOn: Date;
  readonly manufacturedOn: Date;
  readonly signedOn: Date;
  readonly issuedAt: Date;
}

/** One vehicle: its model, and what differs from its sisters; always the same for the same VIN and `before`. */
export interface Vehicle {
  readonly vin: string;
  readonly category: IssuedCategory;
  readonly model: Model;
  readonly variant: string;
  readonly version: string;
  readonly colour: number;
  readonly massInRunningOrder_kg: number;
  readonly actualMass_kg: number;
  readonly maximumLadenMass_kg: number;
  readonly axleMasses_kg: readonly number[];
  /** Per cent of the model's consumption, range and emissions. */
  readonly thirst_percent: number;
  readonly dates: VehicleDates;
}

const modelsOf: Readonly<Record<VehicleKind, readonly [Model, ...Model[]]>> = {
  'M1 battery electric': electricCars,
  'M1 plug-in hybrid': plugInHybridCars,
  'M1 petrol': petrolCars,
  'N1 diesel': dieselVans,
  'N1 battery electric': electricVans,
  'O2 trailer': trailers,
};

/** The first three characters of a VIN name its manufacturer (ISO 3780), here one of ours. */
const modelOf = (vin: string, kind: VehicleKind, draw: Draw): Model => {
  const models = modelsOf[kind];
  const makers = [...new Set(models.map((model) => model.manufacturer.slug))];
  const maker = makers[createHash('sha256').update(vin.slice(0, 3)).digest().readUInt8(0) % makers.length];
  const [first = models[0], ...rest] = models.filter((model) => model.manufacturer.slug === maker);
  return draw.oneOf([first, ...rest]);
};

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step;

/** Each axle may carry a little more than its share, so that together they carry the laden vehicle. */
const axleMasses = (axles: number, laden_kg: number): number[] =>
  axles === 1 ? [roundUp(laden_kg, 50)] : [roundUp(laden_kg * 0.51, 5), roundUp(laden_kg * 0.54, 5)];

const datesBefore = (before: Date, draw: Draw): VehicleDates => {
  const daysBefore = (days: number): Date => new Date(Math.floor(before.getTime() / DAY_MS) * DAY_MS - days * DAY_MS);
  const age = draw.between(12, 45);
  const signedOn = daysBefore(age - draw.between(0, 3));
  return {
    approvedOn: daysBefore(age + draw.between(120, 600)),
    manufacturedOn: daysBefore(age),
    signedOn,
    issuedAt: new Date(signedOn.getTime() + draw.between(7 * 3600, 17 * 3600) * 1000),
  };
};

/** Makes up the vehicle that a VIN stands for, as if made some weeks before `before`. */
export const vehicleOf = (vin: string, before: Date): Vehicle => {
  const kind = vehicleKindOf(vin);
  const draw = new Draw(vin);
  const model = modelOf(vin, kind, draw);
  const massInRunningOrder = model.massInRunningOrder_kg + draw.between(0, 20, 5);
  const laden = model.massInRunningOrder_kg + model.payload_kg;
  return {
    vin,
    category: categoryOf(kind),
    model,
    variant: `${model.type}-${draw.code(3)}`,
    version: `${draw.code(2)}${model.axles}${draw.code(4)}`,
    colour: draw.between(1, 10),
    massInRunningOrder_kg: massInRunningOrder,
    actualMass_kg: massInRunningOrder + draw.between(0, 60),
    maximumLadenMass_kg: laden,
    axleMasses_kg: axleMasses(model.axles, laden),
    thirst_percent: draw.between(97, 104),
    dates: datesBefore(before, draw),
  };
};
