/** Events that a group is not done with yet, as far as one has heard. */
export class UnfinishedEvents<Event> {
  private events: Event[] = [];

  add(event: Event): void {
    this.events.push(event);
  }

  /**
   * Asks about all there are, and about those that come in meanwhile, once each; hands on those that are finished and forgets them. An answer
   * counts only for the events that were asked about: the next one may know less of a later event.
   */
  async settle(
    ask: (events: readonly Event[]) => Promise<(event: Event) => boolean>,
    onFinished: (event: Event) => void,
  ): Promise<void> {
    const asked = new Set<Event>();
    const unasked = (): Event[] => this.events.filter((event) => !asked.has(event));
    for (let events = unasked(); events.length > 0; events = unasked()) {
      const isFinished = await ask(events);
      const finished = new Set(events.filter(isFinished));
      for (const event of finished) onFinished(event);
      this.events = this.events.filter((event) => !finished.has(event));
      for (const event of events) asked.add(event);
    }
  }
}
