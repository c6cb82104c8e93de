import ical, { ICalCalendarMethod } from 'ical-generator';
import { instantAt } from '../../platform/dates/clock-time.js';
import type { SipCall } from './sip-call.entity.js';

const HOUR = 3_600_000;

/**
 * The meeting as a file for a calendar (RFC 5545), an hour long. Calendars are seen by others: it says nothing of whose meeting it
 * is, or about what.
 * @param summary what the meeting is called there
 */
export function meetingCalendar(
  { id, meetingOn, meetingAt, place, recordedAt }: SipCall,
  summary: string,
): string {
  const start = instantAt(meetingOn, meetingAt);
  const calendar = ical({ prodId: { company: 'Teamkompass', product: 'Teamkompass' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    ...{ id, summary, start, end: new Date(start.getTime() + HOUR), location: place, stamp: recordedAt },
  });
  return calendar.toString();
}
