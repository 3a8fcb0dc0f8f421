/** Remembers grants for as long as they could be used again. */
export class UsedGrants {
  private readonly expiries = new Map<string, number>();

  /** False where this grant was claimed before; `expiresAt` and `now` in seconds since the epoch. */
  claim(id: string, expiresAt: number, now: number): boolean {
    this.forgetBefore(now);
    if (this.expiries.has(id)) return false;
    this.expiries.set(id, expiresAt);
    return true;
  }

  /** Grants live two minutes at most, so those that come first in the map expire first, or nearly. */
  private forgetBefore(now: number): void {
    for (const [id, expiresAt] of this.expiries) {
      if (expiresAt >= now) return;
      this.expiries.delete(id);
    }
  }
}
