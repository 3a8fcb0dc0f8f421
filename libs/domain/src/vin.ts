/** Vehicle identification number (understellsnummer): 17 characters, 0-9 and A-Z without I, O and Q (ISO 3779). */
export type Vin = string & { readonly __brand: 'Vin' };

const form = /^[A-HJ-NPR-Z0-9]{17}$/;

export const isVin = (text: string): text is Vin => form.test(text);

/** Upper case, without surrounding blanks; what `isVin` then says of it is another matter. */
export const normaliseVin = (text: string): string => text.trim().toUpperCase();

/** Thrown when a text that is no VIN is treated as one. */
export class InvalidVinError extends Error {
  readonly code = 'DOMAIN_INVALID_VIN';
  constructor(readonly text: string) {
    super(`"${text}" is not a vehicle identification number: 17 characters, 0-9 and A-Z without I, O and Q`);
    this.name = 'InvalidVinError';
  }
}

export const toVin = (text: string): Vin => {
  const candidate = normaliseVin(text);
  if (!isVin(candidate)) throw new InvalidVinError(text);
  return candidate;
};
