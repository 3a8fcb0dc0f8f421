/** The namespace of IVI 2.0 (XSD of 26 February 2026). */
export const IVI_NAMESPACE = 'http://eu.ereg.initialvehicleinformation.v2';
export const IVI_ROOT = 'InitialVehicleInformation';
export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
/** `xsi:type`, `xsi:nil` and the hints of where a schema is. */
export const SCHEMA_INSTANCE_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
