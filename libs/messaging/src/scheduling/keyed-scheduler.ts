/** Understands which lane may run next: one item of a lane at a time, in order; many lanes at once. */
export class KeyedScheduler {}
