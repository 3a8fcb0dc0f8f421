const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** A part that lived this long does not "keep dying". */
const STEADY_AFTER_MS = 10_000;

/** Understands how soon to start a part again: at once the first time, then later and later while it keeps dying. */
export class BackOff {
  private deaths = 0;

  /** `uptimeMs`: how long the part had been running when it died. */
  nextDelayMs(uptimeMs: number): number {
    if (uptimeMs >= STEADY_AFTER_MS) this.deaths = 0;
    const delayMs = this.deaths === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (this.deaths - 1), MAX_DELAY_MS);
    this.deaths += 1;
    return delayMs;
  }
}
