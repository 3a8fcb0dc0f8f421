/** Consumes topics: different keys at the same time, one key in order, offsets committed up to the first unfinished. */
export class ConsumerEngine {}
