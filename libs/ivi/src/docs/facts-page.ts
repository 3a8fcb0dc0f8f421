import { cocEntryOf } from '../facts/coc-entries';
import { listedFacts, type ListedFact } from '../facts/fact-list';
import { emissionFields } from '../facts/register/emission-fields';
import { factsWithoutField, notInAnEcoc } from '../facts/register/not-in-an-ecoc';
import { registerFields } from '../facts/register/register-fields';
import { namesIn1 } from '../ivi1/names-in-1';

const units: Readonly<Record<string, string>> = {
  mm: 'mm',
  kg: 'kg',
  t: 't',
  kn: 'kN',
  kpa: 'kPa',
  kw: 'kW',
  kwkg: 'kW/kg',
  rpm: 'min⁻¹',
  cm2: 'cm²',
  cm3: 'cm³',
  m1: 'm⁻¹',
  m2: 'm²',
  m3: 'm³',
  n: 'N',
  nkmh: 'N/(km/h)',
  nkmh2: 'N/(km/h)²',
  db: 'dB(A)',
  km: 'km',
  kmh: 'km/h',
  kgt: 'kg/t',
  gkm: 'g/km',
  gtkm: 'g/tkm',
  gpkm: 'g/pkm',
  mgkm: 'mg/km',
  mgkwh: 'mg/kWh',
  ppm: 'ppm',
  percent: '%',
  perkm: '1/km',
  perkwh: '1/kWh',
  per100km: 'l, m³ or kg per 100 km',
  whkm: 'Wh/km',
};

/** Facts carry their unit behind the last underscore. Throws TypeError where nobody has said what one stands for. */
const unitOf = (fact: string): string => {
  const suffix = /_([a-z0-9]+)$/.exec(fact)?.[1];
  if (suffix === undefined) return '';
  const unit = units[suffix];
  if (unit === undefined) throw new TypeError(`"${suffix}" of ${fact} is no unit`);
  return unit;
};

const fieldsOf = (fact: string): string[] =>
  Object.entries({ ...registerFields, ...emissionFields })
    .filter(([, facts]) => facts.includes(fact))
    .map(([field]) => field);

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join('<br>');

/** Elements that only the translation of IVI 1.x has. */
const isOnlyIn1 = (path: string): boolean =>
  /\/(?:TestNedcGroup|EquipmentGroup)\/|\/(?:EnergyConvertorNumber|MaximumHourlyPower|ConfigurationOfDoors)$/.test(
    path,
  );

const row = ({ fact, path }: ListedFact): string =>
  `| \`${fact}\` | ${unitOf(fact)} | ${isOnlyIn1(path) ? '' : code([path])} | ${code(namesIn1(path))} | ${cocEntryOf(path)} | ${code(fieldsOf(fact))} |`;

const reasons = (of: Readonly<Record<string, string>>): string[] =>
  Object.entries(of).map(([paths, reason]) => `| ${code(paths.split(' '))} | ${reason} |`);

/** docs/ecoc-facts.md. */
export const factsPage = (): string =>
  [
    '# Facts out of an eCoC',
    '',
    'Made from `libs/ivi/src/facts` by `npm run docs`. Paths of IVI 2.0 begin below `InitialVehicleInformation`; an IVI 1.x document has the same',
    'under other names, in `Header` and `Body/CocDataGroup`. CoC entries are those of a complete M1 (Regulation (EU) 2020/683, annex VIII).',
    'Register fields are those of kjøretøydata, below `tekniskGodkjenning`. A fact is null, and a list empty, where the document is silent.',
    '',
    'Three things to know when look-ups are built: `egenvekt` in kjøretøydata is without the driver, so it is the mass in running order less',
    '75 kg; particle counts are the number times ten to the power of its exponent; `co2Combined_gkm` is weighted for vehicles charged from outside.',
    'Facts of tractors and tracked vehicles (categories T, C, R, S) that M, N, O and L do not have are not carried.',
    '',
    '| fact | unit | IVI 2.0 | IVI 1.x | CoC | register field |',
    '|---|---|---|---|---|---|',
    ...listedFacts.map(row),
    '',
    '## Facts that the register has no field for',
    '',
    'Where a path ends with `*`, it is what has no field of its own in the table above.',
    '',
    '| fact | why it is kept |',
    '|---|---|',
    ...reasons(factsWithoutField),
    '',
    '## Register fields that no eCoC can give',
    '',
    '| field | why |',
    '|---|---|',
    ...reasons(notInAnEcoc),
    '',
  ].join('\n');
