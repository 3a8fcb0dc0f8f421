import { createHash } from 'node:crypto';
import type { IviContent } from '@kjoreklar/ivi';
import { carriesGoods } from './category';
import type { Vehicle } from './vehicle';

/** An engine of a heavy vehicle is tested by itself (Regulation (EC) No 595/2009), in mg/kWh. */
export const heavyEngineTestContent = (): IviContent => ({
  SmokeCorrectedAbsorptionCoefficient: 0.6,
  TestWhscGroup: {
    WhscCo: 122,
    WhscThc: 21,
    WhscNox: 214,
    WhscNh3: 2,
    WhscParticulates: 1.9,
    WhscNumberOfParticles: 0.83,
    WhscNumberOfParticlesExponent: 11,
  },
  TestWhtcGroup: {
    WhtcCo: 318,
    WhtcNox: 296,
    WhtcThc: 37,
    WhtcNh3: 3,
    WhtcParticulates: 2.4,
    WhtcNumberOfParticles: 1.07,
    WhtcNumberOfParticlesExponent: 11,
  },
});

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What VECTO found of a lorry (Regulation (EU) 2017/2400): grams of CO2 for a tonne and a kilometre. */
const lorryContent = ({ vin, model, thirst_percent }: Vehicle): IviContent => {
  if (model.powertrain.kind !== 'combustion') return {};
  const payload_t = Number((model.payload_kg / 2000).toFixed(3));
  return {
    CryptographicHashManufacturerRecord: hashOf(`${vin} manufacturer record`),
    CryptographicHashCustomerInformationFile: hashOf(`${vin} customer information`),
    AveragePayload: payload_t,
    SpecificCo2EmissionsMass: Number(((model.powertrain.co2_gkm * thirst_percent) / 100 / payload_t).toFixed(2)),
  };
};

/** VECTO calculates the CO2 of lorries above 7.4 t; for others there is only what sort of vehicle they are. */
export const vectoContent = (vehicle: Vehicle): IviContent => {
  const { model, family, maximumLadenMass_kg } = vehicle;
  if (family !== 'heavy' || model.incomplete) return {};
  return {
    VectoGroup: {
      ZeroEmissionHeavyDutyIndicator: model.powertrain.kind === 'electric' && maximumLadenMass_kg > 5000 ? 'Y' : 'N',
      VocationalVehicleIndicator: 'N',
      ...(carriesGoods(model.category) && maximumLadenMass_kg > 7400 ? lorryContent(vehicle) : {}),
    },
  };
};
