import { ivi1Document } from './ivi1-document';
import type { Ivi1Element, TargetPath } from './ivi1-element';

const join = (base: TargetPath, to: TargetPath): TargetPath =>
  (to.startsWith('/') ? to : `${base === '/' ? '' : base}/${to}`).replaceAll('+', '');

/** What the translation arranges rather than moves. */
const arranged: readonly (readonly [path: TargetPath, name: string])[] = [
  ...['AddressLine1', 'AddressLine2', 'AddressLine3', 'PlaceOfResidence', 'CountryOfResidence'].flatMap(
    (name) =>
      [
        [`/CocDataGroup/ManufacturerTable/ManufacturerGroup/Manufacturer${name}`, name],
        [`/CocDataGroup/EURepresentativeGroup/EURepresentative${name}`, name],
      ] as const,
  ),
  ['/CocDataGroup/EURepresentativeGroup/EURepresentativeName', 'Name'],
  ...(
    [
      ['TypeApprovalNumber', 'StageEcTypeApprovalNumber'],
      ['Type', 'StageEcType'],
      ['Variant', 'StageEcVariant'],
      ['Version', 'StageEcVersion'],
    ] as const
  ).map(([what, name]) => [`/CocDataGroup/ManufacturerTable/ManufacturerGroup/PreviousStage${what}`, name] as const),
  [
    '/CocDataGroup/EnergyConvertorTable/EnergyConvertorGroup/EnergySourceTable/EnergySourceGroup/PowerGroup/MaximumNetPowerElectric',
    'MaximumNetPower',
  ],
  ['/CocDataGroup/AxleTable/AxleGroup/TyreAxleTable/TyreAxleGroup/RimOffSet', 'RimSizeIncludingOffSet'],
  ['/CocDataGroup/EcoInnovationsTable/EcoInnovationsGroup/EcoInnovationCountry', 'GeneralCodeOfTheEcoInnovations'],
];

const pairsIn = (element: Ivi1Element, base: TargetPath): (readonly [TargetPath, string])[] => {
  const at = element.to === undefined ? base : join(base, element.to);
  if (!element.children) {
    const group = at.slice(0, at.lastIndexOf('/'));
    const beside = Object.keys(element.with ?? {}).map((path) => [`${group}/${path}`, element.name] as const);
    return [[at, element.name], ...beside];
  }
  return element.children.flatMap((child) => pairsIn(child, at));
};

const names = new Map<TargetPath, Set<string>>();
for (const [path, name] of [...pairsIn(ivi1Document, '/'), ...arranged])
  names.set(path, (names.get(path) ?? new Set()).add(name));

/** The names that IVI 1.x has for the element at an absolute path of IVI 2.0. */
export const namesIn1 = (path: TargetPath): readonly string[] => [...(names.get(path) ?? [])];
