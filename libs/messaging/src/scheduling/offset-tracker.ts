/** Understands how far a partition is finished without a gap. */
export class OffsetTracker {}
