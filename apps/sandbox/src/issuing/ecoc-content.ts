import type { IviContent } from '@kjoreklar/ivi';
import { axleTableContent } from './axle-content';
import { bodyContent, dimensionContent, generalContent, massContent, towingContent } from './construction-content';
import { energyContent, gearContent, propulsionContent } from './energy-content';
import {
  headerContent,
  identityContent,
  manufacturerContent,
  markingsContent,
  remarkContent,
  safetyContent,
} from './identity-content';
import type { Vehicle } from './vehicle';

/** Header and certificate data of an eCoC in IVI 2.0. */
export interface EcocContent extends IviContent {
  readonly Header: IviContent;
  readonly CocDataGroup: IviContent;
}

/** The certificate of conformity of a vehicle, complete and addressed to Norway. */
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
    ...energyContent(vehicle),
    ...safetyContent(vehicle),
    ...remarkContent(),
  },
});
