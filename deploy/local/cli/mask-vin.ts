const HIDDEN = '··········';

/** The manufacturer and the last four: enough to recognise a vehicle that one knows, not to name one. */
export const maskVin = (vin: string): string =>
  vin.length === 17 ? `${vin.slice(0, 3)}${HIDDEN}${vin.slice(-4)}` : HIDDEN;

/** Masks the VIN wherever the text names it. */
export const maskIn = (text: string, vin: string): string => (vin ? text.replaceAll(vin, maskVin(vin)) : text);
