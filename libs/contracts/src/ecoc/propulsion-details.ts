import { z } from 'zod';
import { flags, numbers, textLists, texts } from './detail-fields';
import { testDetails } from './test-details';

export const propulsionDetails = {
  propulsion: z.object({
    ...numbers(
      'thirtyMinutePower_kw',
      'forwardSpeed_kmh',
      'rearwardSpeed_kmh',
      'assistanceSpeed_kmh',
      'assistanceFactor',
      'ecoInnovationsSave_gkm',
    ),
    ...texts(
      'fuelType',
      'subFuelType',
      'fuellingArrangement',
      'dualFuelType',
      'electricConfiguration',
      'hybridCategory',
      'hybridManufacturer',
      'hybridCode',
      'emissionAct',
    ),
    ...flags('convertsPerformance', 'ecoInnovationsFitted'),
  }),
  gearbox: z.object({ ...texts('type'), gears: z.array(z.object({ ...numbers('number', 'ratio') })) }).nullable(),
  finalDrives: z.array(z.object({ ...numbers('number', 'ratio', 'highestGearRatio') })),
  ecoInnovations: z.array(z.object({ ...texts('state', 'code') })),
  wltpParameters: z
    .object({
      ...numbers(
        'testMass_kg',
        'frontalArea_m2',
        'roadLoadF0_n',
        'roadLoadF1_nkmh',
        'roadLoadF2_nkmh2',
        'grille_cm2',
        'downscaling',
      ),
      ...texts('cycleClass'),
      ...flags('cappedSpeed'),
    })
    .nullable(),
  engines: z.array(
    z.object({
      ...texts(
        'manufacturer',
        'code',
        'approvalNumber',
        'serialNumber',
        'category',
        'workingPrinciple',
        'cycle',
        'arrangement',
      ),
      ...numbers('cylinders', 'capacity_cm3'),
      ...textLists('additionalSources'),
      sources: z.array(
        z.object({
          ...texts('source'),
          ...numbers('powerMassRatio_kwkg', 'smokeAbsorption_m1', 'biofuel_percent'),
          power: z
            .object({
              ...numbers(
                'net_kw',
                'netAt_rpm',
                'netFrom_rpm',
                'netTo_rpm',
                'electric_kw',
                'fifteenMinutes_kw',
                'thirtyMinutes_kw',
                'hour_kw',
                'rated_kw',
              ),
            })
            .nullable(),
          sound: z
            .object({
              ...texts('regulation'),
              ...numbers('stationary_db', 'stationaryAt_rpm', 'driveBy_db', 'openCab_db', 'closedCab_db'),
            })
            .nullable(),
          ...testDetails,
        }),
      ),
    }),
  ),
  vecto: z
    .object({
      ...texts('manufacturerRecordHash', 'customerFileHash', 'vehicleFileHash', 'group', 'subgroup'),
      ...flags('zeroEmission', 'vocational'),
      ...numbers('averagePayload_t', 'cargoVolume_m3', 'co2_gtkm', 'co2_gpkm'),
    })
    .nullable(),
  equipment: z
    .object({
      ...flags(
        'supercharger',
        'intercooler',
        'catalyst',
        'oxygenSensor',
        'airInjection',
        'exhaustGasRecirculation',
        'evaporationControl',
        'particleFilter',
        'onBoardDiagnosis',
        'antilockBrakes',
      ),
    })
    .nullable(),
};
