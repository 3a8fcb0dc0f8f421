import type { StructureDescription } from './element-description';
import { group } from './notation';
import {
  ballastSet,
  brakingTransmission,
  driverSeatTypeCategory,
  loadPlatform,
  powerTakeOff,
  rollOverProtectiveStructure,
  specialPurposesConstructionCharacteristics,
} from './tree/agricultural';
import { axleGroups, axles } from './tree/axles';
import {
  advancedSafetySystems,
  bodywork,
  colours,
  configurationDoors,
  dimension,
  generalConstruction,
  locationMarkings,
} from './tree/construction';
import { mechanicalCoupling, mechanicalCouplingCanBeFitted } from './tree/couplings';
import { finalDriveVehicle, gear } from './tree/drivetrain';
import { ecoInnovations, energyConvertor } from './tree/energy';
import { equipment } from './tree/equipment';
import { header } from './tree/header';
import { trailerBrake, typeApprovalTransportDangerousGoods, vecto } from './tree/heavy-vehicles';
import { identity } from './tree/identity';
import { allowedParameterValuesMultistage, inServiceMaximumMass, mass, towingBrakedTypeTrail } from './tree/masses';
import { commercialName, euRepresentative, makes, manufacturer, signingAuthority } from './tree/parties';
import { propulsion } from './tree/propulsion';
import { provisionalApprovalTerritory, remark, subjectApproval } from './tree/remarks';
import { trackSet, trackTrain } from './tree/tracks';
import { tyreAxleMassCombination } from './tree/tyres';
import { wltpEmissionTestParameters } from './tree/wltp-tests';

export const iviRoot = group(
  'InitialVehicleInformation',
  '1',
  header,
  group(
    'CocDataGroup',
    '1',
    ...identity,
    ...equipment,
    ...propulsion,
    signingAuthority,
    makes,
    commercialName,
    allowedParameterValuesMultistage,
    manufacturer,
    euRepresentative,
    locationMarkings,
    generalConstruction,
    dimension,
    mass,
    towingBrakedTypeTrail,
    inServiceMaximumMass,
    gear,
    finalDriveVehicle,
    axles,
    tyreAxleMassCombination,
    axleGroups,
    colours,
    bodywork,
    configurationDoors,
    wltpEmissionTestParameters,
    mechanicalCoupling,
    mechanicalCouplingCanBeFitted,
    energyConvertor,
    ecoInnovations,
    vecto,
    typeApprovalTransportDangerousGoods,
    advancedSafetySystems,
    trackTrain,
    specialPurposesConstructionCharacteristics,
    trailerBrake,
    brakingTransmission,
    ballastSet,
    driverSeatTypeCategory,
    loadPlatform,
    rollOverProtectiveStructure,
    powerTakeOff,
    trackSet,
    provisionalApprovalTerritory,
    remark,
    subjectApproval,
  ),
);

/** The whole of IVI 2.0 (XSD of 26 February 2026), but for the signature, which `signature-structure.ts` describes. */
export const iviStructure: StructureDescription = {
  format: 'IVI 2.0',
  root: iviRoot,
  complete: true,
  signatureRequired: true,
};
