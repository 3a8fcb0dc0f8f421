export { decode, decodeMetadata, encode, InvalidEventError, type DecodeResult, type EncodedEvent } from './cloud-event';
export { causedBy, derivedId } from './derived-id';
export { EcocAccepted } from './ecoc/ecoc-accepted.v1';
export { EcocAwaited } from './ecoc/ecoc-awaited.v1';
export { ECOC_MAX_BYTES, EcocObtained } from './ecoc/ecoc-obtained.v1';
export { EcocRejected } from './ecoc/ecoc-rejected.v1';
export { EcocUnavailable } from './ecoc/ecoc-unavailable.v1';
export { TechnicalDetails } from './ecoc/technical-details';
export { TechnicalFacts } from './ecoc/technical-facts';
export { defineEvent, type Event, type EventDefinition, type EventMetadata, type EventOf } from './event-definition';
export { PreregistrationCompleted } from './preregistration/preregistration-completed.v1';
export { PreregistrationRequested } from './preregistration/preregistration-requested.v1';
export { PreregistrationWithdrawalRefused } from './preregistration/preregistration-withdrawal-refused.v1';
export { PreregistrationWithdrawalRequested } from './preregistration/preregistration-withdrawal-requested.v1';
export { PreregistrationWithdrawn } from './preregistration/preregistration-withdrawn.v1';
export {
  consumers,
  DEAD_LETTER_RETENTION_MS,
  deadLetterTopic,
  eventDefinitions,
  PARTITIONS,
  RETENTION_MS,
  topology,
  type TopicDeclaration,
} from './topics';
export { VehicleFirstRegistered } from './vehicle/vehicle-first-registered.v1';
export { VehiclePreregistered } from './vehicle/vehicle-preregistered.v1';
export { VehiclePreregistrationRefused } from './vehicle/vehicle-preregistration-refused.v1';
export { VehiclePreregistrationSuperseded } from './vehicle/vehicle-preregistration-superseded.v1';
export { VehiclePreregistrationWithdrawn } from './vehicle/vehicle-preregistration-withdrawn.v1';
export { VehicleWithdrawalRefused } from './vehicle/vehicle-withdrawal-refused.v1';
