import { additionalData, construction, dimensions, identity, masses, propulsion } from './ivi1-vehicle';
import { axles } from './ivi1-axles';
import { couplings } from './ivi1-couplings';
import { code, group, text, type Ivi1Group } from './ivi1-element';
import { engines } from './ivi1-engines';

const versions = '1.1|1.2|1.3|1.3.1|1.4|1.5|1.6|1.7|1.8|1.8.1|1.8.2|1.9|1.10|1.11';

/** IVI 1.1 to 1.11 (XSD 1.11 of 2 April 2025 lists them all): what the register has use for, and where 2.0 has it. */
export const ivi1Document: Ivi1Group = group(
  'InitialVehicleInformation',
  '/',
  group(
    'Header',
    '/Header',
    text(36)('IVIReferenceId', 'IviReferenceId'),
    code('VersionNumberXsd', versions)('VersionNumberXsd', 'IviVersionNumberXsd'),
  ),
  group(
    'Body',
    undefined,
    group(
      'CocDataGroup',
      '/CocDataGroup',
      ...identity,
      ...construction,
      ...dimensions,
      ...masses,
      ...axles,
      ...couplings,
      ...propulsion,
      ...engines,
    ),
    group('TechnicalAdditionalDataGroup', undefined, ...additionalData),
  ),
);
