import type { AxlePlan } from './axle-plan';
import type { IssuedCategory } from './category';
import type { Manufacturer } from './manufacturer';

export interface ElectricMotor {
  readonly code: string;
  readonly maximumPower_kw: number;
  readonly thirtyMinutesPower_kw: number;
}

export interface CombustionEngine {
  readonly code: string;
  readonly fuel: 'petrol' | 'diesel';
  readonly cylinders: number;
  readonly capacity_cm3: number;
  readonly maximumPower_kw: number;
  readonly speedAtMaximumPower_min1: number;
}

export type Powertrain =
  | {
      readonly kind: 'electric';
      /** One for each powered axle. */
      readonly motors: readonly [ElectricMotor, ...ElectricMotor[]];
      readonly consumption_whkm: number;
      readonly range_km: number;
    }
  | {
      readonly kind: 'combustion';
      readonly engine: CombustionEngine;
      readonly co2_gkm: number;
    }
  /** Charges its battery itself. */
  | {
      readonly kind: 'hybrid';
      readonly engine: CombustionEngine;
      readonly motor: ElectricMotor;
      readonly co2_gkm: number;
    }
  | {
      readonly kind: 'fuelCell';
      readonly stackCode: string;
      readonly motor: ElectricMotor;
      readonly hydrogen_kg100km: number;
    }
  | {
      readonly kind: 'pluginHybrid';
      readonly engine: CombustionEngine;
      readonly motor: ElectricMotor;
      /** Battery held level. */
      readonly co2_gkm: number;
      readonly electricRange_km: number;
    }
  | { readonly kind: 'none' };

/** What all vehicles of a model share. */
export interface Model {
  readonly category: IssuedCategory;
  readonly manufacturer: Manufacturer;
  readonly make: string;
  readonly commercialName: string;
  readonly type: string;
  /** The fourth and fifth part of its type-approval number. */
  readonly approval: { readonly number: string; readonly extension: string };
  /** Of the list for M, N and O; L categories have none. */
  readonly bodywork?: string;
  /** What a lorry's body is, beyond its bodywork code. */
  readonly bodyworkSupplement?: string;
  /** SA motor caravan, SC ambulance, SD hearse, SE caravan. */
  readonly specialPurpose?: string;
  /** Of a bus (Regulation (EU) 2018/858, annex I): classes I and A have room to stand. */
  readonly busClass?: { readonly letter: 'I' | 'II' | 'III' | 'A' | 'B'; readonly standing: number };
  readonly length_mm: number;
  readonly width_mm: number;
  readonly height_mm: number;
  readonly wheelbase_mm: number;
  readonly axles: AxlePlan;
  readonly massInRunningOrder_kg: number;
  readonly payload_kg: number;
  /** Braked; 0 where it may tow nothing. */
  readonly towable_kg: number;
  readonly couplingLoad_kg: number;
  readonly seats: number;
  readonly doors: { readonly left: number; readonly right: number; readonly back: number };
  readonly loadingArea_mm?: number;
  readonly maximumSpeed_kmh: number;
  readonly tyre: {
    readonly size: string;
    readonly rim: string;
    readonly speedSymbol: string;
    readonly category: string;
  };
  readonly powertrain: Powertrain;
  /** The incomplete vehicle that this one is built upon; a later stage completes it. */
  readonly base?: Model;
  /** Not a vehicle yet: a later stage must complete it. */
  readonly incomplete?: true;
}
