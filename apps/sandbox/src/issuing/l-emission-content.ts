import type { IviContent } from '@kjoreklar/ivi';
import type { Powertrain } from './model';
import type { Vehicle } from './vehicle';

type Electric = Extract<Powertrain, { kind: 'electric' }>;
type Combustion = Extract<Powertrain, { kind: 'combustion' }>;

const GRAMS_OF_CO2_PER_LITRE = { petrol: 23.4, diesel: 26.2 } as const;

/** The tests of types I, II and VII (Regulation (EU) No 168/2013, annex V): mg/km, per cent of CO, g/km and l/100 km. */
export const lCombustionTestContent = (vehicle: Vehicle, { engine, co2_gkm }: Combustion): IviContent => {
  const co2 = (co2_gkm * vehicle.thirst_percent) / 100;
  const isDiesel = engine.fuel === 'diesel';
  return {
    TestTypeIGroup: {
      TypeICo: isDiesel ? 212 : 486,
      TypeIThc: isDiesel ? 24 : 61,
      TypeINox: isDiesel ? 71 : 32,
      ...(isDiesel ? { TypeIParticulates: 2.9 } : { TypeINmhc: 48 }),
    },
    ...(isDiesel ? {} : { TestTypeIIGroup: { TypeIICoAtNormalIdleSpeed: 0.08, TypeIICoAtHighIdleEngineSpeed: 0.05 } }),
    TestTypeVIIGroup: {
      TypeVIICo2: Math.round(co2),
      TypeVIIFuelConsumption: Number((co2 / GRAMS_OF_CO2_PER_LITRE[engine.fuel]).toFixed(1)),
    },
  };
};

/** The test of type VII: Wh/km and km. */
export const lElectricTestContent = (vehicle: Vehicle, { consumption_whkm, range_km }: Electric): IviContent => ({
  TestTypeVIIGroup: {
    TypeVIIEnergyConsumption: Math.round((consumption_whkm * vehicle.thirst_percent) / 100),
    TypeVIIElectricRange: Math.round((range_km * 100) / vehicle.thirst_percent),
  },
});
