const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** The date in Norway at an instant, ISO 8601. */
export const norwegianDate = (instant: Date): string => oslo.format(instant);
