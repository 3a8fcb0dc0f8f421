import { normaliseVin } from '@kjoreklar/domain';
import { VehicleCategoryCode } from '../structure/code-lists/approval-codes';
import {
  automation,
  bodywork,
  bodyworkSupplement,
  ecoInnovation,
  odometerUnit,
  steering,
  trafficSide,
  typeApprovalType,
  electricConfiguration,
} from './code-conversions';
import {
  code,
  date,
  dateTime,
  decimal,
  group,
  indicator,
  integer,
  kilograms,
  table,
  text,
  type Ivi1Element,
} from './ivi1-element';

/** Categories without their letter, as before Regulations (EU) 167/2013 and 168/2013. */
const olderCategories = 'C1|C2|C3|C4.1|C4.2|C4.3|C5|L1e|L2e|L3e|L4e|L5e|L6e|L7e|T1|T2|T3|T4.1|T4.2|T4.3|T5';
const categories = code('VehicleCategoryCode', [...VehicleCategoryCode.values, olderCategories].join('|'));
const colour = code('ColourCode', '1|2|3|4|5|6|7|8|9|10');
const newColour = 'ColourTable/ColourGroup+/Colour';
const combination =
  'TowingBrakedTypeTrailTable/TowingBrakedTypeTrailGroup+/BodyworkTypeTable/BodyworkTypeGroup/TechnicallyPermissibleMaximumCombinationMass';

export const identity: readonly Ivi1Element[] = [
  text(17)('VehicleIdentificationNumber', 'VehicleIdentificationNumber', { convert: normaliseVin }),
  code('StageOfCompletionCode', 'C|I|V')('StageOfCompletionCode', 'StageOfCompletion'),
  code('TypeApprovalTypeCode', 'EC|KS|NKS|NAT|IND')('TypeApprovalTypeCode', 'TypeApprovalType', {
    convert: typeApprovalType,
  }),
  indicator('ProvisionalApprovalIndicator', 'ProvisionalTypeApprovalIndicator'),
  integer(4)('ProductionYear', 'ProductionYearSmallSeries'),
  integer(4)('ProductionSequentialNumber', 'ProductionSequentialNumberSmallSeries'),
  text(4)('NumberOfTheMemberState', '/Header/DesignatedTypeApprovalCountry'),
  text(50)('Type'),
  text(25)('Variant'),
  text(35)('Version'),
  categories('VehicleCategoryCode', 'VehicleCategory'),
  text(2)('MethodOfAttachmStatPlatesCode', 'MethodAttachmentStatutoryPlate'),
  text(50)('LocOfTheStatutoryPlates23Wheel', 'LocationStatutoryPlate23Wheel'),
  text(50)('LocationOfTheVinCode23Wheel', 'LocationVin23Wheel'),
  code('CompletedAlteredCode', 'A|B|C')('CompletedAlteredCode', 'CompletedAltered'),
  text(500)('DescriptionOfCompletion', 'DescriptionCompletedAltered'),
  text(35)('TypeApprovalNumber'),
  date('TypeApprovalDateOfIssue', 'TypeApprovalIssueDate'),
  date('DateOfManufactureVeh', 'DateManufactureVehicle'),
  integer(2)('VersionCoc', '/Header/IviVersionNumber'),
  dateTime('VersionDateIVI', '/Header/IviVersionDateTime'),
  text(3)('IntendedCountryOfRegistrCode', '/Header/IntendedCountryRegistration'),
  text(1)('RightLeftHandTrafficCode', 'RightLeftHandTraffic', { convert: trafficSide }),
  text(1)('MetricImperialSpeedometerCode', 'MetricImperialSpeedometer'),
  text(1)('OdometerUnitCode', 'MetricImperialOdometer', { convert: odometerUnit }),
  table('Make', 'MakeTable/MakeGroup', text(52)('Make')),
  table('CommercialName', 'CommercialNameTable/CommercialNameGroup', text(50)('CommercialName')),
  table(
    'SigningAuthority',
    'SigningAuthorityTable/SigningAuthorityGroup',
    text(80)('NameOfSigner', 'SignerName'),
    text(80)('PositionOfSigner', 'SignerPosition'),
    text(80)('PlaceOfSignature', 'SignatureLocation'),
    date('DateOfSignature', 'SignatureDate'),
  ),
  table(
    'StageNrOfManufacturing',
    'ManufacturerTable/ManufacturerGroup',
    integer(2)('StageManufacturerNumber', 'ManufacturerStageNumber'),
    text(80)('StageManufacturerName', 'ManufacturerName'),
    text(40)('StageEcTypeApprovalNumber', 'StageTypeApprovalNumber'),
    text(50)('StageEcType', 'StageType'),
    text(25)('StageEcVariant', 'StageVariant'),
    text(35)('StageEcVersion', 'StageVersion'),
    table(
      'Address',
      'AddressTable/AddressGroup',
      text(3)('AddressTypeCode'),
      text(150)('Name'),
      text(150)('AddressLine1'),
      text(150)('AddressLine2'),
      text(150)('AddressLine3'),
      text(80)('PlaceOfResidence'),
      text(80)('CountryOfResidence'),
    ),
  ),
  table(
    'ApprovalTerritory',
    'ProvisionalApprovalTerritoryTable/ProvisionalApprovalTerritoryGroup',
    text(3)('ApprovalTerritoryCountryCode', 'ProvisionalApprovalTerritoryCountry'),
  ),
];

