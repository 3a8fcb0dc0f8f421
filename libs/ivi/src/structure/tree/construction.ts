import {
  Indicator,
  LocationMarkingsSubjectCode,
  LocationMarkingsVehiclePartCode,
  LocationMarkingsVehiclePartSideCode,
  LocationMarkingsVehiclePartSideSectionCode,
} from '../code-lists/approval-codes';
import {
  AdvancedBrakingSystemCode,
  AdvancedSafetySystemCode,
  AerodynamicDeviceEquippedCode,
  AutomatedVehicleCode,
  BodyworkCode,
  CodeForBodyworkSupplementCode,
  ColourCode,
  SeatingPositionConfigurationCode,
  SpecialPurposeDesignationCode,
  SteeringCategoryCode,
  VehicleClassCode,
} from '../code-lists/vehicle-codes';
import { decimal, group, integer, table, text, value } from '../notation';

export const locationMarkings = table(
  'LocationMarkings',
  '0..1',
  value('LocationMarkingsSubject', '1', LocationMarkingsSubjectCode),
  value('LocationMarkingsVehiclePart', '1', LocationMarkingsVehiclePartCode),
  value('LocationMarkingsVehiclePartSide', '0..1', LocationMarkingsVehiclePartSideCode),
  value('LocationMarkingsVehiclePartSideSection', '0..1', LocationMarkingsVehiclePartSideSectionCode),
);

export const generalConstruction = group(
  'GeneralConstructionGroup',
  '0..1',
  value('NumberOfAxles', '0..1', integer(2)),
  value('NumberOfWheels', '0..1', integer(2)),
  value('NumberOfAxlesWithTwinWheels', '0..1', integer(2)),
  value('NumberOfSteeredAxles', '0..1', integer(2)),
  value('NumberOfPoweredAxles', '0..1', integer(2)),
  value('NumberOfBrakedAxles', '0..1', integer(2)),
  value('NumberOfDoors', '0..1', integer(2)),
  value('AutomatedVehicle', '0..1', AutomatedVehicleCode),
  value('NumberOfSeatingPositionsIncludingDriver', '0..1', integer(3)),
  value('NumberOfSeatingPositionsExcludingDriver', '0..1', integer(3)),
  value('NumberOfSeatsStationaryUseOnly', '0..1', integer(3)),
  value('NumberOfSeatingPositionsLowerDeck', '0..1', integer(3)),
  value('NumberOfSeatingPositionsUpperDeck', '0..1', integer(3)),
  value('NumberOfWheelchairUserAccessiblePositions', '0..1', integer(3)),
  value('NumberOfStandingPlaces', '0..1', integer(3)),
  value('SeatingPositionConfiguration', '0..1', SeatingPositionConfigurationCode),
  value('ReversibleDrivingPositionIndicator', '0..1', Indicator),
  value('LocationArrangementSeats', '0..1', text(40)),
  value('SteeringCategory', '0..1', SteeringCategoryCode),
  value('NumberOfSetsBallastMasses', '0..1', integer(2)),
  value('AdvancedBrakingSystem', '0..1', AdvancedBrakingSystemCode),
);

export const dimension = group(
  'DimensionGroup',
  '0..1',
  value('Wheelbase', '0..1', integer(5), 'mm'),
  value('WheelbaseAdjustableMin', '0..1', integer(5), 'mm'),
  value('WheelbaseAdjustableMax', '0..1', integer(5), 'mm'),
  value('WheelBaseSideCar', '0..1', integer(5), 'mm'),
  value('WheelBaseGroundRatio', '0..1', decimal(3, 2)),
  value('Length', '0..1', integer(5), 'mm'),
  value('LengthAdjustableMin', '0..1', integer(5), 'mm'),
  value('LengthAdjustableMax', '0..1', integer(5), 'mm'),
  value('Width', '0..1', integer(4), 'mm'),
  value('WidthAdjustableMin', '0..1', integer(4), 'mm'),
  value('WidthAdjustableMax', '0..1', integer(4), 'mm'),
  value('Height', '0..1', integer(4), 'mm'),
  value('HeightAdjustableMin', '0..1', integer(4), 'mm'),
  value('HeightAdjustableMax', '0..1', integer(4), 'mm'),
  value('SeatingHeight', '0..1', integer(4), 'mm'),
  value('RearOverhang', '0..1', integer(4), 'mm'),
  value('RearOverhangAdjustableMin', '0..1', integer(4), 'mm'),
  value('RearOverhangAdjustableMax', '0..1', integer(4), 'mm'),
  value('MaximumPermissibleRearOverhang', '0..1', integer(4), 'mm'),
  value('MaximumPermissibleLength', '0..1', integer(5), 'mm'),
  value('MaximumPermissibleLengthMin', '0..1', integer(5), 'mm'),
  value('MaximumPermissibleLengthMax', '0..1', integer(5), 'mm'),
  value('MaximumPermissibleWidth', '0..1', integer(4), 'mm'),
  value('MaximumPermissibleWidthMin', '0..1', integer(4), 'mm'),
  value('MaximumPermissibleWidthMax', '0..1', integer(4), 'mm'),
  value('MaximumPermissibleHeight', '0..1', integer(4), 'mm'),
  value('MaximumPermissibleHeightMin', '0..1', integer(4), 'mm'),
  value('MaximumPermissibleHeightMax', '0..1', integer(4), 'mm'),
  value('LengthLoadingArea', '0..1', integer(5), 'mm'),
  value('LengthLoadingAreaAdjustableMin', '0..1', integer(5), 'mm'),
  value('LengthLoadingAreaAdjustableMax', '0..1', integer(5), 'mm'),
  value('ElongatedCabIndicator', '0..1', Indicator),
  value('AerodynamicDeviceEquipped', '0..1', AerodynamicDeviceEquippedCode),
  value('MaximumAuthorisedDimensionsDerogationIndicator', '0..1', Indicator),
);

export const colours = table('Colour', '0..1', value('Colour', '1', ColourCode));

export const bodywork = table(
  'Bodywork',
  '0..1',
  value('CodeForBodywork', '0..1', BodyworkCode),
  value('SpecialPurposeDesignation', '0..1', SpecialPurposeDesignationCode),
  value('OtherBodywork', '0..1', text(200)),
  table('CodeForBodyworkSupplement', '0..1', value('CodeForBodyworkSupplement', '1', CodeForBodyworkSupplementCode)),
  table('VehicleClass', '0..1', value('VehicleClass', '1', VehicleClassCode)),
);

export const configurationDoors = group(
  'ConfigurationDoorsGroup',
  '0..1',
  value('NumberOfDoorsFront', '0..1', integer(2)),
  value('NumberOfDoorsLeft', '0..1', integer(2)),
  value('NumberOfDoorsRight', '0..1', integer(2)),
  value('NumberOfDoorsBack', '0..1', integer(2)),
);

export const advancedSafetySystems = table(
  'AdvancedSafetySystems',
  '0..1',
  value('AdvancedSafetySystem', '1', AdvancedSafetySystemCode),
);
