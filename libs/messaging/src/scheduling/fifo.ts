interface Link<Item> {
  readonly item: Item;
  next: Link<Item> | undefined;
}

/** A queue whose ends are both cheap, however long it gets, and that is small while it is short: most lanes hold one item. */
export class Fifo<Item> {
  private count = 0;
  private first: Link<Item> | undefined = undefined;
  private last: Link<Item> | undefined = undefined;

  get size(): number {
    return this.count;
  }

  push(item: Item): void {
    const link: Link<Item> = { item, next: undefined };
    if (this.last) this.last.next = link;
    else this.first = link;
    this.last = link;
    this.count++;
  }

  peek(): Item | undefined {
    return this.first?.item;
  }

  shift(): Item | undefined {
    const { first } = this;
    if (!first) return undefined;
    this.first = first.next;
    if (!first.next) this.last = undefined;
    // One that has grown old would keep all that followed it alive until the next full collection.
    first.next = undefined;
    this.count--;
    return first.item;
  }

  /** Keeps what `keep` says; answers what it removed. */
  filter(keep: (item: Item) => boolean): Item[] {
    const removed: Item[] = [];
    let link = this.first;
    this.first = undefined;
    this.last = undefined;
    this.count = 0;
    for (; link; link = link.next)
      if (keep(link.item)) this.push(link.item);
      else removed.push(link.item);
    return removed;
  }
}
