import type { IviContent } from '@kjoreklar/ivi';
import { axleTableContent } from './axle-content';
import { bodyContent, dimensionContent, generalContent } from './construction-content';
import { energyContent } from './energy-content';
import { vectoContent } from './heavy-emission-content';
import {
  headerContent,
  identityContent,
  manufacturerContent,
  markingsContent,
  remarkContent,
  safetyContent,
} from './identity-content';
import { couplingContent, massContent, towingContent, trailerBrakeContent } from './mass-content';
import { gearContent, propulsionContent } from './propulsion-content';
import type { Vehicle } from './vehicle';

/** Header and certificate data of an eCoC in IVI 2.0. */
export interface EcocContent extends IviContent {
  readonly Header: IviContent;
  readonly CocDataGroup: IviContent;
}

/** The certificate of conformity of a vehicle as it left this stage, addressed to Norway. */
export const ecocContentOf = (vehicle: Vehicle): EcocContent => ({
  Header: headerContent(vehicle),
  CocDataGroup: {
    ...identityContent(vehicle),
    ...propulsionContent(vehicle),
    ...manufacturerContent(vehicle),
    ...markingsContent(vehicle),
    ...generalContent(vehicle),
    ...dimensionContent(vehicle),
    ...massContent(vehicle),
    ...towingContent(vehicle),
    ...gearContent(vehicle),
    ...axleTableContent(vehicle),
    ...bodyContent(vehicle),
    ...couplingContent(vehicle),
    ...energyContent(vehicle),
    ...vectoContent(vehicle),
    ...safetyContent(vehicle),
    ...trailerBrakeContent(vehicle),
    ...remarkContent(),
  },
});
