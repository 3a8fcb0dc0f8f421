import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerOrders } from './manufacturer';
import { EcocIssuer } from './ecoc-issuer';
import { Pki } from '../pki/pki';

const directory = mkdtempSync(join(tmpdir(), 'sandbox-plausibility-'));
let issuer: EcocIssuer;
beforeAll(async () => {
  issuer = new EcocIssuer(await Pki.open(directory, signerOrders, new Date()));
});
afterAll(() => rmSync(directory, { recursive: true }));

const prefixes = ['VF9', 'YV1', 'WBA', 'TMB', 'ZZP', 'ZZB', 'WV1Z', 'WV1E', 'YU7'];
const vins = prefixes.flatMap((prefix) =>
  Array.from({ length: 40 }, (_, index) => prefix + String(index * 13 + 1).padStart(17 - prefix.length, '0')),
);

/** The values of an element, in the order of the document. */
class Values {
  constructor(private readonly xml: string) {}
  all(element: string): string[] {
    return [...this.xml.matchAll(new RegExp(`<${element}>([^<\n]+)</`, 'g'))].map((match) => match[1] as string);
  }
  text(element: string): string | undefined {
    return this.all(element)[0];
  }
  number(element: string): number {
    return Number(this.text(element));
  }
  sum(element: string): number {
    return this.all(element).reduce((total, value) => total + Number(value), 0);
  }
}

const documents = () => vins.map((vin) => ({ vin, values: new Values(issuer.issue(vin)[0] as string) }));

describe('issued certificates', () => {
  it('have masses that fit together', () => {
    for (const { vin, values } of documents()) {
      const laden = values.number('TechnicallyPermissibleMaximumLadenMass');
      const actual = values.number('ActualMass');
      expect({ vin, fits: values.number('MassInRunningOrder') <= actual && actual <= laden }).toEqual({
        vin,
        fits: true,
      });
      expect(values.sum('TechnicallyPermissibleMassAxle')).toBeGreaterThanOrEqual(laden);
      const towable = Math.max(0, ...values.all('TechnicallyPermissibleMaximumTowableMass').map(Number));
      const combination = values.text('TechnicallyPermissibleMaximumCombinationMass');
      expect(combination !== undefined).toBe(towable > 0);
      if (combination) expect(Number(combination)).toBeLessThanOrEqual(laden + towable);
      if (values.text('DistributionMassRunningOrderAxle'))
        expect(values.sum('DistributionMassRunningOrderAxle')).toBe(values.number('MassInRunningOrder'));
      const limit = { M1: 3500, N1: 3500, O2: 3500 }[values.text('VehicleCategory') as 'M1'];
      expect(laden).toBeLessThanOrEqual(limit);
    }
  });

  it('count axles, powered axles, doors and seats right', () => {
    for (const { values } of documents()) {
      expect(values.all('AxleNumber')).toEqual(
        Array.from({ length: values.number('NumberOfAxles') }, (_, index) => String(index + 1)),
      );
      const isTrailer = values.text('VehicleCategory') === 'O2';
      if (isTrailer) expect(values.text('NumberOfPoweredAxles')).toBeUndefined();
      else
        expect(values.all('PoweredAxleIndicator').filter((one) => one === 'Y')).toHaveLength(
          values.number('NumberOfPoweredAxles'),
        );
      if (!isTrailer) expect(values.sum('NumberOfDoors(?:Left|Right|Back)')).toBe(values.number('NumberOfDoors'));
      if (values.text('AxleSpacing')) expect(values.sum('AxleSpacing')).toBe(values.number('Wheelbase'));
      if (!isTrailer) expect(values.number('NumberOfSeatingPositionsIncludingDriver')).toBeLessThanOrEqual(9);
    }
  });

  it('give power, emissions and range to the energy they belong to', () => {
    for (const { values } of documents()) {
      const sources = new Set(values.all('EnergySource'));
      const isElectric = sources.size === 1 && sources.has('95');
      if (values.text('VehicleCategory') === 'O2') {
        expect([sources.size, values.text('PureElectricVehicleIndicator')]).toEqual([0, undefined]);
        continue;
      }
      expect(values.text('PureElectricVehicleIndicator')).toBe(isElectric ? 'Y' : 'N');
      expect(values.all('WorkingPrinciple')).toHaveLength(
        values.all('EnergyConvertorCodeMarkedOnEnergyConvertor').length,
      );
      expect(values.all('MaximumNetPowerElectric').length > 0).toBe(sources.has('95'));
      expect(values.all('MaximumNetPowerCombustion').length > 0).toBe(!isElectric);
      const isPlugIn = values.text('ClassHybridVehicle') === 'OVC-HEV';
      expect(isPlugIn).toBe(sources.size === 2);
      expect(values.text('WltpCo2WeightedCombined') !== undefined).toBe(isPlugIn);
      expect(values.text('WltpCo2ChargeSustainingCombined') !== undefined).toBe(isPlugIn);
      expect(values.text('WltpCo2Combined') !== undefined).toBe(!isPlugIn && !isElectric);
      const test = values.number('WltpEmissionTestMass');
      expect(test).toBeGreaterThanOrEqual(values.number('MassInRunningOrder'));
      expect(test).toBeLessThanOrEqual(values.number('TechnicallyPermissibleMaximumLadenMass'));
    }
  });

  it('are dated in order, and not in the future', () => {
    for (const { values } of documents()) {
      const dates = ['TypeApprovalIssueDate', 'DateManufactureVehicle', 'SignatureDate', 'IviVersionDateTime'].map(
        (element) => Date.parse(values.text(element) as string),
      );
      expect([...dates].sort((a, b) => a - b)).toEqual(dates);
      expect(dates.at(-1)).toBeLessThan(Date.now());
    }
  });

  it('name the approval authority, both markings, and Norway', () => {
    for (const { values } of documents()) {
      expect(values.text('TypeApprovalNumber')?.split('*')[0]).toBe(values.text('DesignatedTypeApprovalCountry'));
      expect(values.all('LocationMarkingsSubject').sort()).toEqual(['STAT', 'VIN']);
      expect(values.text('IntendedCountryRegistration')).toBe('N');
    }
  });
});
