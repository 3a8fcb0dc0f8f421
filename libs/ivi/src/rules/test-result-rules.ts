import { isExternallyCharged, isFuelCell, isLightDuty } from './category';
import type { EcocReading, EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, groupsIn, type Located } from './reading';

const CONVERTORS = 'EnergyConvertorTable/EnergyConvertorGroup';
const SOURCES = 'EnergySourceTable/EnergySourceGroup';
const FUEL = `${CONVERTORS}[1]/${SOURCES}[1]`;
const TEST = `${CONVERTORS}/${SOURCES}/TestWltp`;
const CO2 = `${TEST}Co2Group`;

const co2IsGiven: EcocRule = {
  id: 'D8.4',
  code: 'ECOC_CO2_MANGLER',
  severity: 'error',
  demands: {
    nb: 'En M1 eller N1 i Euro 5 eller 6 som verken er helelektrisk eller har brenselcelle, har CO2 etter WLTP.',
    en: 'An M1 or N1 of Euro 5 or 6 that is neither all electric nor has a fuel cell has its CO2 by WLTP.',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII, entry 49.4; Regulation (EU) 2017/1151',
  paths: [`${CO2}/WltpCo2Combined`, `${CO2}/WltpCo2WeightedCombined`],
  profile: '2.0',
  check: (reading) => {
    const { pureElectric, co2Combined_gkm: co2, stageOfCompletion: stage } = reading.facts;
    const isExempt = pureElectric === true || isFuelCell(reading) || isExternallyCharged(reading);
    if (isExempt || co2 !== null || stage !== 'C' || !isLightDuty(reading)) return [];
    return [
      breach(reading, 'EnergyConvertorTable', {
        nb: 'WltpCo2Combined mangler. CO2-utslippet er påkrevd for kjøretøyet.',
        en: 'WltpCo2Combined is missing. The CO2 emission is required for the vehicle.',
      }),
    ];
  },
  accepts: [
    { of: 'petrolCar' },
    {},
    { set: { ExhaustEmissionLevel: 'Euro 6 EA' } },
    {
      of: 'van',
      set: { ExhaustEmissionLevel: 'Euro VI E', [`${FUEL}/TestWltpCo2Group`]: null },
    },
  ],
  refuses: [
    { of: 'petrolCar', set: { [`${FUEL}/TestWltpCo2Group`]: null } },
    { of: 'van', set: { [`${FUEL}/TestWltpCo2Group`]: null } },
  ],
};

const onlyOfExternallyCharged =
  /^Wltp\w*(ChargeSustaining|ChargeDepleting|WeightedCombined|ExternallyCharged|OffVehicleCharging)/;

const pluginResults = (reading: EcocReading): readonly Located[] =>
  groupsIn(reading)
    .filter(({ element }) => element.name.startsWith('TestWltp'))
    .flatMap((group) =>
      [...new Set(group.element.children.map(({ name }) => name))]
        .filter((name) => onlyOfExternallyCharged.test(name))
        .flatMap((name) => allAt(group, name)),
    );

const onlyPluginHasPluginResults: EcocRule = {
  id: 'E11.4',
  code: 'ECOC_TESTRESULTAT_BARE_FOR_LADBAR',
  severity: 'error',
  demands: {
    nb: 'Resultater for ladbare (ChargeSustaining, ChargeDepleting, WeightedCombined, ExternallyCharged, OffVehicleCharging) finnes bare der ClassHybridVehicle er OVC.',
    en: 'Results of externally charged vehicles (ChargeSustaining, ChargeDepleting, WeightedCombined, ExternallyCharged, OffVehicleCharging) are only where ClassHybridVehicle is OVC.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 15',
  paths: [
    'ClassHybridVehicle',
    ...['Co2', 'EnergyConsumption', 'FuelConsumption', 'ElectricRange'].map((name) => `${TEST}${name}Group`),
  ],
  profile: '2.0',
  check: (reading) =>
    isExternallyCharged(reading)
      ? []
      : pluginResults(reading).map((result) =>
          breachAt(result, {
            nb: `${result.element.name} gjelder bare kjøretøy som lades eksternt (OVC).`,
            en: `${result.element.name} is only for vehicles that are charged externally (OVC).`,
          }),
        ),
  accepts: [{ of: 'plugIn' }, { of: 'petrolCar' }],
  refuses: [
    { of: 'petrolCar', set: { [`${FUEL}/TestWltpCo2Group/WltpCo2WeightedCombined`]: '20' } },
    { of: 'petrolCar', set: { [`${FUEL}/TestWltpCo2Group/WltpCo2ChargeSustainingLow`]: '20' } },
    { of: 'van', set: { [`${FUEL}/TestWltpFuelConsumptionGroup/WltpFuelConsumptionChargeDepletingCombined`]: '2' } },
    { of: 'plugIn', set: { ClassHybridVehicle: 'NOVC-HEV' } },
    { set: { [`${FUEL}/TestWltpEnergyConsumptionGroup/WltpEnergyConsumptionExternallyChargedCombined`]: '150' } },
    { set: { [`${FUEL}/TestWltpElectricRangeGroup/WltpAllElectricOffVehicleChargingRange`]: '300' } },
  ],
};

const pluginHasNoPlainCo2: EcocRule = {
  id: 'E11.5',
  code: 'ECOC_CO2_FOR_LADBAR_UTEN_VEKTING',
  severity: 'error',
  demands: {
    nb: 'Et hybridkjøretøy med ekstern lading (OVC) har ikke WltpCo2Combined.',
    en: 'A hybrid with external charging (OVC) has no WltpCo2Combined.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 15',
  paths: ['ClassHybridVehicle', `${CO2}/WltpCo2Combined`],
  profile: '2.0',
  check: (reading) =>
    !isExternallyCharged(reading)
      ? []
      : allAt(reading, `${CO2}/WltpCo2Combined`).map((result) =>
          breachAt(result, {
            nb: 'WltpCo2Combined gjelder ikke kjøretøy som lades eksternt (OVC): de har WltpCo2WeightedCombined.',
            en: 'WltpCo2Combined is not for vehicles that are charged externally (OVC): they have WltpCo2WeightedCombined.',
          }),
        ),
  accepts: [{ of: 'plugIn' }, { of: 'petrolCar' }],
  refuses: [{ of: 'plugIn', set: { [`${FUEL}/TestWltpCo2Group/WltpCo2Combined`]: '50' } }],
};

export const testResultRules: readonly EcocRule[] = [co2IsGiven, onlyPluginHasPluginResults, pluginHasNoPlainCo2];
