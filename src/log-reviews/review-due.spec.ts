import { judgementDue, reviewDue } from './review-due.js';

describe('the next spot check', () => {
  it.each([
    ['2026-05-05', '2026-06-05', false],
    ['2026-05-04', '2026-06-05', true],
    ['2026-01-31', '2026-02-28', false],
  ])('after %s, asked on %s: overdue %s', (since, day, overdue) => {
    expect(reviewDue(since, day).overdue).toBe(overdue);
  });

  it('is due a month later, on the last day of a shorter month', () => {
    expect(reviewDue('2026-01-31', '2026-02-01').dueOn).toBe('2026-02-28');
  });

  it('is not due where nothing has been logged', () => {
    expect(reviewDue(null, '2026-06-05')).toEqual({ dueOn: null, overdue: false });
  });
});

describe('the judgement of an emergency opening', () => {
  it.each([
    ['2026-05-12', false],
    ['2026-05-13', true],
  ])('of 5 May 2026, asked on %s: late %s', (day, late) => {
    expect(judgementDue('2026-05-05', day)).toEqual({ dueOn: '2026-05-12', late });
  });
});
