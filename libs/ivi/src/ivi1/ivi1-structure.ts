import type { ElementDescription, Occurrence, StructureDescription } from '../structure/element-description';
import { ivi1Document } from './ivi1-document';
import type { Ivi1Element } from './ivi1-element';

/** All that the schema of 1.x requires. */
const required: ReadonlySet<string> = new Set([
  'InitialVehicleInformation',
  'Header',
  'IVIReferenceId',
  'Body',
  'CocDataGroup',
  'VehicleIdentificationNumber',
]);

const occurrence = (element: Ivi1Element): Occurrence => {
  if (element.children && element.repeats) return '1..*';
  return required.has(element.name) ? '1' : '0..1';
};

const describe = (element: Ivi1Element): ElementDescription => {
  const { name } = element;
  const occurs = occurrence(element);
  if (element.children) return { name, occurs, children: element.children.map(describe) };
  return { name, occurs, type: element.type, ...(element.unit ? { unit: element.unit } : {}) };
};

/**
 * What a document in IVI 1.x must look like. The schema lets `Body` be absent, but then there is no vehicle. Elements that the register
 * has no use for are let through.
 */
export const ivi1Structure: StructureDescription = {
  complete: false,
  signatureRequired: false,
  format: 'IVI 1.x',
  root: describe(ivi1Document),
};
