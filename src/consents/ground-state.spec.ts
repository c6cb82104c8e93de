import { GroundState, groundState, isWithdrawable } from './ground-state.js';

const ground = { fromDate: '2026-03-01', toDate: '2026-12-31', withdrawnAt: null };

describe('groundState', () => {
  it.each([
    ['the day before the first', '2026-02-28', 'COMING'],
    ['the first day', '2026-03-01', 'IN_FORCE'],
    ['31 days before the last', '2026-11-30', 'IN_FORCE'],
    ['30 days before the last', '2026-12-01', 'EXPIRING'],
    ['the last day', '2026-12-31', 'EXPIRING'],
    ['the day after the last', '2027-01-01', 'PASSED'],
  ])('on %s', (_, day, expected) => {
    expect(groundState(ground, day)).toBe(expected);
  });

  it('is withdrawn on every day once it has been withdrawn', () => {
    const withdrawn = { ...ground, withdrawnAt: new Date('2026-05-01T10:00:00Z') };
    for (const day of ['2026-02-28', '2026-06-01', '2027-01-01'])
      expect(groundState(withdrawn, day)).toBe('WITHDRAWN');
  });
});

describe('isWithdrawable', () => {
  it('is only what holds or will hold', () => {
    expect(Object.values(GroundState).filter(isWithdrawable)).toEqual(['COMING', 'IN_FORCE', 'EXPIRING']);
  });
});
