import type { IviContent } from '@kjoreklar/ivi';
import type { Model, Powertrain } from './model';
import type { Vehicle } from './vehicle';

type Electric = Extract<Powertrain, { kind: 'electric' }>;
type PluginHybrid = Extract<Powertrain, { kind: 'pluginHybrid' }>;
type Burning = Extract<Powertrain, { kind: 'combustion' | 'hybrid' }>;
type FuelCell = Extract<Powertrain, { kind: 'fuelCell' }>;

/** Grams of CO2 from burning a litre, divided by 100 km. */
const co2PerLitre_g = { petrol: 23.4, diesel: 26.2 } as const;

/** How the four phases of the WLTP cycle relate to the whole of it. */
const phases = { Low: 1.18, Medium: 0.95, High: 0.87, ExtraHigh: 1.08 } as const;
const electricPhases = { Low: 0.81, Medium: 0.86, High: 0.93, ExtraHigh: 1.29 } as const;

const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits));

const byPhase = (
  prefix: string,
  combined: number,
  shares: Readonly<Record<string, number>>,
  digits = 0,
): IviContent => ({
  ...Object.fromEntries(
    Object.entries(shares).map(([phase, share]) => [`${prefix}${phase}`, rounded(combined * share, digits)]),
  ),
  [`${prefix}Combined`]: rounded(combined, digits),
});

const thirsty = (value: number, { thirst_percent }: Vehicle): number => (value * thirst_percent) / 100;

export const testFamilies = (model: Model, identifiers: readonly string[]): IviContent => ({
  TestFamilyIdentifiersTable: {
    TestFamilyIdentifiersGroup: identifiers.map((identifier) => ({
      TestFamilyIdentifier: identifier,
      TestFamilyIdentifierValue: `${identifier}-${model.approval.number}-${model.type}`,
    })),
  },
});

/** The parameters that the vehicle was tested with (WLTP, Regulation (EU) 2017/1151). */
export const testParametersContent = (vehicle: Vehicle): IviContent => {
  const { model, actualMass_kg, maximumLadenMass_kg } = vehicle;
  const frontalArea_m2 = (model.width_mm * model.height_mm * 0.84) / 1_000_000;
  return {
    WltpEmissionTestMass: Math.round(actualMass_kg + (maximumLadenMass_kg - actualMass_kg) * 0.15),
    WltpFrontalArea: rounded(frontalArea_m2, 3),
    WltpRoadLoadCoefficientF0: rounded(actualMass_kg * 0.0742, 1),
    WltpRoadLoadCoefficientF1: rounded(0.6 + actualMass_kg / 5000, 3),
    WltpRoadLoadCoefficientF2: rounded(frontalArea_m2 * 0.01043, 5),
    DrivingCycleClass: '3b',
    DrivingCycleCappedSpeedIndicator: 'N',
  };
};

export const electricTestContent = (vehicle: Vehicle, { consumption_whkm, range_km }: Electric): IviContent => {
  const range = Math.round((range_km * 100) / vehicle.thirst_percent);
  return {
    TestWltpElectricRangeGroup: {
      WltpPureElectricRange: range,
      WltpPureElectricRangeCity: Math.round(range * 1.31),
    },
    TestWltpEnergyConsumptionGroup: byPhase(
      'WltpEnergyConsumptionPureElectric',
      thirsty(consumption_whkm, vehicle),
      electricPhases,
    ),
  };
};

const pollutants = (fuel: 'petrol' | 'diesel'): IviContent => ({
  TestRdeGroup: {
    RdeCompleteNox: fuel === 'diesel' ? 80 : 60,
    RdeCompleteNumberOfParticles: 6,
    RdeCompleteNumberOfParticlesExponent: 11,
    RdeUrbanNox: fuel === 'diesel' ? 80 : 60,
    RdeUrbanNumberOfParticles: 6,
    RdeUrbanNumberOfParticlesExponent: 11,
  },
  TestWltpType1Group: {
    WltpType1Co: fuel === 'diesel' ? 88.1 : 171.6,
    ...(fuel === 'diesel' ? { WltpType1ThcNox: 61.3 } : { WltpType1Thc: 18.2, WltpType1Nmhc: 15.9 }),
    WltpType1Nox: fuel === 'diesel' ? 42.5 : 9.8,
    WltpType1Particulates: 0.31,
    WltpType1NumberOfParticles: 0.74,
    WltpType1NumberOfParticlesExponent: 11,
  },
});

