import type { Case } from './case';

/** The other services are told of the request; news of it is expected from now on. */
export const releaseCase = (subject: Case, now: string): Case => ({ ...subject, releasedAt: now, newsAt: now });
