import type { FieldMap } from './register-fields';

const source = 'details.engines[].sources[].';
const group = 'tekniskeData.miljodata.miljoOgdrivstoffGruppe[]';
const results = `${group}.forbrukOgUtslipp[]`;
const wltp = `${results}.wltpKjoretoyspesifikk`;

const of = (field: string, names: Readonly<Record<string, string | readonly string[]>>): FieldMap =>
  Object.fromEntries(
    Object.entries(names).map(([name, facts]) => [
      `${field}.${name}`,
      (typeof facts === 'string' ? [facts] : facts).map((fact) =>
        fact.startsWith('/') ? fact.slice(1) : `${source}${fact}`,
      ),
    ]),
  );

/** Emissions, consumption and sound by the register's field. A fact that begins with `/` here is not of one energy source. */
export const emissionFields: FieldMap = {
  'tekniskeData.miljodata.co2BesparelsePgaOkoInnovasjon': ['details.propulsion.ecoInnovationsSave_gkm'],
  'tekniskeData.miljodata.euroKlasse': ['emissionLevel', 'details.propulsion.emissionAct'],
  'tekniskeData.miljodata.okoInnovasjon': ['details.propulsion.ecoInnovationsFitted'],
  'tekniskeData.miljodata.typeOkoInnovasjon': ['details.ecoInnovations[].state', 'details.ecoInnovations[].code'],
  ...of(group, {
    drivstoffKodeMiljodata: ['source', '/energySources'],
    'lyd.innvendigStoyniva': ['sound.closedCab_db', 'sound.openCab_db'],
    'lyd.kjorestoy': 'sound.driveBy_db',
    'lyd.standstoy': 'sound.stationary_db',
    'lyd.vedAntallOmdreininger': 'sound.stationaryAt_rpm',
  }),
  ...of(results, {
    antallPartikler: ['whtc.particles_perkwh', 'whtc.particlesExponent'],
    co2BlandetKjoring: ['nedc.co2Combined_gkm', '/co2Combined_gkm'],
    co2Bykjoring: 'nedc.co2Urban_gkm',
    co2Landeveiskjoring: 'nedc.co2ExtraUrban_gkm',
    coProsent: ['type2.coIdle_percent', 'type2.coHighIdle_percent'],
    elEnergiforbruk: ['nedc.pureElectric_whkm', 'type7.energy_whkm'],
    forbrukBlandetKjoring: ['nedc.combined_per100km', 'type7.fuel_per100km'],
    forbrukBykjoring: 'nedc.urban_per100km',
    forbrukLandeveiskjoring: 'nedc.extraUrban_per100km',
    rekkeviddeKm: ['nedc.range_km', 'nedc.rangeExternallyChargeable_km', 'type7.range_km'],
    utslippCOgPrKWh: 'whtc.co_mgkwh',
    utslippCOmgPrKm: ['wltpPollutants.co_mgkm', 'type1.co_mgkm'],
    utslippHCgPrKWh: 'whtc.thc_mgkwh',
    utslippHCmgPrKm: ['wltpPollutants.thc_mgkm', 'type1.thc_mgkm'],
    utslippHCogNOxMgPrKm: ['wltpPollutants.thcNox_mgkm', 'type1.hcNox_mgkm'],
    utslippKorrigertAbsorpsjonskoeffisient: 'smokeAbsorption_m1',
    utslippNMHCmgPrKm: ['wltpPollutants.nmhc_mgkm', 'type1.nmhc_mgkm'],
    utslippNOxGPrKWh: 'whtc.nox_mgkwh',
    utslippNOxMgPrKm: ['wltpPollutants.nox_mgkm', 'type1.nox_mgkm', '/nox_mgkm'],
    utslippPartikkelAntallPrKm: ['wltpPollutants.particles_perkm', 'wltpPollutants.particlesExponent'],
    utslippPartiklerGPrKWh: 'whtc.particulates_mgkwh',
    utslippPartiklerMgPrKm: ['wltpPollutants.particulates_mgkm', 'type1.particulates_mgkm'],
    utslippTHCmgPrKm: ['wltpPollutants.thc_mgkm', 'type1.thc_mgkm'],
    utslippTHCogNOxMgPrKm: ['wltpPollutants.thcNox_mgkm', 'type1.hcNox_mgkm'],
    vektetKombinertDrivstoff: ['nedc.weightedCombined_per100km', 'type7.fuelWeightedCombined_per100km'],
    vektetKombinertDrivstoffCO2: ['nedc.co2WeightedCombined_gkm', 'type7.co2WeightedCombined_gkm'],
  }),
  ...of(wltp, {
    co2EkstraHoy: ['wltpCo2.extraHigh_gkm', 'wltpCo2.sustainingExtraHigh_gkm'],
    co2Hoy: ['wltpCo2.high_gkm', 'wltpCo2.sustainingHigh_gkm'],
    co2Kombinert: ['wltpCo2.combined_gkm', 'wltpCo2.sustainingCombined_gkm'],
    co2Lav: ['wltpCo2.low_gkm', 'wltpCo2.sustainingLow_gkm'],
    co2Middels: ['wltpCo2.medium_gkm', 'wltpCo2.sustainingMedium_gkm'],
    co2VektetKombinert: 'wltpCo2.weightedCombined_gkm',
    forbrukEkstraHoy: ['wltpConsumption.extraHigh_per100km', 'wltpConsumption.sustainingExtraHigh_per100km'],
    forbrukHoy: ['wltpConsumption.high_per100km', 'wltpConsumption.sustainingHigh_per100km'],
    forbrukKombinert: ['wltpConsumption.combined_per100km', 'wltpConsumption.sustainingCombined_per100km'],
    forbrukLav: ['wltpConsumption.low_per100km', 'wltpConsumption.sustainingLow_per100km'],
    forbrukMiddels: ['wltpConsumption.medium_per100km', 'wltpConsumption.sustainingMedium_per100km'],
    forbrukVektetKombinert: 'wltpConsumption.weightedCombined_per100km',
    rekkeviddeKmBlandetkjoring: ['wltpRange.pure_km', 'wltpRange.equivalent_km'],
    rekkeviddeKmBykjoring: ['wltpRange.pureCity_km', 'wltpRange.equivalentCity_km'],
    elEnergiforbruk: [
      'wltpEnergy.pureCombined_whkm',
      'wltpEnergy.chargedWeightedCombined_whkm',
      'wltpEnergy.chargedCombined_whkm',
    ],
    nedcForbrukBykjoring: 'nedc.urban_per100km',
    nedcForbrukLandeveiskjoring: 'nedc.extraUrban_per100km',
    nedcForbrukBlandetKjoring: 'nedc.combined_per100km',
    nedcCo2BykjoringGPrKm: 'nedc.co2Urban_gkm',
    nedcCo2LandeveiskjoringGPrKm: 'nedc.co2ExtraUrban_gkm',
    nedcCo2BlandetKjoringGPrKm: 'nedc.co2Combined_gkm',
    nedcVektetKombinertDrivstoffCo2: 'nedc.co2WeightedCombined_gkm',
    nedcVektetKombinertDrivstoff: 'nedc.weightedCombined_per100km',
    nedcEnergiforbruk: ['nedc.pureElectric_whkm', 'nedc.weightedCombined_whkm'],
    nedcRekkeviddeKm: ['nedc.range_km', 'nedc.rangeExternallyChargeable_km'],
    veilastkoeffisientf0: '/details.wltpParameters.roadLoadF0_n',
    veilastkoeffisientf1: '/details.wltpParameters.roadLoadF1_nkmh',
    veilastkoeffisientf2: '/details.wltpParameters.roadLoadF2_nkmh2',
    testmasse: '/details.wltpParameters.testMass_kg',
    frontalareal: '/details.wltpParameters.frontalArea_m2',
  }),
};
