import { rim } from './code-conversions';
import {
  code,
  decimal,
  indicator,
  integer,
  kilograms,
  millimetres,
  table,
  text,
  type Ivi1Element,
} from './ivi1-element';

const tyres = table(
  'TyreAxle',
  'TyreAxleTable/TyreAxleGroup',
  integer(3)('TyreNumber'),
  kilograms(6, 'TechnPermisMaxMassAxle', 'TechnicallyPermissibleMaximumMassAxleTyre'),
  text(20)('TyreSize'),
  integer(3)('LoadCapacityIndexSingleWheel'),
  integer(3)('LoadCapacityIndexTwinWheel'),
  text(2)('SpeedCategorySymbol'),
  text(20)('RimSizeIncludingOffSet', 'RimSize', { convert: rim }),
  code('TyreTubeTypeCode', 'TL|TT')('TyreTubeTypeCode', 'TyreTubeType'),
  text(3)('RollingResistanceClassCode', 'RollingResistanceClass'),
  indicator('ProductionTyreRimVehInd', 'TyreFittedProductionIndicator'),
  text(5)('TyreCategoryCode', 'TyreCategory'),
  decimal(7, 2)('RollingRadiusTyre', 'TyreRollingRadius'),
);

const nationalAxleMasses = table(
  'MaxPermLadenMassAxleNat',
  'InServiceMaximumPermissibleLadenMassAxleTable/InServiceMaximumPermissibleLadenMassAxleGroup',
  text(3)('MaxPermLadenMassAxleCountrCode', 'InServiceMaximumPermissibleLadenMassAxleCountry'),
  kilograms(5, 'MaxPermLadenMassAxleNational', 'InServiceMaximumPermissibleLadenMassAxle'),
);

export const axles: readonly Ivi1Element[] = [
  table(
    'Axle',
    'AxleTable/AxleGroup',
    integer(2)('AxleNumber'),
    indicator('TwinWheelsAxleInd', 'TwinWheelsAxleIndicator'),
    indicator('SteeredAxleInd', 'SteeredAxleIndicator'),
    indicator('PoweredAxleInd', 'PoweredAxleIndicator'),
    indicator('BrakedAxleInd', 'BrakedAxleIndicator'),
    indicator('LiftAxleInd', 'LiftAxleIndicator'),
    indicator('LoadableAxleInd', 'LoadableAxleIndicator'),
    indicator('DriveAxleWithAirSuspOrEquivInd', 'DriveAxleAirSuspensionOrEquivalentIndicator'),
    indicator('AxleWithAirSuspOrEquivInd', 'AxleAirSuspensionOrEquivalentIndicator'),
    millimetres(4, 'AxleTrack'),
    millimetres(4, 'AxleTrackMinimum', 'AxleTrackAdjustableMin'),
    millimetres(4, 'AxleTrackMaximum', 'AxleTrackAdjustableMax'),
    millimetres(4, 'TrackOfEachSteeredAxle', 'AxleTrack'),
    millimetres(4, 'TrackOfAllOtherAxles', 'AxleTrack'),
    millimetres(5, 'AxleSpacing'),
    millimetres(5, 'AxleSpacingMinimum', 'AxleSpacingAdjustableMin'),
    millimetres(5, 'AxleSpacingMaximum', 'AxleSpacingAdjustableMax'),
    kilograms(5, 'DistrOfMassRunningOrderAxle', 'DistributionMassRunningOrderAxle'),
    kilograms(5, 'TechnicallyPermMassAxle', 'TechnicallyPermissibleMassAxle'),
    kilograms(5, 'TechnicallyPermMassAxleMin', 'TechnicallyPermissibleMassAxleAdjustableMin'),
    kilograms(5, 'TechnicallyPermMassAxleMax', 'TechnicallyPermissibleMassAxleAdjustableMax'),
    nationalAxleMasses,
    tyres,
  ),
  table(
    'AxleGroup',
    'AxleGroupTable/AxleGroupGroup',
    integer(2)('AxleGroupNumber'),
    kilograms(6, 'TechPermMassAxleGroup', 'TechnicallyPermissibleMassAxleGroup'),
  ),
];
