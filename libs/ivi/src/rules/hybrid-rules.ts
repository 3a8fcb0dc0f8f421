import { isExternallyCharged, isFuelCell, isLightDuty } from './category';
import type { EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, has, textAt, type Located } from './reading';

const CONVERTORS = 'EnergyConvertorTable/EnergyConvertorGroup';
const SOURCES = 'EnergySourceTable/EnergySourceGroup';
const CODE = 'EnergyConvertorCodeMarkedOnEnergyConvertor';
const FUEL = `${CONVERTORS}[1]/${SOURCES}[1]`;
const BATTERY = `${CONVERTORS}[2]/${SOURCES}[1]`;
const CO2 = `${CONVERTORS}/${SOURCES}/TestWltpCo2Group`;
const RANGE = `${CONVERTORS}/${SOURCES}/TestWltpElectricRangeGroup/WltpEquivalentAllElectricOffVehicleChargingRange`;
const CONSUMPTION = `${CONVERTORS}/${SOURCES}/TestWltpEnergyConsumptionGroup`;

const hybridHasTwoKindsOfEnergy: EcocRule = {
  id: 'E11.1',
  code: 'ECOC_HYBRID_ENERGIKILDER_AVVIKER',
  severity: 'error',
  demands: {
    nb: 'Et kjøretøy med ClassHybridVehicle har elektrisitet (95) og minst én annen energikilde.',
    en: 'A vehicle with ClassHybridVehicle has electricity (95) and at least one other energy source.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 18-19',
  paths: ['ClassHybridVehicle', `${CONVERTORS}/${SOURCES}/EnergySource`],
  profile: '2.0',
  check: (reading) => {
    const { hybridClass, energySources } = reading.facts;
    if (hybridClass === null || energySources.length === 0) return [];
    if (energySources.includes('95') && energySources.some((source) => source !== '95')) return [];
    return [
      breach(reading, 'ClassHybridVehicle', {
        nb: `Kjøretøyet er en hybrid (${hybridClass}), men energikildene er ${energySources.join(', ')}. Det skal være 95 og minst én til.`,
        en: `The vehicle is a hybrid (${hybridClass}), but the energy sources are ${energySources.join(', ')}. They should be 95 and at least one more.`,
      }),
    ];
  },
  accepts: [{}, { of: 'plugIn' }],
  refuses: [{ set: { ClassHybridVehicle: 'NOVC-HEV' } }, { of: 'petrolCar', set: { ClassHybridVehicle: 'NOVC-HEV' } }],
};

const pluginHasWeightedCo2: EcocRule = {
  id: 'E11.2',
  code: 'ECOC_VEKTET_CO2_MANGLER',
  severity: 'error',
  demands: {
    nb: 'En ladbar hybrid (OVC-HEV) testet etter WLTP har WltpCo2WeightedCombined.',
    en: 'A plug-in hybrid (OVC-HEV) tested by WLTP has WltpCo2WeightedCombined.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 15; setup Manual 1.5, p. 18-19',
  paths: ['ClassHybridVehicle', `${CO2}/WltpCo2WeightedCombined`],
  profile: '2.0',
  check: (reading) =>
    reading.facts.hybridClass !== 'OVC-HEV' || !isLightDuty(reading) || has(reading, `${CO2}/WltpCo2WeightedCombined`)
      ? []
      : [
          breach(reading, 'ClassHybridVehicle', {
            nb: 'Kjøretøyet er en ladbar hybrid (OVC-HEV), men WltpCo2WeightedCombined mangler.',
            en: 'The vehicle is a plug-in hybrid (OVC-HEV), but WltpCo2WeightedCombined is missing.',
          }),
        ],
  accepts: [{ of: 'plugIn' }, { of: 'petrolCar' }],
  refuses: [{ of: 'plugIn', set: { [`${FUEL}/TestWltpCo2Group/WltpCo2WeightedCombined`]: null } }],
};

const pluginHasElectricResults: EcocRule = {
  id: 'E11.3',
  code: 'ECOC_ELEKTRISKE_TESTRESULTATER_MANGLER',
  severity: 'error',
  demands: {
    nb: 'Et hybridkjøretøy med ekstern lading (OVC) testet etter WLTP har elektrisk rekkevidde eller strømforbruk ved ekstern lading.',
    en: 'A hybrid with external charging (OVC) tested by WLTP has an equivalent electric range or a consumption when charged externally.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 15; setup Manual 1.5, p. 18-19',
  paths: ['ClassHybridVehicle', RANGE, CONSUMPTION],
  profile: '2.0',
  check: (reading) => {
    if (!isExternallyCharged(reading) || !isLightDuty(reading) || has(reading, RANGE)) return [];
    const charged = allAt(reading, CONSUMPTION).flatMap(({ element }) => element.children);
    if (charged.some(({ name }) => name.startsWith('WltpEnergyConsumptionExternallyCharged'))) return [];
    return [
      breach(reading, 'ClassHybridVehicle', {
        nb: `Kjøretøyet lades eksternt (${reading.facts.hybridClass}), men både elektrisk rekkevidde og strømforbruk mangler.`,
        en: `The vehicle is charged externally (${reading.facts.hybridClass}), but both electric range and consumption are missing.`,
      }),
    ];
  },
  accepts: [
    { of: 'plugIn', set: { [`${BATTERY}/TestWltpElectricRangeGroup`]: null } },
    { of: 'plugIn', set: { [`${BATTERY}/TestWltpEnergyConsumptionGroup`]: null } },
    { of: 'petrolCar' },
  ],
  refuses: [
    {
      of: 'plugIn',
      set: {
        [`${BATTERY}/TestWltpElectricRangeGroup`]: null,
        [`${BATTERY}/TestWltpEnergyConsumptionGroup`]: null,
      },
    },
    {
      of: 'plugIn',
      set: {
        [`${BATTERY}/TestWltpElectricRangeGroup`]: null,
        [`${BATTERY}/TestWltpEnergyConsumptionGroup`]: { WltpEnergyConsumptionPureElectricCombined: '150' },
      },
    },
  ],
};

const fuelCellHasNoCo2: EcocRule = {
  id: 'E11.6',
  code: 'ECOC_CO2_FOR_BRENSELCELLE',
  severity: 'warning',
  demands: {
    nb: 'Et kjøretøy med brenselcelle (FCHV) har forbruk, men ikke CO2.',
    en: 'A fuel cell vehicle (FCHV) has a consumption, but no CO2.',
  },
  source: 'IVI 2.0: official example of NOVC-FCHV',
  paths: ['ClassHybridVehicle', CO2],
  profile: '2.0',
  check: (reading) =>
    !isFuelCell(reading)
      ? []
      : allAt(reading, CO2).map((group) =>
          breachAt(group, {
            nb: 'Kjøretøyet har brenselcelle (FCHV), men oppgir CO2.',
            en: 'The vehicle has a fuel cell (FCHV), but gives CO2.',
          }),
        ),
  accepts: [
    {
      of: 'plugIn',
      set: {
        ClassHybridVehicle: 'OVC-FCHV',
        [`${FUEL}/EnergySource`]: '50',
        [`${FUEL}/PowerGroup`]: null,
        [`${FUEL}/TestWltpCo2Group`]: null,
      },
    },
  ],
  refuses: [
    {
      of: 'plugIn',
      set: { ClassHybridVehicle: 'OVC-FCHV', [`${FUEL}/EnergySource`]: '50', [`${FUEL}/PowerGroup`]: null },
    },
  ],
};

const hybridRepeatsTheCode: EcocRule = {
  id: 'ICM12',
  code: 'ECOC_MOTORKODE_GJENTAS_IKKE',
  severity: 'warning',
  demands: {
    nb: 'En hybrid (HEV) gjentar forbrenningsmotorens kode på den elektriske.',
    en: 'A hybrid (HEV) repeats the code of its engine on the electric motor.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 18-21',
  paths: ['ClassHybridVehicle', `${CONVERTORS}/${CODE}`, `${CONVERTORS}/${SOURCES}/EnergySource`],
  profile: '2.0',
  check: (reading) => {
    if (!reading.facts.hybridClass?.endsWith('-HEV')) return [];
    const convertors = allAt(reading, CONVERTORS);
    const isMotor = (one: Located) => allAt(one, `${SOURCES}/EnergySource`).every(({ text }) => text === '95');
    const engineCodes = convertors.filter((one) => !isMotor(one)).map((one) => textAt(one, CODE));
    return convertors
      .filter(
        (one) => engineCodes.length > 0 && isMotor(one) && has(one, CODE) && !engineCodes.includes(textAt(one, CODE)),
      )
      .map((one) =>
        breach(one, CODE, {
          nb: 'Den elektriske motoren i en hybrid skal ha samme kode som forbrenningsmotoren.',
          en: 'The electric motor of a hybrid should have the same code as the engine.',
        }),
      );
  },
  accepts: [{ of: 'plugIn' }, {}],
  refuses: [
    { of: 'plugIn', set: { [`${CONVERTORS}[2]/${CODE}`]: 'FE80' } },
    { of: 'plugIn', set: { [`${CONVERTORS}[1]/${CODE}`]: 'FB16' } },
  ],
};

export const hybridRules: readonly EcocRule[] = [
  hybridHasTwoKindsOfEnergy,
  pluginHasWeightedCo2,
  pluginHasElectricResults,
  fuelCellHasNoCo2,
  hybridRepeatsTheCode,
];
