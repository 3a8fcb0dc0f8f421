import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { checkEcoc, writeIvi } from '@kjoreklar/ivi';
import { DocumentValues } from '../fixtures/document-values';
import { Pki } from '../pki/pki';
import { ecocContentOf } from './ecoc-content';
import { EcocIssuer } from './ecoc-issuer';
import { signerOrders } from './manufacturer';
import { type Vehicle, vehicleOf } from './vehicle';
import { kindPrefixes } from './vehicle-kind';

const directory = mkdtempSync(join(tmpdir(), 'sandbox-plausibility-'));
let issuer: EcocIssuer;
beforeAll(async () => {
  issuer = new EcocIssuer(await Pki.open(directory, signerOrders, new Date()));
});
afterAll(() => rmSync(directory, { recursive: true }));

const RUNS = process.env['KJOREKLAR_LONG_TESTS'] === '1' ? 20_000 : 200;
const prefixes = ['VF9', 'YV1', 'WBA', 'TMB', ...kindPrefixes.map(({ prefix }) => prefix)];
const characters = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789');
const anyVin = fc
  .tuple(fc.constantFrom(...prefixes), fc.array(characters, { minLength: 17, maxLength: 17 }))
  .map(([prefix, rest]) => (prefix + rest.join('')).slice(0, 17));

const ofEachVin = (property: (vin: string) => void): void =>
  fc.assert(fc.property(anyVin, property), { numRuns: RUNS });

const contentOf = (vehicle: Vehicle): DocumentValues => new DocumentValues(writeIvi(ecocContentOf(vehicle)));

/** What must hold of each document of any VIN, signed or not. */
const holds = (property: (values: DocumentValues) => void): void =>
  ofEachVin((vin) => {
    const vehicle = vehicleOf(vin, new Date());
    if (vehicle.base) property(contentOf(vehicle.base));
    property(contentOf(vehicle));
  });

const letterOf = (values: DocumentValues): string => (values.text('VehicleCategory') as string).charAt(0);
const isIncomplete = (values: DocumentValues): boolean => values.text('StageOfCompletion') === 'I';

/** The table of load indexes follows 45 kg · 10^(index / 80) to within a few per cent. */
const tyreCarries_kg = (loadIndex: number): number => 45 * 10 ** (loadIndex / 80) * 1.03;

const carried_kg = (values: DocumentValues, axle: DocumentValues): number => {
  const twin = axle.text('LoadCapacityIndexTwinWheel');
  if (twin !== undefined) return 4 * tyreCarries_kg(Number(twin));
  const single = values.number('NumberOfWheels') < 4 && axle.text('AxleTrack') === undefined ? 1 : 2;
  return single * tyreCarries_kg(axle.number('LoadCapacityIndexSingleWheel'));
};

