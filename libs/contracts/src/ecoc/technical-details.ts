import { z } from 'zod';
import { days, flags, numbers, textLists, texts } from './detail-fields';
import { propulsionDetails } from './propulsion-details';

/** All that the eCoC says beyond the facts that the register searches by, units in the names; docs/ecoc-facts.md says where each comes from. */
export const TechnicalDetails = z.object({
  certificate: z.object({
    ...texts(
      'iviVersion',
      'issuedAt',
      'intendedCountry',
      'approvingState',
      'approvalType',
      'completedOrAltered',
      'completion',
    ),
    ...flags('provisional', 'certifiedByR155', 'certifiedByR156'),
    ...textLists('provisionalTerritories', 'subjectApprovals'),
    ...numbers('smallSeriesYear', 'smallSeriesNumber'),
  }),
  ...textLists('makes'),
  ...textLists('commercialNames'),
  signers: z.array(z.object({ ...texts('name', 'position', 'place'), ...days('signedOn') })),
  manufacturers: z.array(
    z.object({
      ...numbers('stage'),
      ...texts(
        'name',
        'addressLine1',
        'addressLine2',
        'addressLine3',
        'place',
        'country',
        'previousTypeApprovalNumber',
        'previousType',
        'previousVariant',
        'previousVersion',
      ),
    }),
  ),
  representative: z
    .object({ ...texts('name', 'addressLine1', 'addressLine2', 'addressLine3', 'place', 'country') })
    .nullable(),
  laterStages: z
    .object({
      ...numbers(
        'actualMass_kg',
        'actualMassMin_kg',
        'actualMassMax_kg',
        'ladenMass_kg',
        'ladenMassMin_kg',
        'ladenMassMax_kg',
        'frontalArea_cm2',
        'frontalAreaMin_cm2',
        'frontalAreaMax_cm2',
        'rollingResistance_kgt',
        'rollingResistanceMin_kgt',
        'rollingResistanceMax_kgt',
        'grille_cm2',
        'grilleMin_cm2',
        'grilleMax_cm2',
      ),
    })
    .nullable(),
  plates: z.object({
    ...texts('attachment', 'platePlace', 'vinPlace'),
    markings: z.array(z.object({ ...texts('subject', 'part', 'side', 'section') })),
  }),
  remarks: z.array(z.object({ ...texts('subject', 'language', 'text') })),
  construction: z.object({
    ...numbers('twinWheelAxles', 'steeredAxles', 'poweredAxles', 'brakedAxles'),
    ...texts('automation', 'steering', 'advancedBraking', 'trafficSide', 'speedometer', 'odometer'),
    ...flags('reversibleDrivingPosition', 'dangerousGoods'),
    ...textLists('safetySystems', 'dangerousGoodsClasses'),
  }),
  places: z.object({
    ...numbers(
      'seatsWithoutDriver',
      'stationarySeats',
      'lowerDeckSeats',
      'upperDeckSeats',
      'wheelchairPlaces',
      'standingPlaces',
    ),
    ...texts('arrangement', 'seating'),
  }),
  doorPlaces: z.object({ ...numbers('front', 'left', 'right', 'back'), ...texts('description') }).nullable(),
  bodies: z.array(z.object({ ...texts('code', 'specialPurpose', 'other'), ...textLists('supplements', 'classes') })),
  dimensions: z
    .object({
      ...numbers(
        'wheelbaseMin_mm',
        'wheelbaseMax_mm',
        'lengthMin_mm',
        'lengthMax_mm',
        'permissibleLength_mm',
        'widthMin_mm',
        'widthMax_mm',
        'permissibleWidth_mm',
        'heightMin_mm',
        'heightMax_mm',
        'permissibleHeight_mm',
        'rearOverhang_mm',
        'rearOverhangMin_mm',
        'rearOverhangMax_mm',
        'loadingLength_mm',
        'loadingLengthMin_mm',
        'loadingLengthMax_mm',
      ),
    })
    .nullable(),
  masses: z
    .object({
      ...numbers(
        'runningOrderMin_kg',
        'runningOrderMax_kg',
        'runningOrderIncomplete_kg',
        'ladenMin_kg',
        'ladenMax_kg',
        'completedMin_kg',
        'alternativePropulsion_kg',
        'batteries_kg',
        'ballast_kg',
      ),
      onCouplings: z.array(z.object({ ...numbers('coupling', 'verticalMass_kg') })),
    })
    .nullable(),
  towing: z.array(
    z.object({
      ...numbers('coupling'),
      ...texts('brakes'),
      trailers: z.array(z.object({ ...texts('body'), ...numbers('towableMass_kg', 'combinationMass_kg') })),
    }),
  ),
  massesInService: z.array(
    z.object({ ...texts('country', 'trafficRegulation'), ...numbers('ladenMass_kg', 'combinationMass_kg') }),
  ),
  trailerBrakes: z.array(z.object({ ...texts('control', 'connection'), ...numbers('feedLinePressure_kpa') })),
  axles: z.array(
    z.object({
      ...numbers(
        'number',
        'track_mm',
        'trackMin_mm',
        'trackMax_mm',
        'spacing_mm',
        'spacingMin_mm',
        'spacingMax_mm',
        'massInRunningOrder_kg',
        'massCompletedMin_kg',
        'permissibleMass_kg',
        'permissibleMassMin_kg',
        'permissibleMassMax_kg',
      ),
      ...flags(
        'twinWheels',
        'steered',
        'powered',
        'braked',
        'lifts',
        'loadable',
        'driveAirSuspension',
        'airSuspension',
      ),
      ...textLists('connections'),
      massesInService: z.array(z.object({ ...texts('country', 'trafficRegulation'), ...numbers('mass_kg') })),
      tyres: z.array(
        z.object({
          ...numbers('number', 'offset_mm', 'permissibleMass_kg', 'track_mm'),
          ...texts('size', 'loadIndexSingle', 'loadIndexTwin', 'speedSymbol', 'rim', 'rollingResistance', 'category'),
          ...flags('fitted'),
          ...textLists('types'),
        }),
      ),
    }),
  ),
  axleGroups: z.array(z.object({ ...numbers('number', 'permissibleMass_kg'), ...textLists('axles') })),
  tyreCombinations: z.array(
    z.object({
      ...numbers('number', 'permissibleMass_kg'),
      members: z.array(z.object({ ...numbers('axle', 'tyre') })),
    }),
  ),
  couplings: z.array(
    z.object({
      ...numbers(
        'number',
        'd_kn',
        'dc_kn',
        'v_kn',
        's_kg',
        'u_t',
        'horizontalLoad_kg',
        'towableMass_kg',
        'height_mm',
        'toLastAxle_mm',
        'toLastAxleMin_mm',
        'toLastAxleMax_mm',
        'toFrontEnd_mm',
        'toRearEnd_mm',
        'toFirstAxle_mm',
        'massInRunningOrder_kg',
      ),
      ...texts('location', 'class', 'make', 'type', 'approvalMark', 'approvalNumber'),
    }),
  ),
  couplingsThatFit: z.array(
    z.object({ ...texts('type', 'class'), ...numbers('d_kn', 'dc_kn', 'v_kn', 's_kg', 'u_t') }),
  ),
  ...propulsionDetails,
});
export type TechnicalDetails = z.output<typeof TechnicalDetails>;