const counts = (digits: number, names: Readonly<Record<string, string>>): Ivi1Element[] =>
  Object.entries(names).map(([from, to]) => integer(digits)(from, `GeneralConstructionGroup/${to}`));

export const construction: readonly Ivi1Element[] = [
  ...counts(2, {
    NumberOfAxles: 'NumberOfAxles',
    NumberOfWheels: 'NumberOfWheels',
    NumberOfAxlesWithTwinWheels: 'NumberOfAxlesWithTwinWheels',
    NumberOfSteeredAxles: 'NumberOfSteeredAxles',
    NumberOfPoweredAxles: 'NumberOfPoweredAxles',
    NumberOfBrakedAxles: 'NumberOfBrakedAxles',
    NumberOfDoors: 'NumberOfDoors',
  }),
  ...counts(3, {
    NrOfSeatingPositions: 'NumberOfSeatingPositionsIncludingDriver',
    NrOfSeatingPositionExclDriver: 'NumberOfSeatingPositionsExcludingDriver',
    SeatForUseOnlyWhenTheVehStat: 'NumberOfSeatsStationaryUseOnly',
    NrOfPassSeatingPosLowerDeck: 'NumberOfSeatingPositionsLowerDeck',
    NrOfPassSeatingPosUpperDeck: 'NumberOfSeatingPositionsUpperDeck',
    NrOfWheelchairUserAccessPos: 'NumberOfWheelchairUserAccessiblePositions',
    NumberOfStandingPlaces: 'NumberOfStandingPlaces',
  }),
  text(40)('PositionOfSeats', 'GeneralConstructionGroup/LocationArrangementSeats'),
  text(5)('AutomatedVehCode', 'GeneralConstructionGroup/AutomatedVehicle', { convert: automation }),
  text(15)('SteeringCategoryCode', 'GeneralConstructionGroup/SteeringCategory', { convert: steering }),
  text(3)('AdvancedBrakingSystemCode', 'GeneralConstructionGroup/AdvancedBrakingSystem'),
  indicator('ReversibleDrivingPositionInd', 'GeneralConstructionGroup/ReversibleDrivingPositionIndicator'),
  colour('PrimaryColourCode', newColour),
  colour('SecondaryColourCode', newColour),
  text(40)('ConfigurationOfDoors', 'ConfigurationDoorsGroup/ConfigurationOfDoors'),
  table(
    'Bodywork',
    'BodyworkTable/BodyworkGroup',
    text(2)('CodeForBodywork', 'CodeForBodywork', { convert: bodywork }),
    text(2)('CodeForBodyworkSpecPurpVeh', 'SpecialPurposeDesignation'),
    text(200)('OtherBodywork'),
    integer(3)(
      'NumberForBodywork',
      'CodeForBodyworkSupplementTable/CodeForBodyworkSupplementGroup+/CodeForBodyworkSupplement',
      {
        convert: bodyworkSupplement,
      },
    ),
    table('VehicleClass', 'VehicleClassTable/VehicleClassGroup', text(5)('ClassOfVehicleCode', 'VehicleClass')),
  ),
];

