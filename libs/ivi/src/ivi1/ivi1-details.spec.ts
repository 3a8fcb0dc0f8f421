import fc from 'fast-check';
import { checkEcoc } from '../check-ecoc';
import type { EcocDetails } from '../facts/detail-definitions';
import { aVin } from '../fixtures/an-ecoc';
import { anIvi1Ecoc, anIvi1Text, asUtf16 } from '../fixtures/an-ivi1-ecoc';

const request = { vin: aVin, taxGroup: '315', receivedAt: '2026-09-02T10:00:00.000Z' };
const detailsOf = (change?: (text: string) => string): EcocDetails => {
  const verdict = checkEcoc(anIvi1Ecoc(change), request);
  if (verdict.verdict === 'rejected') throw new Error(verdict.errors[0]?.en);
  return verdict.facts.details;
};
const inCoc = (xml: string) => (text: string) => text.replace('<Remarks>', `${xml}<Remarks>`);
const inFuel = (xml: string) => (text: string) => text.replace('<FuelCode>', `${xml}<FuelCode>`);

describe('the facts of an eCoC in IVI 1.x', () => {
  const details = detailsOf();

  it('have manufacturers with their addresses, and what each stage built on', () => {
    const [second, first] = details.manufacturers;
    expect(second).toMatchObject({
      stage: 2,
      name: 'Påbygg AS',
      addressLine1: 'Verksveien 2',
      place: 'Mo i Rana',
      country: 'Norge',
      previousTypeApprovalNumber: 'e5*2007/46*0900*01',
      previousVariant: 'RAMME',
    });
    expect(first).toMatchObject({ stage: 1, name: 'Fjell Bil AS', previousTypeApprovalNumber: null });
    expect(details.representative).toMatchObject({ name: 'Fjell Europa' });
  });

  it('have codes of IVI 2.0', () => {
    expect(details.certificate).toMatchObject({ approvalType: 'EU', intendedCountry: 'N', iviVersion: '1.11' });
    expect(details.construction.trafficSide).toBe('RIGHT');
    expect(details.bodies).toMatchObject([{ code: 'BB', supplements: ['04'] }]);
    expect(details.engines).toMatchObject([{ workingPrinciple: 'INTCI', cycle: '4ST', serialNumber: 'F-7781' }]);
  });

  it('have axles and tyres, the rim apart from its offset', () => {
    expect(details.axles).toMatchObject([
      { number: 1, powered: true, track_mm: 1740, spacing_mm: 3640, permissibleMass_kg: 1800 },
      { number: 2, powered: false, permissibleMass_kg: 2100 },
    ]);
    expect(details.axles[0]?.tyres).toMatchObject([{ size: '205/75R16C', rim: '6.5JX16', offset_mm: 60 }]);
  });

  it('have what may be towed, by brakes and body', () => {
    expect(
      details.towing.map(({ brakes, trailers: [trailer] }) => [brakes, trailer?.body, trailer?.towableMass_kg]),
    ).toEqual([
      [null, null, null],
      ['BRK', 'DB', 2500],
      ['UNB', null, 750],
    ]);
    expect(details.towing[0]?.trailers[0]?.combinationMass_kg).toBe(6000);
    expect(details.masses?.onCouplings).toEqual([{ coupling: null, verticalMass_kg: 100 }]);
    expect(details.couplings).toMatchObject([{ make: 'KROK', s_kg: 100 }]);
  });

  it('have remarks, without a language', () => {
    expect(details.remarks).toEqual([{ subject: 'RMRKS', language: null, text: 'Kan ha takluke' }]);
  });

  it('have the equipment that IVI 2.0 has no elements for', () => {
    expect(details.equipment).toMatchObject({ particleFilter: true, catalyst: null });
  });

  it('have the results of the cycle before WLTP', () => {
    const { engines } = detailsOf(
      inFuel('<CombinedCO2>202</CombinedCO2><CombinedFuelConsumption>7.7</CombinedFuelConsumption>'),
    );
    expect(engines[0]?.sources[0]?.nedc).toMatchObject({
      co2Combined_gkm: 202,
      combined_per100km: 7.7,
      range_km: null,
    });
  });

  it.each([
    ['C2', 'INTCI', '2ST'],
    ['CI', 'INTCI', null],
    ['E4', 'INTPI', '4ST'],
    ['ER', 'INTPI', 'ROT'],
    ['PI', 'INTPI', null],
    ['EP', 'EXTPI', null],
    ['CA', 'CMPRA', null],
    ['TB', 'TRBNE', null],
    ['DF', null, null],
  ])('have the working principle %s as %s and %s', (code, workingPrinciple, cycle) => {
    const { engines } = detailsOf((text) => text.replace('>C4<', `>${code}<`));
    expect(engines[0]).toMatchObject({ workingPrinciple, cycle });
  });

  it('have eco-innovations with the state that approved them', () => {
    const xml =
      '<EcoInnovationsTable><EcoInnovationsGroup><GeneralCodeOfTheEcoInnovations>e13 28</GeneralCodeOfTheEcoInnovations></EcoInnovationsGroup></EcoInnovationsTable>';
    expect(detailsOf(inCoc(xml)).ecoInnovations).toEqual([{ state: 'e13', code: '28' }]);
  });

  it('are read, or refused, without throwing, wherever a document is cut, overwritten or doubled', () => {
    const whole = anIvi1Text();
    const position = fc.nat({ max: whole.length - 1 });
    fc.assert(
      fc.property(position, position, fc.string({ maxLength: 6 }), (from, to, between) => {
        const text = whole.slice(0, from) + between + whole.slice(to);
        expect(['accepted', 'rejected']).toContain(checkEcoc(asUtf16(text), request).verdict);
      }),
      { numRuns: 300 },
    );
  });
});
