export { type Finding } from './finding';
export { isOrganisationNumber, type OrganisationNumber } from './organisation-number';
export { InvalidVinError, isVin, normaliseVin, toVin, type Vin } from './vin';
