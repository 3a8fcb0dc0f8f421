/** What the baseline's stages tell each other; plain objects, as the stock transport sends them. */
export interface BaselineMessage {
  readonly meldingId: string;
  readonly vin: string;
  readonly taxGroup: string;
  readonly receivedAt: string;
  readonly document?: string;
  readonly facts?: unknown;
  readonly status?: string;
  readonly errors?: unknown;
}

export const baselineTopics = {
  requested: 'baseline.requested',
  obtained: 'baseline.obtained',
  accepted: 'baseline.accepted',
  ended: 'baseline.ended',
  completed: 'baseline.completed',
} as const;

export const baselineStages = ['intake', 'lookup', 'validation', 'registry', 'notifier'] as const;
export type BaselineStage = (typeof baselineStages)[number];

export interface BaselineConfig {
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
  readonly eucarisUrl: string;
  readonly callbackUrl: string;
  readonly port: number;
}
