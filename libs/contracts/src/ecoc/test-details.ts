import { z } from 'zod';
import { numbers, texts } from './detail-fields';

/** What was measured with one energy source, units in the names; a test that was not made is null. */
export const testDetails = {
  wltpCo2: z
    .object({
      ...numbers(
        'low_gkm',
        'medium_gkm',
        'high_gkm',
        'extraHigh_gkm',
        'combined_gkm',
        'weightedCombined_gkm',
        'sustainingLow_gkm',
        'sustainingMedium_gkm',
        'sustainingHigh_gkm',
        'sustainingExtraHigh_gkm',
        'sustainingCombined_gkm',
        'depletingCombined_gkm',
      ),
    })
    .nullable(),
  wltpConsumption: z
    .object({
      ...numbers(
        'low_per100km',
        'medium_per100km',
        'high_per100km',
        'extraHigh_per100km',
        'combined_per100km',
        'weightedCombined_per100km',
        'sustainingLow_per100km',
        'sustainingMedium_per100km',
        'sustainingHigh_per100km',
        'sustainingExtraHigh_per100km',
        'sustainingCombined_per100km',
        'depletingCombined_per100km',
      ),
    })
    .nullable(),
  wltpEnergy: z
    .object({
      ...numbers(
        'pureLow_whkm',
        'pureMedium_whkm',
        'pureHigh_whkm',
        'pureExtraHigh_whkm',
        'pureCombined_whkm',
        'chargedLow_whkm',
        'chargedMedium_whkm',
        'chargedHigh_whkm',
        'chargedExtraHigh_whkm',
        'chargedCity_whkm',
        'chargedCombined_whkm',
        'chargedWeightedCombined_whkm',
      ),
    })
    .nullable(),
  wltpRange: z
    .object({
      ...numbers(
        'pure_km',
        'pureCity_km',
        'equivalent_km',
        'equivalentCity_km',
        'allElectric_km',
        'allElectricCity_km',
      ),
    })
    .nullable(),
  wltpPollutants: z
    .object({
      ...numbers(
        'co_mgkm',
        'thc_mgkm',
        'nmhc_mgkm',
        'nox_mgkm',
        'thcNox_mgkm',
        'nh3_mgkm',
        'particulates_mgkm',
        'particles_perkm',
        'particlesExponent',
      ),
    })
    .nullable(),
  type1: z
    .object({ ...numbers('co_mgkm', 'thc_mgkm', 'nox_mgkm', 'nmhc_mgkm', 'hcNox_mgkm', 'particulates_mgkm') })
    .nullable(),
  type2: z.object({ ...numbers('coIdle_percent', 'coHighIdle_percent') }).nullable(),
  type7: z
    .object({
      ...numbers(
        'co2_gkm',
        'fuel_per100km',
        'energy_whkm',
        'range_km',
        'co2WeightedCombined_gkm',
        'fuelWeightedCombined_per100km',
        'energyWeightedCombined_whkm',
        'rangeWeightedCombined_km',
      ),
    })
    .nullable(),
  whtc: z
    .object({
      ...numbers(
        'co_mgkwh',
        'nox_mgkwh',
        'nmhc_mgkwh',
        'thc_mgkwh',
        'ch4_mgkwh',
        'nh3_ppm',
        'particulates_mgkwh',
        'particles_perkwh',
        'particlesExponent',
      ),
    })
    .nullable(),
  rde: z
    .object({
      ...numbers(
        'nox_mgkm',
        'particles_perkm',
        'particlesExponent',
        'urbanNox_mgkm',
        'urbanParticles_perkm',
        'urbanParticlesExponent',
      ),
    })
    .nullable(),
  nedc: z
    .object({
      ...numbers(
        'co2Urban_gkm',
        'co2ExtraUrban_gkm',
        'co2Combined_gkm',
        'co2WeightedCombined_gkm',
        'urban_per100km',
        'extraUrban_per100km',
        'combined_per100km',
        'weightedCombined_per100km',
        'pureElectric_whkm',
        'weightedCombined_whkm',
        'range_km',
        'rangeExternallyChargeable_km',
      ),
    })
    .nullable(),
  families: z.array(z.object({ ...texts('family', 'identifier') })),
};
