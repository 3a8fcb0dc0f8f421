import { boxLorries, cityBuses, electricLorries, heavyLorries, minibuses, tractors } from './heavy-vehicle-models';
import {
  heavyQuadricycles,
  lightQuadricycles,
  mopeds,
  motorcycles,
  sidecarMotorcycles,
  threeWheelMopeds,
  tricycles,
} from './l-category-models';
import type { Model } from './model';
import { electricCars } from './electric-car-models';
import { dieselCars, fuelCellCars, hybridCars, petrolCars, plugInHybridCars } from './engine-car-models';
import { ambulances, hearses, motorCaravans } from './special-purpose-models';
import { caravans, o1Trailers, o2Trailers, o3Trailers, o4Trailers, semiTrailers } from './trailer-models';
import { chassisCabs, completedLorries } from './two-stage-models';
import { dieselVans, electricVans } from './van-models';
import type { VehicleKind } from './vehicle-kind';

export const modelsOf: Readonly<Record<VehicleKind, readonly [Model, ...Model[]]>> = {
  'M1 battery electric': electricCars,
  'M1 plug-in hybrid': plugInHybridCars,
  'M1 petrol': petrolCars,
  'M1 diesel': dieselCars,
  'M1 hybrid': hybridCars,
  'M1 fuel cell': fuelCellCars,
  'M1 motor caravan': motorCaravans,
  'M1 ambulance': ambulances,
  'M1 hearse': hearses,
  'M2 minibus': minibuses,
  'M3 city bus': cityBuses,
  'N1 diesel': dieselVans,
  'N1 battery electric': electricVans,
  'N2 box lorry': boxLorries,
  'N2 electric lorry': electricLorries,
  'N2 completed': completedLorries,
  'N2 incomplete': chassisCabs,
  'N3 box lorry': heavyLorries,
  'N3 tractor': tractors,
  'O1 trailer': o1Trailers,
  'O2 trailer': o2Trailers,
  'O2 caravan': caravans,
  'O3 trailer': o3Trailers,
  'O4 trailer': o4Trailers,
  'O4 semi-trailer': semiTrailers,
  'L1e moped': mopeds,
  'L2e moped': threeWheelMopeds,
  'L3e motorcycle': motorcycles,
  'L4e motorcycle': sidecarMotorcycles,
  'L5e tricycle': tricycles,
  'L6e quadricycle': lightQuadricycles,
  'L7e quadricycle': heavyQuadricycles,
};
