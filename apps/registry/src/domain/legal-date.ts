const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });

/** The date in Norway at an instant, ISO 8601: what is registered just after midnight in Oslo is dated that day, not the day before. */
export const legalDateOf = (instant: Date): string => calendar.format(instant);
