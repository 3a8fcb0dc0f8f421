import type { EventDefinition } from './event-definition';
import { EcocAccepted } from './ecoc/ecoc-accepted.v1';
import { EcocAwaited } from './ecoc/ecoc-awaited.v1';
import { EcocObtained } from './ecoc/ecoc-obtained.v1';
import { EcocRejected } from './ecoc/ecoc-rejected.v1';
import { EcocUnavailable } from './ecoc/ecoc-unavailable.v1';
import { PreregistrationCompleted } from './preregistration/preregistration-completed.v1';
import { PreregistrationRequested } from './preregistration/preregistration-requested.v1';
import { PreregistrationWithdrawalRefused } from './preregistration/preregistration-withdrawal-refused.v1';
import { PreregistrationWithdrawalRequested } from './preregistration/preregistration-withdrawal-requested.v1';
import { PreregistrationWithdrawn } from './preregistration/preregistration-withdrawn.v1';
import { VehicleFirstRegistered } from './vehicle/vehicle-first-registered.v1';
import { VehiclePreregistered } from './vehicle/vehicle-preregistered.v1';
import { VehiclePreregistrationRefused } from './vehicle/vehicle-preregistration-refused.v1';
import { VehiclePreregistrationSuperseded } from './vehicle/vehicle-preregistration-superseded.v1';
import { VehiclePreregistrationWithdrawn } from './vehicle/vehicle-preregistration-withdrawn.v1';
import { VehicleWithdrawalRefused } from './vehicle/vehicle-withdrawal-refused.v1';

export const eventDefinitions: readonly EventDefinition[] = [
  PreregistrationRequested,
  PreregistrationWithdrawalRequested,
  PreregistrationCompleted,
  PreregistrationWithdrawn,
  PreregistrationWithdrawalRefused,
  EcocObtained,
  EcocAwaited,
  EcocUnavailable,
  EcocAccepted,
  EcocRejected,
  VehiclePreregistered,
  VehiclePreregistrationRefused,
  VehiclePreregistrationSuperseded,
  VehiclePreregistrationWithdrawn,
  VehicleWithdrawalRefused,
  VehicleFirstRegistered,
] as EventDefinition[];

/** Who reads what: consumer group (the app's name) → the events it handles. The dead-letter topics follow from it. */
export const consumers: Readonly<Record<string, readonly EventDefinition[]>> = {
  intake: [
    EcocObtained,
    EcocAwaited,
    EcocUnavailable,
    EcocAccepted,
    EcocRejected,
    VehiclePreregistered,
    VehiclePreregistrationRefused,
    VehiclePreregistrationSuperseded,
    VehiclePreregistrationWithdrawn,
    VehicleWithdrawalRefused,
    VehicleFirstRegistered,
  ] as EventDefinition[],
  'eucaris-lookup': [PreregistrationRequested, PreregistrationWithdrawalRequested] as EventDefinition[],
  'ecoc-validation': [EcocObtained] as EventDefinition[],
  registry: [EcocAccepted, PreregistrationWithdrawalRequested] as EventDefinition[],
  'webhook-notifier': [
    PreregistrationCompleted,
    PreregistrationWithdrawn,
    PreregistrationWithdrawalRefused,
  ] as EventDefinition[],
};

export interface TopicDeclaration {
  readonly name: string;
  readonly partitions: number;
  readonly retentionMs: number;
  readonly maxBytes?: number;
}

/** Fixed per topic version: keys would move between partitions if it changed. */
export const PARTITIONS = 12;
export const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;
/** Dead letters wait for a person. */
export const DEAD_LETTER_RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

export const deadLetterTopic = (topic: string, group: string): string => `${topic}.${group}.dlt`;

export const topology: readonly TopicDeclaration[] = [
  ...eventDefinitions.map(({ topic, maxBytes }) => ({
    name: topic,
    partitions: PARTITIONS,
    retentionMs: RETENTION_MS,
    ...(maxBytes ? { maxBytes } : {}),
  })),
  ...Object.entries(consumers).flatMap(([group, definitions]) =>
    definitions.map(({ topic, maxBytes }) => ({
      name: deadLetterTopic(topic, group),
      partitions: 1,
      retentionMs: DEAD_LETTER_RETENTION_MS,
      ...(maxBytes ? { maxBytes } : {}),
    })),
  ),
];