describe('issued certificates', () => {
  it('are the same for the same VIN, well-formed, and accepted without a warning', () => {
    const check = (vin: string, xml: string): void => {
      const values = new DocumentValues(xml);
      expect(new DOMParser().parseFromString(xml, 'text/xml').documentElement?.localName).toBe(
        'InitialVehicleInformation',
      );
      expect(values.text('VehicleIdentificationNumber')).toBe(vin);
      const verdict = checkEcoc(Buffer.from(xml), { vin, taxGroup: null, receivedAt: new Date().toISOString() });
      const found = verdict.verdict === 'rejected' ? verdict.errors.map(({ code }) => code) : [];
      expect(found).toEqual(isIncomplete(values) ? ['ECOC_KJORETOYET_ER_UFULLSTENDIG'] : []);
      expect(verdict.warnings).toEqual([]);
    };
    ofEachVin((vin) => {
      const documents = issuer.issue(vin);
      expect(issuer.issue(vin)).toEqual(documents);
      for (const xml of documents) check(vin, xml);
    });
  });

  it('have masses that fit together', () => {
    holds((values) => {
      const laden = values.number('TechnicallyPermissibleMaximumLadenMass');
      const actual = values.number('ActualMass');
      expect(values.number('MassInRunningOrder(?:Incomplete)?')).toBeLessThanOrEqual(actual);
      expect(actual).toBeLessThanOrEqual(laden);
      const onTractor =
        values.text('CodeForBodywork') === 'DA'
          ? values.number('TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint')
          : 0;
      expect(values.sum('TechnicallyPermissibleMassAxle') + onTractor).toBeGreaterThanOrEqual(laden);
      const distributed = values.sum('DistributionMass(?:RunningOrder|Incomplete)Axle');
      if (distributed > 0) expect(distributed).toBe(values.number('MassInRunningOrder(?:Incomplete)?'));
    });
  });

  it('have masses with a trailer that fit together', () => {
    holds((values) => {
      const laden = values.number('TechnicallyPermissibleMaximumLadenMass');
      const towable = Math.max(0, ...values.all('TechnicallyPermissibleMaximumTowableMass').map(Number));
      const combination = values.text('TechnicallyPermissibleMaximumCombinationMass');
      expect(combination !== undefined).toBe(towable > 0);
      if (combination === undefined) return;
      expect(Number(combination)).toBeGreaterThanOrEqual(laden);
      expect(Number(combination)).toBeLessThanOrEqual(laden + towable);
    });
  });

  it('count axles, wheels and doors right', () => {
    holds((values) => {
      const axles = values.parts('AxleGroup');
      expect(values.all('AxleNumber')).toEqual(
        Array.from({ length: values.number('NumberOfAxles') }, (_, index) => String(index + 1)),
      );
      expect(axles).toHaveLength(values.number('NumberOfAxles'));
      const fromKingpin = values.text('CodeForBodywork') === 'DA';
      if (axles.length > 1 && !fromKingpin) expect(values.sum('AxleSpacing')).toBe(values.number('Wheelbase'));
      const powered = values.all('PoweredAxleIndicator').filter((one) => one === 'Y').length;
      const counted = values.text('NumberOfPoweredAxles');
      if (counted !== undefined) expect(powered).toBe(Number(counted));
      expect(powered > 0).toBe(letterOf(values) !== 'O');
      expect(values.sum('NumberOfDoors(?:Left|Right|Back)')).toBe(Number(values.text('NumberOfDoors') ?? 0));
    });
  });

  it('have tyres that carry the axle', () => {
    holds((values) => {
      for (const axle of values.parts('AxleGroup')) {
        expect(carried_kg(values, axle)).toBeGreaterThanOrEqual(axle.number('TechnicallyPermissibleMassAxle'));
        const twin = axle.text('LoadCapacityIndexTwinWheel');
        if (twin !== undefined) expect(Number(twin)).toBeLessThan(axle.number('LoadCapacityIndexSingleWheel'));
        const isTwin = axle.text('TwinWheelsAxleIndicator');
        if (isTwin !== undefined) expect(isTwin === 'Y').toBe(twin !== undefined);
      }
    });
  });

  it('give power, emissions and range to the energy they belong to', () => {
    holds((values) => {
      const sources = new Set(values.all('EnergySource'));
      const isElectric = sources.size === 1 && sources.has('95');
      const burns = sources.has('10') || sources.has('20');
      const isMn = 'MN'.includes(letterOf(values));
      expect(sources.size > 0).toBe(letterOf(values) !== 'O');
      expect(values.text('PureElectricVehicleIndicator')).toBe(isMn ? (isElectric ? 'Y' : 'N') : undefined);
      expect(values.all('MaximumNetPowerElectric').length > 0).toBe(sources.has('95'));
      expect(values.all('MaximumNetPowerCombustion').length > 0).toBe(burns);
      for (const convertor of values.parts('EnergyConvertorGroup')) {
        expect(convertor.all('EnergyConvertorCodeMarkedOnEnergyConvertor')).toHaveLength(1);
        if (convertor.text('EnergySource') !== '50') expect(convertor.text('WorkingPrinciple')).toBeDefined();
      }
    });
  });

  it('show the results of the tests that their kind of propulsion is put to', () => {
    holds((values) => {
      const hybrid = values.text('ClassHybridVehicle');
      const sources = new Set(values.all('EnergySource'));
      expect(sources.size === 2).toBe(hybrid !== undefined);
      expect(sources.has('50')).toBe(hybrid === 'NOVC-FCHV');
      const isPlugIn = hybrid === 'OVC-HEV';
      const isLight = ['M1', 'N1'].includes(values.text('VehicleCategory') as string);
      const burns = sources.has('10') || sources.has('20');
      expect(values.text('WltpCo2WeightedCombined') !== undefined).toBe(isPlugIn);
      expect(values.text('WltpCo2ChargeSustainingCombined') !== undefined).toBe(isPlugIn);
      expect(values.text('WltpCo2Combined') !== undefined).toBe(isLight && burns && !isPlugIn);
      expect(values.parts('TestWhtcGroup').length > 0).toBe(values.text('ExhaustEmissionLevel') === 'Euro VI E');
      expect(values.parts('TestTypeVIIGroup').length > 0).toBe(letterOf(values) === 'L');
      if (!isLight) return;
      const test = values.number('WltpEmissionTestMass');
      expect(test).toBeGreaterThanOrEqual(values.number('MassInRunningOrder'));
      expect(test).toBeLessThanOrEqual(values.number('TechnicallyPermissibleMaximumLadenMass'));
    });
  });

  it('are dated in order, and not in the future', () => {
    holds((values) => {
      const dates = ['TypeApprovalIssueDate', 'DateManufactureVehicle', 'SignatureDate', 'IviVersionDateTime']
        .flatMap((element) => values.all(element))
        .map((text) => Date.parse(text));
      expect(dates).toHaveLength(letterOf(values) === 'L' ? 3 : 4);
      expect([...dates].sort((a, b) => a - b)).toEqual(dates);
      expect(dates.at(-1)).toBeLessThan(Date.now());
    });
  });

  it('name the approval authority, both markings, and Norway', () => {
    holds((values) => {
      const [country, act] = (values.text('TypeApprovalNumber') as string).split('*');
      expect(country).toBe(values.text('DesignatedTypeApprovalCountry'));
      expect(act).toBe(letterOf(values) === 'L' ? '168/2013' : '2018/858');
      expect(values.all('LocationMarkingsSubject').sort()).toEqual(letterOf(values) === 'L' ? [] : ['STAT', 'VIN']);
      expect(values.all('Location(?:StatutoryPlate|Vin)23Wheel')).toHaveLength(letterOf(values) === 'L' ? 2 : 0);
      expect(values.text('IntendedCountryRegistration')).toBe('N');
    });
  });
});
