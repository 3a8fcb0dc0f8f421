import { IVI_NAMESPACE } from '@kjoreklar/ivi';

interface Sample {
  readonly stage?: string;
  readonly version?: number;
  readonly variant?: string;
}

/** As much of an eCoC as choosing among several takes; not one that passes a check. */
export const anEcocHeadline = ({ stage = 'C', version = 1, variant = 'A' }: Sample = {}): string =>
  [
    `<InitialVehicleInformation xmlns="${IVI_NAMESPACE}">`,
    `<Header><IviVersionNumber>${version}</IviVersionNumber></Header><CocDataGroup>`,
    '<VehicleIdentificationNumber>WV1ZZZ00000000001</VehicleIdentificationNumber>',
    `<StageOfCompletion>${stage}</StageOfCompletion><Variant>${variant}</Variant>`,
    '</CocDataGroup></InitialVehicleInformation>',
  ].join('');
