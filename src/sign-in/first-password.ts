const HOURS = 72;

/** Until when a password that somebody else has given can be used: over a weekend, and no longer. */
export const firstPasswordUntil = (): Date => new Date(Date.now() + HOURS * 60 * 60 * 1000);
