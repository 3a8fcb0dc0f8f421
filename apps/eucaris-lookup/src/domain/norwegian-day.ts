const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' });

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** The instant at which a day (ISO 8601 date) ends in Norway. Clocks are never changed at midnight, so it is an hour or two before UTC's. */
export const endOfNorwegianDay = (day: string): Date => {
  const endInUtc = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS);
  const winter = new Date(endInUtc.getTime() - HOUR_MS);
  const isMidnight = oslo.format(winter) === `${endInUtc.toISOString().slice(0, 10)} 00:00:00`;
  return isMidnight ? winter : new Date(endInUtc.getTime() - 2 * HOUR_MS);
};
