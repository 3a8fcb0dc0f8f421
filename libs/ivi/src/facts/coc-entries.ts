const entries: Readonly<Record<string, string>> = {
  '0.1': 'Make',
  '0.2': 'Type Variant Version',
  '0.2.1': 'CommercialName',
  '0.2.2': 'PreviousStageTypeApprovalNumber PreviousStageType PreviousStageVariant PreviousStageVersion',
  '0.2.3': 'TestFamilyIdentifier TestFamilyIdentifierValue',
  '0.4': 'VehicleCategory',
  '0.5': 'ManufacturerName ManufacturerAddressLine1 ManufacturerPlaceOfResidence ManufacturerCountryOfResidence',
  '0.6':
    'MethodAttachmentStatutoryPlate LocationMarkingsSubject LocationMarkingsVehiclePart LocationMarkingsVehiclePartSide LocationMarkingsVehiclePartSideSection',
  '0.9':
    'EURepresentativeName EURepresentativeAddressLine1 EURepresentativePlaceOfResidence EURepresentativeCountryOfResidence',
  '0.10': 'VehicleIdentificationNumber',
  '0.11': 'DateManufactureVehicle',
  '1': 'NumberOfAxles NumberOfWheels',
  '3': 'NumberOfPoweredAxles PoweredAxleIndicator InterconnectionWithPoweredAxleConnection',
  '3.1': 'AutomatedVehicle',
  '4': 'Wheelbase',
  '4.1': 'AxleSpacing',
  '5': 'Length',
  '6': 'Width',
  '7': 'Height',
  '13': 'MassInRunningOrder',
  '13.2': 'ActualMass',
  '16.1': 'TechnicallyPermissibleMaximumLadenMass',
  '16.2': 'TechnicallyPermissibleMassAxle',
  '16.4': 'TechnicallyPermissibleMaximumCombinationMass',
  '18': 'BrakedTypeTrail BodyworkTypeTrailer TechnicallyPermissibleMaximumTowableMass',
  '19': 'TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint',
  '20': 'ManufacturerEnergyConvertor',
  '21': 'EnergyConvertorCodeMarkedOnEnergyConvertor',
  '22': 'WorkingPrinciple CombustionCycle',
  '23': 'PureElectricVehicleIndicator',
  '23.1': 'ClassHybridVehicle',
  '24': 'NumberOfCylinders ArrangementCylinders',
  '25': 'EngineCapacity',
  '26': 'EnergySource',
  '26.1': 'FuelType',
  '26.2': 'DualFuelType',
  '27.1': 'MaximumNetPowerCombustion EngineSpeedMaximumNetPower',
  '27.3': 'MaximumNetPowerElectric ConsolidatedMaximumNetPowerElectric',
  '27.4': 'Maximum30MinutesPower ConsolidatedMaximum30MinutesPower',
  '28': 'GearboxType',
  '29': 'MaximumSpeed',
  '30': 'AxleTrack',
  '35': 'TyreSize RimSize RimOffSet LoadCapacityIndexSingleWheel LoadCapacityIndexTwinWheel SpeedCategorySymbol RollingResistanceClass TyreCategory TyreFittedProductionIndicator',
  '36': 'TrailerBrakeControlSystemTechnology TrailerBrakeTechnologyConnectionsType TrailerBrakePressFeedLineBraking',
  '38': 'CodeForBodywork',
  '40': 'Colour',
  '41': 'NumberOfDoors NumberOfDoorsFront NumberOfDoorsLeft NumberOfDoorsRight NumberOfDoorsBack',
  '42': 'NumberOfSeatingPositionsIncludingDriver',
  '42.1': 'NumberOfSeatsStationaryUseOnly',
  '42.3': 'NumberOfWheelchairUserAccessiblePositions',
  '46': 'SoundLevelStationary SoundLevelStationaryEngineSpeed SoundLevelDriveBy',
  '47': 'ExhaustEmissionLevel',
  '47.1':
    'WltpEmissionTestMass WltpFrontalArea WltpRoadLoadCoefficientF0 WltpRoadLoadCoefficientF1 WltpRoadLoadCoefficientF2 ProjectedFrontalAreaAirEntranceFrontGrill',
  '47.2': 'DrivingCycleClass DrivingCycleDownscalingFactor DrivingCycleCappedSpeedIndicator',
  '48': 'ExhaustEmissionLatestRegulationNumber',
  '48.1': 'SmokeCorrectedAbsorptionCoefficient',
  '49.3':
    'EcoInnovationsFittedIndicator EcoInnovationCountry GeneralCodeEcoInnovation WltpTotalCo2EmissionSavedDueEcoInnovation',
  '51': 'SpecialPurposeDesignation',
  '54': 'AdvancedSafetySystem',
  '55': 'VehicleCertified155Indicator',
  '56': 'VehicleCertified156Indicator',
};

const entryOf = new Map(
  Object.entries(entries).flatMap(([entry, names]) => names.split(' ').map((name) => [name, entry])),
);

const byGroup: readonly (readonly [group: string, entry: string])[] = [
  ['/AllowedParameterValuesMultistageGroup/', '0.2.2.1'],
  ['/TestWltpType1Group/', '48'],
  ['/TestTypeIGroup/', '48'],
  ['/TestWhtcGroup/', '48'],
  ['/TestRdeGroup/', '48.2'],
  ['/TestWltpCo2Group/', '49.4'],
  ['/TestWltpFuelConsumptionGroup/', '49.4'],
  ['/TestWltpEnergyConsumptionGroup/', '49.5'],
  ['/TestWltpElectricRangeGroup/', '49.5'],
  ['/RemarkTable/', '52'],
];

/**
 * The entry of the certificate of conformity for a complete M1 (Regulation (EU) 2020/683, annex VIII) that an element of IVI 2.0 comes
 * from; '' where it has none there. Other categories number some entries otherwise.
 */
export const cocEntryOf = (path: string): string =>
  byGroup.find(([group]) => path.includes(group))?.[1] ?? entryOf.get(path.slice(path.lastIndexOf('/') + 1)) ?? '';
