import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIvi } from '../parsing/parse-ivi';
import { readFacts } from './read-facts';
import type { EcocFacts } from './vehicle-facts';

const examples = join(__dirname, '../../../../../shared/data/ivi/examples');
const present = existsSync(examples);
if (!present) process.stderr.write('skipped: facts of the official examples (../shared/data/ivi/examples is absent)\n');

const factsOf = (file: string): EcocFacts => {
  const parsed = parseIvi(readFileSync(join(examples, file), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.finding.en);
  return readFacts(parsed.document.root);
};

(present ? describe : describe.skip)('readFacts, given the official examples', () => {
  it('reads the plug-in hybrid', () => {
    const facts = factsOf('M1-04_ToyotaPrius_OVC-HEV.xml');
    expect(facts).toMatchObject({
      vin: 'JTDM1C0MPTEST0001',
      category: 'M1',
      typeApprovalNumber: 'e6*2018/858*00260*01',
      manufacturedOn: '2023-12-19',
      massInRunningOrder_kg: 1630,
      actualMass_kg: 1649,
      energySources: ['10', '95'],
      maximumNetPower_kw: 111,
      maximumNetPowerElectric_kw: 120,
      co2Combined_gkm: 17,
      nox_mgkm: 4.7,
      hybridClass: 'OVC-HEV',
    });
    const { details } = facts;
    expect(details.representative).toMatchObject({ name: 'TOYOTA MOTOR EUROPE NV/SA', place: 'BRUSSEL' });
    expect(details.axles).toMatchObject([
      { number: 1, powered: true, track_mm: 1565, spacing_mm: 2750, permissibleMass_kg: 1065 },
      { number: 2, powered: false, track_mm: 1580, spacing_mm: null, permissibleMass_kg: 1030 },
    ]);
    expect(details.axles[0]?.tyres).toMatchObject([
      { size: '195/50R19', loadIndexSingle: '88', speedSymbol: 'H', rim: '19X6 1/2J', offset_mm: 40, fitted: true },
    ]);
    expect(details.towing).toMatchObject([
      { brakes: 'BRK', trailers: [{ body: 'DB', towableMass_kg: 0 }, { body: 'DC' }] },
      { brakes: 'UNB', trailers: [{ body: null, towableMass_kg: 0 }] },
    ]);
    expect(details.doorPlaces).toMatchObject({ left: 2, right: 2, front: null });
    expect(details.wltpParameters).toMatchObject({ testMass_kg: 1753, roadLoadF0_n: 121.2, roadLoadF2_nkmh2: 0.02458 });
    expect(details.plates.markings).toHaveLength(2);
    const [combustion, electric] = details.engines;
    expect(combustion).toMatchObject({ code: 'M20A', workingPrinciple: 'INTPI', cycle: '4ST', capacity_cm3: 1987 });
    expect(combustion?.sources[0]).toMatchObject({
      source: '10',
      power: { net_kw: 111, netAt_rpm: 6000, electric_kw: null },
      sound: { stationary_db: 70, stationaryAt_rpm: 2500, driveBy_db: 65 },
      wltpCo2: { weightedCombined_gkm: 17, sustainingCombined_gkm: 105, combined_gkm: null },
      wltpConsumption: { weightedCombined_per100km: 0.7 },
      wltpPollutants: { particles_perkm: 1.07, particlesExponent: 11 },
      rde: { nox_mgkm: 60 },
      wltpRange: null,
      nedc: null,
    });
    expect(combustion?.sources[0]?.families).toContainEqual({ family: 'PEMS', identifier: '6-JT1-43-4' });
    expect(electric?.sources[0]).toMatchObject({
      source: '95',
      power: { electric_kw: 120, thirtyMinutes_kw: 67 },
      wltpRange: { equivalent_km: 71, equivalentCity_km: 98, allElectricCity_km: 99 },
      wltpEnergy: { chargedCombined_whkm: 160, chargedWeightedCombined_whkm: 133 },
      wltpCo2: null,
    });
    expect(details.construction.safetySystems).toEqual(expect.arrayContaining(['TPMS', 'ELKS', 'AEBS', 'ESS']));
  });

  it('reads the electric car with two machines', () => {
    const facts = factsOf('M1-01_LexusRZ450e_BEV.xml');
    expect(facts).toMatchObject({ pureElectric: true, energySources: ['95'], maximumNetPowerElectric_kw: 150 });
    expect(facts.details.propulsion.thirtyMinutePower_kw).toBe(73);
    expect(facts.details.engines.map(({ sources }) => sources[0]?.power?.electric_kw).sort()).toEqual([150, 80]);
    expect(facts.details.engines[0]?.sources[0]).toMatchObject({
      wltpRange: { pure_km: 404, pureCity_km: 522 },
      wltpEnergy: { pureCombined_whkm: 183, pureLow_whkm: 133 },
      sound: { driveBy_db: 65 },
    });
    expect(facts.details.remarks).toEqual([{ subject: 'RMRKS', language: 'en', text: 'CORR_V1' }]);
    const towable = facts.details.towing.flatMap(({ trailers }) => trailers).map((trailer) => trailer.towableMass_kg);
    expect(towable.filter((mass) => mass !== null)).toEqual([750, 750, 750]);
  });

  it('reads the hybrid with an eco-innovation', () => {
    const { details, co2Combined_gkm } = factsOf('M1-02_ToyotaCHR_NOVC-HEV.xml');
    expect(co2Combined_gkm).toBe(110);
    expect(details.propulsion).toMatchObject({ ecoInnovationsFitted: true, ecoInnovationsSave_gkm: 0.67 });
    expect(details.ecoInnovations).toMatchObject([{ state: 'e6' }]);
    expect(details.engines[0]?.sources[0]?.wltpCo2).toMatchObject({ low_gkm: 91, extraHigh_gkm: 142 });
    expect(details.remarks).toHaveLength(4);
  });

  it('reads the fuel-cell car', () => {
    const facts = factsOf('M1-03_ToyotaMirai_FCHV.xml');
    expect(facts).toMatchObject({ maximumNetPowerElectric_kw: 134, co2Combined_gkm: null });
    expect([...facts.energySources].sort()).toEqual(['50', '95']);
    expect(facts.details.towing).toEqual([]);
  });

  it('reads the electric lorry', () => {
    const facts = factsOf('N2-01_ToyotaProaceMax_BEV.xml');
    expect(facts).toMatchObject({ category: 'N2', maximumLadenMass_kg: 4250, maximumNetPowerElectric_kw: 205 });
    expect(facts.emissionLevel).toBeNull();
    const masses = facts.details.towing.flatMap(({ trailers }) => trailers).map(({ towableMass_kg }) => towableMass_kg);
    expect(masses.filter((mass) => mass !== null).sort()).toEqual([2400, 750]);
    expect(facts.details.remarks[0]?.text).toBe('HEAVY-DUTY VEHICLE');
  });

  it('reads the electric moped', () => {
    const facts = factsOf('L1e-B_Yamaha_BEV.xml');
    expect(facts).toMatchObject({ category: 'L1e-B', energySources: ['95'], manufacturedOn: null });
    expect(facts.details.engines[0]?.sources[0]).toMatchObject({
      power: { thirtyMinutes_kw: 2.3 },
      sound: { driveBy_db: 57, regulation: 'ECE R63-02' },
    });
    expect(facts.details.remarks).toHaveLength(3);
  });
});
