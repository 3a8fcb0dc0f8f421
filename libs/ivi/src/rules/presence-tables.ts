/** An element and the classes of vehicle that it is about; a letter stands for all classes that begin with it. */
export interface FieldByCategory {
  readonly path: string;
  readonly classes: readonly string[];
}

/** In each of these every class of vehicle has something to say (IVI 2.0 Change Overview 1.1, p. 8). */
export const mainGroups = ['GeneralConstructionGroup', 'MassGroup', 'DimensionGroup'] as const;

const light = ['M1', 'N1'] as const;
const heavyOrTowed = ['M2', 'M3', 'N2', 'N3', 'O'] as const;

/** What the register cannot do without of cars and vans (2020/683, annex VIII). */
export const coreOfLightVehicles: readonly FieldByCategory[] = [
  { path: 'GeneralConstructionGroup/NumberOfAxles', classes: light },
  { path: 'GeneralConstructionGroup/NumberOfWheels', classes: light },
  { path: 'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver', classes: light },
  { path: 'MassGroup/MassInRunningOrder', classes: light },
  { path: 'MassGroup/ActualMass', classes: light },
  { path: 'MassGroup/TechnicallyPermissibleMaximumLadenMass', classes: light },
  { path: 'DimensionGroup/Length', classes: light },
  { path: 'DimensionGroup/Width', classes: light },
  { path: 'DimensionGroup/Height', classes: light },
  { path: 'MaximumSpeed', classes: light },
  { path: 'ExhaustEmissionLevel', classes: light },
  { path: 'AxleTable/AxleGroup/TechnicallyPermissibleMassAxle', classes: light },
  { path: 'BodyworkTable/BodyworkGroup/CodeForBodywork', classes: light },
  { path: 'ColourTable', classes: ['M1'] },
];

export const coreOfOtherVehicles: readonly FieldByCategory[] = [
  { path: 'GeneralConstructionGroup/NumberOfAxles', classes: heavyOrTowed },
  { path: 'GeneralConstructionGroup/NumberOfWheels', classes: heavyOrTowed },
  { path: 'MassGroup/MassInRunningOrder', classes: heavyOrTowed },
  { path: 'MassGroup/TechnicallyPermissibleMaximumLadenMass', classes: heavyOrTowed },
  { path: 'DimensionGroup/Length', classes: heavyOrTowed },
  { path: 'DimensionGroup/Width', classes: heavyOrTowed },
  { path: 'AxleTable/AxleGroup/TechnicallyPermissibleMassAxle', classes: heavyOrTowed },
];

/** Said Y or N by each (Change Overview 1.1, p. 16, which names this one). */
export const requiredIndicators: readonly FieldByCategory[] = [
  { path: 'PureElectricVehicleIndicator', classes: ['M', 'N'] },
];

/** Indicators that the certificate of the class has an entry for; all official examples of the class have them. */
export const expectedIndicators: readonly FieldByCategory[] = [
  { path: 'EcoInnovationsFittedIndicator', classes: light },
  { path: 'WltpEmissionTestParametersGroup/DrivingCycleCappedSpeedIndicator', classes: light },
  { path: 'VehicleCertified155Indicator', classes: ['M', 'N'] },
  { path: 'VehicleCertified156Indicator', classes: ['M', 'N'] },
  { path: 'TypeApprovalTransportDangerousGoodsIndicator', classes: ['N'] },
  { path: 'AxleTable/AxleGroup/PoweredAxleIndicator', classes: ['M', 'N'] },
];

/** What classes of vehicle may not have (Change Overview 1.1, p. 16; Guidelines 1.1, § 1.9; setup Manual 1.5, p. 9 and 21). */
export const fieldsNotApplicable: readonly FieldByCategory[] = [
  { path: 'ColourTable', classes: ['M2', 'M3'] },
  { path: 'DateManufactureVehicle', classes: ['L', 'T', 'C', 'R', 'S'] },
  { path: 'EnergyConvertorTable', classes: ['O', 'R', 'S'] },
  { path: 'LocationMarkingsTable', classes: ['L'] },
  { path: 'LocationStatutoryPlate23Wheel', classes: ['M', 'N', 'O', 'T', 'C', 'R', 'S'] },
  { path: 'LocationVin23Wheel', classes: ['M', 'N', 'O', 'T', 'C', 'R', 'S'] },
  { path: 'ElectricVehicleConfiguration', classes: ['M', 'N', 'O', 'T', 'C', 'R', 'S'] },
];

/** Elements about couplings that classes of vehicle may not have (setup Manual 1.5, p. 10-11). */
export const couplingsNotApplicable: readonly FieldByCategory[] = [
  { path: 'MassGroup/MaximumStaticVerticalMassCouplingPointTable', classes: ['T', 'C'] },
  {
    path: 'MassGroup/MaximumStaticVerticalMassCouplingPointTable/MaximumStaticVerticalMassCouplingPointGroup/MechanicalCouplingNumberVerticalMass',
    classes: ['M1'],
  },
  { path: 'MechanicalCouplingTable', classes: ['M1'] },
  { path: 'MechanicalCouplingTable/MechanicalCouplingGroup/MechanicalCouplingPartsTable', classes: ['L'] },
  { path: 'MechanicalCouplingCanBeFittedTable', classes: ['M1', 'L', 'T', 'C', 'R', 'S'] },
];