const dimension = (digits: number, from: string, to: string): Ivi1Element[] =>
  (['', 'Minimum', 'Maximum'] as const).map((bound) =>
    integer(digits)(`${from}${bound}`, `DimensionGroup/${to}${bound === '' ? '' : `Adjustable${bound.slice(0, 3)}`}`, {
      unit: 'mm',
    }),
  );

export const dimensions: readonly Ivi1Element[] = [
  ...dimension(5, 'Wheelbase', 'Wheelbase'),
  ...dimension(5, 'Length', 'Length'),
  ...dimension(4, 'Width', 'Width'),
  ...dimension(4, 'Height', 'Height'),
  ...dimension(4, 'RearOverhang', 'RearOverhang'),
  ...dimension(5, 'LengthOfTheLoadingArea', 'LengthLoadingArea'),
  integer(5)('MaximumPermissibleLength', 'DimensionGroup/MaximumPermissibleLength', { unit: 'mm' }),
  integer(4)('MaximumPermissibleWidth', 'DimensionGroup/MaximumPermissibleWidth', { unit: 'mm' }),
  integer(4)('MaximumPermissibleHeight', 'DimensionGroup/MaximumPermissibleHeight', { unit: 'mm' }),
];

const mass = (from: string, to: string): Ivi1Element => kilograms(6, from, `MassGroup/${to}`);

export const masses: readonly Ivi1Element[] = [
  mass('MassOfTheVehicleInRunningOrder', 'MassInRunningOrder'),
  mass('UnladenMassVehRunningOrderMin', 'MassInRunningOrderVariableMin'),
  mass('UnladenMassVehRunningOrderMax', 'MassInRunningOrderVariableMax'),
  mass('ActualMassOfTheVehicle', 'ActualMass'),
  mass('MassIncompleteVehRunningOrder', 'MassInRunningOrderIncomplete'),
  mass('TechnPermMaxLadenMass', 'TechnicallyPermissibleMaximumLadenMass'),
  mass('TechPermMaxLadenMassMin', 'TechnicallyPermissibleMaximumLadenMassVariableMin'),
  mass('TechPermMaxLadenMassMax', 'TechnicallyPermissibleMaximumLadenMassVariableMax'),
  mass('MinMassVehCompleted', 'MinimumMassCompleted'),
  mass('AddMassAlternativePropulsion', 'AdditionalMassAlternativePropulsion'),
  mass('AdditionalMassDueToBatteries', 'AdditionalMassDueToBatteries'),
  mass('BallastMassTotal', 'BallastMassTotal'),
  kilograms(6, 'TechnPermMaxMassCombination', combination),
  table(
    'InServiceMaxMassNat',
    'InServiceMaximumMassTable/InServiceMaximumMassGroup',
    text(3)('MaxPermMassNatTraffCountryCode', 'InServiceMaximumPermissibleMassCountry'),
    kilograms(6, 'MaxPermLadenMassNational', 'InServiceMaximumPermissibleLadenMass'),
    kilograms(6, 'MaxPermMassCombinationNational', 'InServiceMaximumPermissibleMassCombination'),
  ),
  table(
    'InServiceMaxMassInt',
    'InServiceMaximumMassTable/InServiceMaximumMassGroup',
    text(40)('MaxPermMassIntTrafficRegul', 'InServiceMaximumPermissibleMassTrafficRegulation'),
    kilograms(6, 'MaxPermLadenMassInternational', 'InServiceMaximumPermissibleLadenMass'),
    kilograms(6, 'MaxPermMassCombinationInt', 'InServiceMaximumPermissibleMassCombination'),
  ),
];

const remark = (name: string, maxLength: number, subject: string): Ivi1Element =>
  text(maxLength)(name, 'RemarkTable/RemarkGroup+/Remark', { with: { RemarkSubjectDescription: subject } });

