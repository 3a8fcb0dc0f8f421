import { couplingLocation, trailerBody, trailerBrakes } from './code-conversions';
import {
  code,
  decimal,
  integer,
  kilograms,
  millimetres,
  table,
  text,
  type Ivi1Element,
  type Ivi1Value,
} from './ivi1-element';

const towable = (name: string, brakes: string | null, body: string | null): Ivi1Value => ({
  ...kilograms(
    6,
    name,
    '/CocDataGroup/TowingBrakedTypeTrailTable/TowingBrakedTypeTrailGroup+/BodyworkTypeTable/BodyworkTypeGroup/TechnicallyPermissibleMaximumTowableMass',
  ),
  with: {
    ...(brakes === null ? {} : { BrakedTypeTrail: brakes }),
    ...(body === null ? {} : { 'BodyworkTypeTable/BodyworkTypeGroup/BodyworkTypeTrailer': body }),
  },
});

const towableMasses = [
  towable('TechPermMaxTowMassBrakedTrail', 'BRK', null),
  towable('TechPermMaxTowMassDrawbarTrail', 'BRK', 'DB'),
  towable('TechPermMaxTowMassSemiTrailer', 'BRK', 'DA'),
  towable('TechPermMaxTowMassCentAxTrail', 'BRK', 'DC'),
  towable('TechPermMaxTowMassRigidTrail', 'BRK', 'DE'),
  towable('TechPermMaxTowMassUnbrTrailer', 'UNB', null),
  towable('TechPermMaxTowableMassTrailer', null, null),
  towable('InertiaBrakedTowableMass', 'INB', null),
  towable('IndependBrakedTowableMass', 'BRK', null),
  towable('ContinuousBrakedTowableMass', 'BRK', null),
];

/** From version 1.8 or so: by brakes and body, as in 2.0. */
const byBrakesAndBody = table(
  'BrakedTypeTrail',
  '/CocDataGroup/TowingBrakedTypeTrailTable/TowingBrakedTypeTrailGroup',
  text(3)('BrakedTypeTrailCode', 'BrakedTypeTrail', { convert: trailerBrakes }),
  table(
    'DrawbarType',
    'BodyworkTypeTable/BodyworkTypeGroup',
    text(3)('TypeTrailerCode', 'BodyworkTypeTrailer', { convert: trailerBody }),
    kilograms(6, 'TechnPermMaxMassCombinTrail', 'TechnicallyPermissibleMaximumCombinationMass'),
    kilograms(6, 'TechPermMaxTowMassTrailer', 'TechnicallyPermissibleMaximumTowableMass'),
  ),
);

const verticalMass =
  '/CocDataGroup/MassGroup/MaximumStaticVerticalMassCouplingPointTable/MaximumStaticVerticalMassCouplingPointGroup+/TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint';

const distances = [
  millimetres(4, 'HeightCouplingAboveGround', 'MechanicalCouplingHeightAboveGround'),
  millimetres(4, 'HeightCouplingAboveGroundMin', 'MechanicalCouplingHeightAboveGroundAdjustableMin'),
  millimetres(4, 'HeightCouplingAboveGroundMax', 'MechanicalCouplingHeightAboveGroundAdjustableMax'),
  millimetres(5, 'DistFrontVehCentreCouplDev', 'DistanceFrontEndCentreCoupling'),
  millimetres(5, 'DistCentreCouplDevRearVeh', 'DistanceCentreCouplingRearEnd'),
  millimetres(5, 'DistanceCouplPointFirstAxle', 'DistanceCouplingPointFirstAxle'),
  millimetres(5, 'DistanceCouplPointLastAxle', 'DistanceCentreCouplingDeviceLastAxle'),
  millimetres(5, 'DistanceCouplPointLastAxleMin', 'DistanceCentreCouplingDeviceLastAxleAdjustableMin'),
  millimetres(5, 'DistanceCouplPointLastAxleMax', 'DistanceCentreCouplingDeviceLastAxleAdjustableMax'),
];

export const couplings: readonly Ivi1Element[] = [
  table(
    'MechanicalCoupling',
    'MechanicalCouplingTable/MechanicalCouplingGroup',
    integer(3)('MechanicalCouplingNumber'),
    code('LocationOfTheCouplingCode', 'F|R')('LocationOfTheCouplingCode', 'MechanicalCouplingLocation', {
      convert: couplingLocation,
    }),
    // Both misspelt in every version of the schema.
    text(40)('MechnicalCouplingType', 'MechanicalCouplingManufacturersTypeDesignation'),
    text(50)('MechnicalCouplingMake', 'MechanicalCouplingMake'),
    text(120)('MechanicalCouplingTypeEu', 'MechanicalCouplingTypeAccordingAppendixEU'),
    text(80)('ApprovalMarkCouplingDevice', 'MechanicalCouplingApprovalMark'),
    text(35)('ApprovalNrCouplingDevice', 'MechanicalCouplingApprovalNumber'),
    decimal(6, 2)('CouplingCharacteristicValueD', 'MechanicalCouplingValueD', { unit: 'kN' }),
    decimal(6, 2)('CouplingCharacteristicValueDC', 'MechanicalCouplingValueDc', { unit: 'kN' }),
    decimal(6, 2)('CouplingCharacteristicValueV', 'MechanicalCouplingValueV', { unit: 'kN' }),
    integer(6)('CouplingCharacteristicValueS', 'MechanicalCouplingValueS', { unit: 'kg' }),
    integer(6)('CouplingCharacteristicValueU', 'MechanicalCouplingValueU', { unit: 't' }),
    integer(6)('CouplingCharacValueHorizLoad', 'MechanicalCouplingValueHorizontalLoad', { unit: 'kg' }),
    kilograms(6, 'TechPermMaxStatVertMassCouplPt', verticalMass),
    kilograms(6, 'TechPermMaxStatMassCouplPoint', verticalMass),
    ...distances,
    ...towableMasses,
    byBrakesAndBody,
  ),
];
