import { isFuelCell, isOneOf } from './category';
import type { EcocReading, EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, firstAt, has, textAt, type Located } from './reading';

const CONVERTORS = 'EnergyConvertorTable/EnergyConvertorGroup';
const SOURCES = 'EnergySourceTable/EnergySourceGroup';
const ELECTRICITY = '95';
const CODE = 'EnergyConvertorCodeMarkedOnEnergyConvertor';
const FIRST = `${CONVERTORS}[1]`;
const FIRST_SOURCE = `${FIRST}/${SOURCES}[1]`;
const SECOND_SOURCE = `${CONVERTORS}[2]/${SOURCES}[1]`;

const convertorsOf = (reading: EcocReading): readonly Located[] => allAt(reading, CONVERTORS);
const sourcesOf = (reading: EcocReading): readonly Located[] => allAt(reading, `${CONVERTORS}/${SOURCES}`);
const isElectricity = (source: Located): boolean => textAt(source, 'EnergySource') === ELECTRICITY;
const isDriven = (reading: EcocReading): boolean => isOneOf(reading, 'M', 'N', 'L', 'T', 'C');

const drivenVehicleHasAConvertor: EcocRule = {
  id: 'D5.1',
  code: 'ECOC_ENERGIOMFORMER_MANGLER',
  severity: 'error',
  demands: {
    nb: 'M, N, L, T og C har minst én motor (EnergyConvertorGroup).',
    en: 'M, N, L, T and C have at least one engine or motor (EnergyConvertorGroup).',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 18-21',
  paths: [CONVERTORS],
  profile: '2.0',
  check: (reading) =>
    !isDriven(reading) || has(reading, CONVERTORS)
      ? []
      : [
          breach(reading, CONVERTORS, {
            nb: `EnergyConvertorTable mangler. Den er påkrevd for ${reading.facts.category}.`,
            en: `EnergyConvertorTable is missing. It is required for ${reading.facts.category}.`,
          }),
        ],
  accepts: [{}, { of: 'trailer' }],
  refuses: [
    { set: { EnergyConvertorTable: null } },
    { of: 'lorry', set: { EnergyConvertorTable: null } },
    { of: 'moped', set: { EnergyConvertorTable: null } },
  ],
};

const convertorsHaveACode: EcocRule = {
  id: 'D5.2',
  code: 'ECOC_MOTORKODE_MANGLER',
  severity: 'error',
  demands: {
    nb: 'Hver motor har koden som er merket på den.',
    en: 'Each engine or motor has the code that is marked on it.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 21; Implementing Regulation (EU) 2020/683, annex VIII, entry 21',
  paths: [`${CONVERTORS}/${CODE}`],
  profile: '2.0',
  check: (reading) =>
    convertorsOf(reading)
      .filter((convertor) => isDriven(reading) && !has(convertor, CODE))
      .map((convertor) =>
        breachAt(convertor, {
          nb: `${CODE} mangler. Hver motor skal ha koden som er merket på den.`,
          en: `${CODE} is missing. Each engine or motor should have the code that is marked on it.`,
        }),
      ),
  accepts: [{}, { of: 'plugIn' }],
  refuses: [
    { set: { [`${FIRST}/${CODE}`]: null } },
    { of: 'moped', set: { [`${FIRST}/${CODE}`]: null } },
    { of: 'van', set: { [`${CONVERTORS}[2]`]: { WorkingPrinciple: 'INTCI' } } },
  ],
};

const fuelCell = {
  ClassHybridVehicle: 'OVC-FCHV',
  [`${FIRST_SOURCE}/EnergySource`]: '50',
  [`${FIRST_SOURCE}/PowerGroup`]: null,
  [`${FIRST_SOURCE}/TestWltpCo2Group`]: null,
};

const workingPrincipleIsGiven: EcocRule = {
  id: 'D5.3',
  code: 'ECOC_VIRKEMATE_MANGLER',
  severity: 'warning',
  demands: {
    nb: 'Hver motor har WorkingPrinciple; en brenselcelle har ingen.',
    en: 'Each engine or motor has WorkingPrinciple; a fuel cell has none.',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII, entry 22; missing in three official examples',
  paths: [`${CONVERTORS}/WorkingPrinciple`],
  profile: '2.0',
  check: (reading) =>
    convertorsOf(reading)
      .filter((convertor) => isDriven(reading) && !has(convertor, 'WorkingPrinciple'))
      .filter((convertor) => !isFuelCell(reading) || allAt(convertor, SOURCES).some(isElectricity))
      .map((convertor) =>
        breachAt(convertor, {
          nb: 'WorkingPrinciple (motorens virkemåte) mangler.',
          en: 'WorkingPrinciple is missing.',
        }),
      ),
  accepts: [{}, { of: 'plugIn', set: { ...fuelCell, [`${FIRST}/WorkingPrinciple`]: null } }],
  refuses: [
    { set: { [`${FIRST}/WorkingPrinciple`]: null } },
    { of: 'plugIn', set: { [`${FIRST}/WorkingPrinciple`]: null } },
    { of: 'plugIn', set: { ...fuelCell, [`${CONVERTORS}[2]/WorkingPrinciple`]: null } },
  ],
};

const electricIsOnlyElectric: EcocRule = {
  id: 'E10',
  code: 'ECOC_ELEKTRISK_AVVIKER',
  severity: 'error',
  demands: {
    nb: 'PureElectricVehicleIndicator er Y når alle energikilder er elektrisitet (95), og bare da.',
    en: 'PureElectricVehicleIndicator is Y when all energy sources are electricity (95), and only then.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 14; all official examples hold it',
  paths: ['PureElectricVehicleIndicator', `${CONVERTORS}/${SOURCES}/EnergySource`],
  profile: '2.0',
  check: (reading) => {
    const { pureElectric, energySources } = reading.facts;
    if (pureElectric === null || energySources.length === 0) return [];
    if (pureElectric === energySources.every((source) => source === ELECTRICITY)) return [];
    return [
      breach(reading, 'PureElectricVehicleIndicator', {
        nb: `PureElectricVehicleIndicator er ${pureElectric ? 'Y' : 'N'}, men energikildene er ${energySources.join(', ')} (95 er elektrisitet).`,
        en: `PureElectricVehicleIndicator is ${pureElectric ? 'Y' : 'N'}, but the energy sources are ${energySources.join(', ')} (95 is electricity).`,
      }),
    ];
  },
  accepts: [{}, { of: 'petrolCar' }, { of: 'plugIn' }, { of: 'moped' }],
  refuses: [
    { set: { PureElectricVehicleIndicator: 'N' } },
    { of: 'van', set: { PureElectricVehicleIndicator: 'Y' } },
    { of: 'plugIn', set: { PureElectricVehicleIndicator: 'Y' } },
  ],
};

const misplacedPower = (
  reading: EcocReading,
  name: 'MaximumNetPowerCombustion' | 'MaximumNetPowerElectric',
): readonly Located[] =>
  sourcesOf(reading)
    .filter((source) => isElectricity(source) === (name === 'MaximumNetPowerCombustion'))
    .flatMap((source) => firstAt(source, `PowerGroup/${name}`) ?? []);

const combustionPowerIsOnFuel: EcocRule = {
  id: 'E12.1',
  code: 'ECOC_FORBRENNINGSEFFEKT_PA_STROM',
  severity: 'error',
  demands: {
    nb: 'MaximumNetPowerCombustion står ikke på elektrisitet (95).',
    en: 'MaximumNetPowerCombustion does not stand at electricity (95).',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 18-19',
  paths: [`${CONVERTORS}/${SOURCES}/PowerGroup/MaximumNetPowerCombustion`],
  profile: '2.0',
  check: (reading) =>
    misplacedPower(reading, 'MaximumNetPowerCombustion').map((power) =>
      breachAt(power, {
        nb: 'MaximumNetPowerCombustion står på elektrisitet (95). Den hører til drivstoffet.',
        en: 'MaximumNetPowerCombustion stands at electricity (95). It belongs to the fuel.',
      }),
    ),
  accepts: [{ of: 'plugIn' }],
  refuses: [
    { of: 'plugIn', set: { [`${SECOND_SOURCE}/PowerGroup/MaximumNetPowerCombustion`]: '96' } },
    { set: { [`${FIRST_SOURCE}/PowerGroup/MaximumNetPowerCombustion`]: '96' } },
  ],
};

const electricPowerIsOnElectricity: EcocRule = {
  id: 'E12.2',
  code: 'ECOC_ELEKTRISK_EFFEKT_PA_DRIVSTOFF',
  severity: 'error',
  demands: {
    nb: 'MaximumNetPowerElectric står bare på elektrisitet (95).',
    en: 'MaximumNetPowerElectric stands only at electricity (95).',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 18-19',
  paths: [`${CONVERTORS}/${SOURCES}/PowerGroup/MaximumNetPowerElectric`],
  profile: '2.0',
  check: (reading) =>
    misplacedPower(reading, 'MaximumNetPowerElectric').map((power) =>
      breachAt(power, {
        nb: 'MaximumNetPowerElectric står på et drivstoff. Den hører til elektrisitet (95).',
        en: 'MaximumNetPowerElectric stands at a fuel. It belongs to electricity (95).',
      }),
    ),
  accepts: [{ of: 'plugIn' }, {}],
  refuses: [
    { of: 'plugIn', set: { [`${FIRST_SOURCE}/PowerGroup/MaximumNetPowerElectric`]: '80' } },
    { of: 'van', set: { [`${FIRST_SOURCE}/PowerGroup/MaximumNetPowerElectric`]: '80' } },
  ],
};

export const energyRules: readonly EcocRule[] = [
  drivenVehicleHasAConvertor,
  convertorsHaveACode,
  workingPrincipleIsGiven,
  electricIsOnlyElectric,
  combustionPowerIsOnFuel,
  electricPowerIsOnElectricity,
];