export const propulsion: readonly Ivi1Element[] = [
  indicator('PureElectricVehIndicator', 'PureElectricVehicleIndicator'),
  text(15)('ClassOfHybridVehicleCode', 'ClassHybridVehicle'),
  text(1)('FuelTypeCode', 'FuelType'),
  text(15)('DualFuelType', 'DualFuelType'),
  decimal(6, 2)('MaximumNetPowerElectricEngine', 'ConsolidatedMaximumNetPowerElectric', { unit: 'kW' }),
  decimal(6, 2)('MaximumContinuousRatedPowerVeh', 'ConsolidatedMaximum30MinutesPower', { unit: 'kW' }),
  decimal(5, 2)('MaximumSpeedNonPropulsion', 'MaximumSpeed', { unit: 'km/h' }),
  indicator('VehicleFittedWithEcoInnovInd', 'EcoInnovationsFittedIndicator'),
  decimal(5, 2)('TotalCO2WLTPEmisSavDueEcoInnov', 'WltpTotalCo2EmissionSavedDueEcoInnovation', { unit: 'g/km' }),
  indicator('VehicleCertified155Indicator'),
  indicator('VehicleCertified156Indicator'),
  group(
    'HybridApplicationGroup',
    undefined,
    text(52)('ManufacturerHybridApplication'),
    text(40)('HybridApplicationCode'),
    text(1)('ElectricVehicleConfigurCode', 'ElectricVehicleConfiguration', { convert: electricConfiguration }),
  ),
  table(
    'EcoInnovations',
    'EcoInnovationsTable/EcoInnovationsGroup',
    text(120)('GeneralCodeOfTheEcoInnovations', 'GeneralCodeEcoInnovation', { convert: ecoInnovation }),
  ),
  group('GearGroup', 'GearGroup', text(1)('GearboxTypeCode', 'GearboxType')),
  group(
    'WLTPEmissionTestParamGroup',
    'WltpEmissionTestParametersGroup',
    kilograms(6, 'EmisTestMassWLTP', 'WltpEmissionTestMass'),
    decimal(8, 6)('FrontalAreaWLTP', 'WltpFrontalArea', { unit: 'm2' }),
    text(12)('RoadLoadCoefF0WLTP', 'WltpRoadLoadCoefficientF0', { unit: 'N' }),
    text(12)('RoadLoadCoefF1WLTP', 'WltpRoadLoadCoefficientF1', { unit: 'N/(km/h)' }),
    text(12)('RoadLoadCoefF2WLTP', 'WltpRoadLoadCoefficientF2', { unit: 'N/(km/h)2' }),
    integer(6)('ProjectFrontAreaAirFrontGrill', 'ProjectedFrontalAreaAirEntranceFrontGrill', { unit: 'cm2' }),
    text(3)('DrivingCycleClassCode', 'DrivingCycleClass'),
    indicator('CappedSpeedIndicator', 'DrivingCycleCappedSpeedIndicator'),
  ),
  table(
    'AdvancedSafetySystem',
    'AdvancedSafetySystemsTable/AdvancedSafetySystemsGroup',
    text(15)('AdvancedSafetySystemCode', 'AdvancedSafetySystem'),
  ),
  remark('Remarks', 2000, 'RMRKS'),
  remark('AdditionalInformation', 400, 'ADINF'),
  remark('Exemptions', 200, 'EXEMP'),
];

/** What 1.x says beside the certificate of conformity and 2.0 has no place for. */
export const additionalData: readonly Ivi1Element[] = [
  ...(
    [
      'PressureChargerInd',
      'InterCoolerIndicator',
      'CatalyticConvertorInd',
      'OxygenSensorInd',
      'AirInjectionInd',
      'ExhaustGasRecirculationInd',
      'EvaporativeEmisControlSysInd',
      'ParticulateTrapInd',
      'OnBoardDiagnosInd',
    ] as const
  ).map((name) => indicator(name, `/CocDataGroup/EquipmentGroup/${name}`)),
  code('Y, N, O', 'Y|N|O')('AntilockBrakeSysInd', '/CocDataGroup/EquipmentGroup/AntilockBrakeSysInd'),
  date('DateOfProduction', '/CocDataGroup/DateManufactureVehicle'),
];
