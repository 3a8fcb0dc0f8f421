import { createHash } from 'node:crypto';
import { axleMassesOf, axlesOf } from './axle-plan';
import { familyOf, type VehicleFamily } from './category';
import { Draw } from './draw';
import type { Model } from './model';
import { modelsOf } from './models-of-kind';
import { type VehicleKind, vehicleKindOf } from './vehicle-kind';

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
  readonly model: Model;
  readonly family: VehicleFamily;
  /** The vehicle as its first manufacturer left it, where this one completes it. */
  readonly base?: Vehicle;
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

/** The first three characters of a VIN name its manufacturer (ISO 3780), here one of ours. */
const modelOf = (vin: string, kind: VehicleKind, draw: Draw): Model => {
  const models = modelsOf[kind];
  const makers = [...new Set(models.map((model) => model.manufacturer.slug))];
  const maker = makers[createHash('sha256').update(vin.slice(0, 3)).digest().readUInt8(0) % makers.length];
  const [first = models[0], ...rest] = models.filter((model) => model.manufacturer.slug === maker);
  return draw.oneOf([first, ...rest]);
};

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

const DAYS_BETWEEN_STAGES = 60;

/** The stage before left its factory some weeks earlier. */
const stageBefore = (dates: VehicleDates): VehicleDates => {
  const earlier = (instant: Date): Date => new Date(instant.getTime() - DAYS_BETWEEN_STAGES * DAY_MS);
  return {
    approvedOn: earlier(dates.approvedOn),
    manufacturedOn: earlier(dates.manufacturedOn),
    signedOn: earlier(dates.signedOn),
    issuedAt: earlier(dates.issuedAt),
  };
};

const vehicleFrom = (vin: string, model: Model, draw: Draw): Omit<Vehicle, 'dates'> => {
  const massInRunningOrder = model.massInRunningOrder_kg + draw.between(0, 20, 5);
  const laden = model.massInRunningOrder_kg + model.payload_kg;
  return {
    vin,
    model,
    family: familyOf(model.category),
    variant: `${model.type}-${draw.code(3)}`,
    version: `${draw.code(2)}${axlesOf(model).length}${draw.code(4)}`,
    colour: draw.between(1, 10),
    massInRunningOrder_kg: massInRunningOrder,
    actualMass_kg: massInRunningOrder + draw.between(0, 60),
    maximumLadenMass_kg: laden,
    axleMasses_kg: axleMassesOf(model, laden),
    thirst_percent: draw.between(97, 104),
  };
};

/** Makes up the vehicle that a VIN stands for, as if made some weeks before `before`. */
export const vehicleOf = (vin: string, before: Date): Vehicle => {
  const draw = new Draw(vin);
  const model = modelOf(vin, vehicleKindOf(vin), draw);
  const vehicle = { ...vehicleFrom(vin, model, draw), dates: datesBefore(before, draw) };
  if (!model.base) return vehicle;
  return {
    ...vehicle,
    base: { ...vehicleFrom(vin, model.base, new Draw(`${vin} base`)), dates: stageBefore(vehicle.dates) },
  };
};