export const combustionTestContent = (vehicle: Vehicle, { engine, co2_gkm }: Burning): IviContent => {
  const co2 = thirsty(co2_gkm, vehicle);
  return {
    ...(engine.fuel === 'diesel' ? { SmokeCorrectedAbsorptionCoefficient: 0.5 } : {}),
    ...pollutants(engine.fuel),
    TestWltpCo2Group: byPhase('WltpCo2', co2, phases),
    TestWltpFuelConsumptionGroup: byPhase('WltpFuelConsumption', co2 / co2PerLitre_g[engine.fuel], phases, 1),
  };
};

/** Hydrogen in kg per 100 km; nothing is burnt, so there is no CO2 and no pollutant. */
export const fuelCellTestContent = (vehicle: Vehicle, { hydrogen_kg100km }: FuelCell): IviContent => ({
  TestWltpFuelConsumptionGroup: byPhase('WltpFuelConsumption', thirsty(hydrogen_kg100km, vehicle), phases, 2),
});

/** Share of the driving that the battery covers. */
const UTILITY_FACTOR = 0.84;
const DEPLETING_SHARE = 0.06;

export const pluginCombustionTestContent = (vehicle: Vehicle, { engine, co2_gkm }: PluginHybrid): IviContent => {
  const sustaining = thirsty(co2_gkm, vehicle);
  const depleting = sustaining * DEPLETING_SHARE;
  const weighted = depleting * UTILITY_FACTOR + sustaining * (1 - UTILITY_FACTOR);
  const perLitre = co2PerLitre_g[engine.fuel];
  return {
    ...pollutants(engine.fuel),
    TestWltpCo2Group: {
      WltpCo2WeightedCombined: rounded(weighted),
      ...byPhase('WltpCo2ChargeSustaining', sustaining, phases),
      WltpCo2ChargeDepletingCombined: rounded(depleting),
    },
    TestWltpFuelConsumptionGroup: {
      WltpFuelConsumptionWeightedCombined: rounded(weighted / perLitre, 1),
      ...byPhase('WltpFuelConsumptionChargeSustaining', sustaining / perLitre, phases, 1),
      WltpFuelConsumptionChargeDepletingCombined: rounded(depleting / perLitre, 1),
    },
  };
};

const PLUGIN_CONSUMPTION_WHKM = 168;

export const pluginElectricTestContent = (vehicle: Vehicle, { electricRange_km }: PluginHybrid): IviContent => {
  const range = Math.round((electricRange_km * 100) / vehicle.thirst_percent);
  const consumption = thirsty(PLUGIN_CONSUMPTION_WHKM, vehicle);
  return {
    TestWltpElectricRangeGroup: {
      WltpEquivalentAllElectricOffVehicleChargingRange: range,
      WltpEquivalentAllElectricOffVehicleChargingRangeCity: Math.round(range * 1.34),
      WltpAllElectricOffVehicleChargingRange: range + 2,
      WltpAllElectricOffVehicleChargingRangeCity: Math.round(range * 1.36),
    },
    TestWltpEnergyConsumptionGroup: {
      ...byPhase('WltpEnergyConsumptionExternallyCharged', consumption, electricPhases),
      WltpEnergyConsumptionExternallyChargedCity: rounded(consumption * 0.78),
      WltpEnergyConsumptionExternallyChargedWeightedCombined: rounded(consumption * UTILITY_FACTOR),
    },
  };
};
