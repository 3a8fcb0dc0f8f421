import type { IviContent } from '@kjoreklar/ivi';
import type { VehicleFamily } from './category';
import { combustionTestContent, electricTestContent, testFamilies } from './emission-content';
import { heavyEngineTestContent } from './heavy-emission-content';
import { lCombustionTestContent, lElectricTestContent } from './l-emission-content';
import type { Powertrain } from './model';
import type { Vehicle } from './vehicle';

type Electric = Extract<Powertrain, { kind: 'electric' }>;
type Combustion = Extract<Powertrain, { kind: 'combustion' }>;

/** Under which rules a vehicle is tested for noise and emissions, and what its certificate then shows. */
interface TestRules {
  readonly noise: { readonly driveBy_db: number; readonly stationary_db: number; readonly regulation?: string };
  readonly engine: (vehicle: Vehicle, powertrain: Combustion) => IviContent;
  readonly motor: (vehicle: Vehicle, powertrain: Electric) => IviContent;
}

export const combustionFamilies = ['IP', 'PEMS', 'EV', 'ATCT', 'RL'] as const;
export const electricFamilies = ['IP', 'RL'] as const;

const light: TestRules = {
  noise: { driveBy_db: 66, stationary_db: 74 },
  engine: (vehicle, powertrain) => ({
    ...combustionTestContent(vehicle, powertrain),
    ...testFamilies(vehicle.model, combustionFamilies),
  }),
  motor: (vehicle, powertrain) => ({
    ...electricTestContent(vehicle, powertrain),
    ...testFamilies(vehicle.model, electricFamilies),
  }),
};

const heavy: TestRules = {
  noise: { driveBy_db: 78, stationary_db: 86 },
  engine: heavyEngineTestContent,
  motor: () => ({}),
};

const lCategory: TestRules = {
  noise: { driveBy_db: 73, stationary_db: 88, regulation: '134/2014*2018/295' },
  engine: lCombustionTestContent,
  motor: lElectricTestContent,
};

const rulesOf: Readonly<Record<VehicleFamily, TestRules>> = {
  car: light,
  van: light,
  heavy,
  lCategory,
  trailer: light,
};

export const testRulesOf = ({ family }: Vehicle): TestRules => rulesOf[family];

/** What bystanders hear; a vehicle with an engine is also measured standing still. */
export const soundContent = (vehicle: Vehicle, engineSpeed_min1?: number): IviContent => {
  const { noise } = testRulesOf(vehicle);
  return {
    SoundLevelGroup: {
      SoundLevelExternalRegulation: noise.regulation,
      ...(engineSpeed_min1 === undefined
        ? {}
        : { SoundLevelStationary: noise.stationary_db, SoundLevelStationaryEngineSpeed: engineSpeed_min1 }),
      SoundLevelDriveBy: noise.driveBy_db,
    },
  };
};
