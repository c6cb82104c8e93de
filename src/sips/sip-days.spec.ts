import { agreedSipDays, isConsentOld, sipDays } from './sip-days.js';

it('counts days over the end of a month and over a change of clocks', () => {
  expect(sipDays({ needSeenOn: '2026-02-27', calledOn: '2026-03-02', metOn: '2026-03-30' })).toEqual({
    toCall: 3,
    toMeeting: 28,
  });
});

it('counts none when all happens on one day', () => {
  const day = '2026-04-10';
  expect(sipDays({ needSeenOn: day, calledOn: day, metOn: day })).toEqual({ toCall: 0, toMeeting: 0 });
});

it('counts only between days that are known', () => {
  expect(sipDays({ needSeenOn: null, calledOn: '2026-04-13', metOn: '2026-04-22' })).toEqual({
    toCall: null,
    toMeeting: 9,
  });
  expect(sipDays({ needSeenOn: '2026-04-10', calledOn: null, metOn: '2026-04-22' })).toEqual({
    toCall: null,
    toMeeting: null,
  });
});

it('counts the days that principals have agreed from the need', () => {
  const agreed = { sipCallDays: 3, sipMeetingDays: 15 };
  expect(agreedSipDays('2026-02-27', agreed)).toEqual({ callBy: '2026-03-02', meetBy: '2026-03-14' });
  expect(agreedSipDays('2026-02-27', { sipCallDays: 0, sipMeetingDays: null })).toEqual({
    callBy: '2026-02-27',
    meetBy: null,
  });
  for (const [seen, agreement] of [
    [null, agreed],
    ['2026-02-27', null],
  ] as const)
    expect(agreedSipDays(seen, agreement)).toEqual({ callBy: null, meetBy: null });
});

it.each([
  // As a rule given when the need is seen, or after.
  ['2026-04-10', '2026-04-10', false],
  ['2026-04-13', '2026-04-10', false],
  ['2026-04-09', '2026-04-10', true],
  // A year to the day before 22 April 2026, and a day more.
  ['2025-04-22', null, false],
  ['2025-04-21', null, true],
  [null, '2026-04-10', false],
])(
  'tells of a consent of %s, of a need seen on %s, whether it is old: %s',
  (consentOn, needSeenOn, isOld) => {
    expect(isConsentOld({ consentOn, needSeenOn }, '2026-04-22')).toBe(isOld);
  },
);
