/** How the stand-in for EUCARIS behaves towards everyone, besides what special VINs ask for. */
export interface EucarisBehaviour {
  /** Before every answer. */
  readonly latencyMs: number;
  /** Share of the asks, 0 to 1, that get 503. */
  readonly errorRate: number;
  /** Share of the asks, 0 to 1, that get no answer at all. */
  readonly hangRate: number;
  /** Whether a VIN that is not special gets a certificate that nobody uploaded. */
  readonly autoIssue: boolean;
}

export const initialBehaviour: EucarisBehaviour = { latencyMs: 0, errorRate: 0, hangRate: 0, autoIssue: true };
