import { nextMeeting } from './next-meeting.js';

const at = (weeks: number | null, since: string | null = null) => ({ weeks, since, today: '2026-03-31' });

describe('the next meeting', () => {
  it('is the first that is set', () => {
    const set = { on: '2026-04-01', isSet: true, isOverdue: false };
    expect(nextMeeting(['2026-05-01', '2026-01-01', '2026-04-01'], at(1))).toEqual(set);
    expect(nextMeeting(['2026-04-01'], at(null))).toEqual(set);
  });

  it('is so many weeks after the last, and overdue from the day after', () => {
    // 4 weeks after 3 March is 31 March.
    const due = { on: '2026-03-31', isSet: false, isOverdue: false };
    expect(nextMeeting(['2026-03-03', '2026-01-01'], at(4))).toEqual(due);
    expect(nextMeeting(['2026-03-02'], at(4))).toEqual({ ...due, on: '2026-03-30', isOverdue: true });
    // What is held today is held.
    expect(nextMeeting(['2026-03-31'], at(1))).toEqual({ ...due, on: '2026-04-07' });
  });

  it('is counted from when the group was made where it has not met, and is none where nobody knows', () => {
    expect(nextMeeting([], at(2, '2026-03-01'))).toEqual({ on: '2026-03-15', isSet: false, isOverdue: true });
    expect(nextMeeting([], at(2))).toBeNull();
    expect(nextMeeting(['2026-03-01'], at(null))).toBeNull();
  });
});
