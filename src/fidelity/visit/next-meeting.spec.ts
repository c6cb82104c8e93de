import { nextMeeting } from './next-meeting.js';

// 2026-11-02 is a Monday.
const met = (date: string, time = '08:30') => ({ date, time });

describe('nextMeeting', () => {
  it('is on the first weekday on which the team has met more than once', () => {
    const held = [met('2026-11-02'), met('2026-11-05'), met('2026-11-09'), met('2026-11-12')];
    expect(nextMeeting(held, '2026-11-16')).toEqual({ date: '2026-11-16', time: '08:30' });
    expect(nextMeeting(held, '2026-11-17')).toEqual({ date: '2026-11-19', time: '08:30' });
    expect(nextMeeting(held, '2026-11-20')).toEqual({ date: '2026-11-23', time: '08:30' });
  });

  it('is none where the team has met once on each weekday, be it twice on one day', () => {
    expect(nextMeeting([met('2026-11-02', '08:30'), met('2026-11-02', '13:00')], '2026-11-16')).toBeNull();
    expect(nextMeeting([], '2026-11-16')).toBeNull();
  });

  it('is at the most usual time, and the earlier of two as usual', () => {
    const held = [met('2026-10-26', '13:00'), met('2026-11-02', '09:00'), met('2026-11-09', '13:00')];
    expect(nextMeeting(held, '2026-11-16')?.time).toBe('13:00');
    expect(nextMeeting([...held, met('2026-10-19', '09:00')], '2026-11-16')?.time).toBe('09:00');
  });
});
