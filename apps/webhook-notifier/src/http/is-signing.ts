import { ValidateBy, type ValidationOptions } from 'class-validator';
import { signingSchemes } from '../domain/webhook-event-type';

const isSigning = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.includes('v1') &&
  new Set(value).size === value.length &&
  value.every((scheme) => (signingSchemes as readonly unknown[]).includes(scheme));

/** Schemes that an endpoint may have: v1, and v1a beside it. */
export const IsSigning = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isSigning', validator: { validate: isSigning } }, options);
