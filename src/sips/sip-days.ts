import { addDays, addMonths, daysBetween } from '../platform/dates/civil-date.js';

/** How long the person has waited, in whole days; null where one of the two days is not known. */
export interface SipDays {
  /** From the need being seen to the call to the meeting. */
  toCall: number | null;
  /** From the call to the meeting. */
  toMeeting: number | null;
}

/**
 * The law wants a SIP begun "utan dröjsmål" (16 kap. 4 § hälso- och sjukvårdslagen) and "genast" (10 kap. 8 §
 * socialtjänstlagen) and gives no number of days, so the days are counted and not judged. Dates are YYYY-MM-DD.
 */
export function sipDays(dates: {
  needSeenOn: string | null;
  calledOn: string | null;
  metOn: string | null;
}): SipDays {
  return { toCall: days(dates.needSeenOn, dates.calledOn), toMeeting: days(dates.calledOn, dates.metOn) };
}

/** Until when principals have agreed that the call goes out and the meeting is held; null where they have not, or no need is seen. */
export interface AgreedSipDays {
  callBy: string | null;
  meetBy: string | null;
}

export function agreedSipDays(
  needSeenOn: string | null,
  agreed: { sipCallDays: number | null; sipMeetingDays: number | null } | null,
): AgreedSipDays {
  const by = (limit: number | null | undefined) =>
    needSeenOn && limit !== null && limit !== undefined ? addDays(needSeenOn, limit) : null;
  return { callBy: by(agreed?.sipCallDays), meetBy: by(agreed?.sipMeetingDays) };
}

/**
 * Whether a consent may be to something else than this SIP: it was given before the need was seen, or more than a year ago. The law
 * sets no time; it is told, and stops nothing.
 */
export function isConsentOld(
  { consentOn, needSeenOn }: { consentOn: string | null; needSeenOn: string | null },
  day: string,
): boolean {
  if (!consentOn) return false;
  return (needSeenOn !== null && consentOn < needSeenOn) || addMonths(consentOn, 12) < day;
}

const days = (from: string | null, to: string | null) => (from && to ? daysBetween(from, to) : null);
