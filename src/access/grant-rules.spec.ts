import {
  approvalProblem,
  dayProblems,
  employerProblem,
  needsApproval,
  newLastDayProblems,
  scopeProblems,
  statusOf,
} from './grant-rules.js';
import { GrantStatus, Role } from './role.js';

const DAY = '2026-03-14';
const approvedAt = new Date('2026-01-01T08:00:00Z');
const grant = { approvedAt, endedAt: null, fromDate: '2026-01-01', toDate: null };
const administrator = { ...grant, role: Role.ADMINISTRATOR, accountId: 'holder', grantedBy: 'giver' };

describe('where a role stands', () => {
  it.each([
    ['is in force from its first day', { fromDate: DAY }, GrantStatus.IN_FORCE],
    ['is in force on its last day', { toDate: DAY }, GrantStatus.IN_FORCE],
    ['is over the day after', { toDate: '2026-03-13' }, GrantStatus.ENDED],
    ['is to come before its first day', { fromDate: '2026-03-15' }, GrantStatus.COMING],
    ['waits without approval', { approvedAt: null }, GrantStatus.WAITING],
    [
      'waits no longer once its last day has been',
      { approvedAt: null, toDate: '2026-03-13' },
      GrantStatus.ENDED,
    ],
    [
      'is over when ended, whatever its days say',
      { endedAt: approvedAt, toDate: '2027-01-01' },
      GrantStatus.ENDED,
    ],
    [
      'was declined when ended without approval',
      { approvedAt: null, endedAt: approvedAt },
      GrantStatus.DECLINED,
    ],
  ])('%s', (_, change, expected) => {
    expect(statusOf({ ...grant, ...change }, DAY)).toBe(expected);
  });
});

describe('what a role is held for', () => {
  const all = { teamId: 't', unitId: 'u', regionCode: '12', reviewedPrincipalId: 'p' };

  it.each([
    [Role.ADMINISTRATOR, undefined],
    [Role.TEAM_MANAGER, 'teamId'],
    [Role.COORDINATOR, 'teamId'],
    [Role.TEAM_MEMBER, 'teamId'],
    [Role.UNIT_READER, 'unitId'],
    [Role.REGIONAL_ANALYST, 'regionCode'],
    [Role.NATIONAL_ANALYST, undefined],
    [Role.LOG_REVIEWER, 'reviewedPrincipalId'],
    [Role.FIDELITY_REVIEWER, 'teamId'],
  ] as const)('of a %s is %s and nothing else', (role, field) => {
    expect(scopeProblems(role, {}).map(({ path }) => path)).toEqual(field ? [field] : []);
    expect(scopeProblems(role, field ? { [field]: all[field] } : {})).toEqual([]);
    const tooMuch = Object.keys(all).filter((key) => key !== field);
    expect(scopeProblems(role, all).map(({ path }) => path)).toEqual(tooMuch);
  });

  it('is named by the problem', () => {
    expect(scopeProblems(Role.UNIT_READER, { teamId: 't' })).toEqual([
      { path: 'teamId', code: 'roleHasNoTeam' },
      { path: 'unitId', code: 'roleNeedsUnit' },
    ]);
  });
});

describe('the days of a role', () => {
  it.each([
    [DAY, null, []],
    [DAY, DAY, []],
    ['2026-03-13', null, ['firstDayPast']],
    [DAY, '2026-03-13', ['lastDayPast']],
    ['2026-03-20', '2026-03-19', ['beforeStart']],
  ])('from %s to %s', (from, to, codes) => {
    expect(dayProblems(from, to, DAY).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['a team role may be made longer', Role.COORDINATOR, '2026-04-01', '2027-01-01', []],
    ['and be made open', Role.COORDINATOR, '2026-04-01', null, []],
    ['an administrator may be made shorter', Role.ADMINISTRATOR, '2026-04-01', '2026-03-20', []],
    ['also from open', Role.ADMINISTRATOR, null, '2026-03-20', []],
    ['but not longer', Role.ADMINISTRATOR, '2026-04-01', '2026-04-02', ['longerNeedsApproval']],
    ['and not open', Role.ADMINISTRATOR, '2026-04-01', null, ['longerNeedsApproval']],
    ['nobody is given a day that has been', Role.COORDINATOR, null, '2026-03-13', ['lastDayPast']],
    ['what is over stays over', Role.COORDINATOR, '2026-03-13', '2027-01-01', ['roleIsOver']],
  ])('%s', (_, role, toDate, wanted, codes) => {
    expect(newLastDayProblems({ ...grant, role, toDate }, wanted, DAY).map(({ code }) => code)).toEqual(
      codes,
    );
  });
});

describe('approval', () => {
  it('is for administrators alone', () => {
    expect(Object.values(Role).filter(needsApproval)).toEqual([Role.ADMINISTRATOR]);
  });

  it.each([
    ['the giver', { approvedAt: null }, 'giver', 'approverGaveIt'],
    ['the holder', { approvedAt: null }, 'holder', 'ownAccount'],
    ['anybody, when it is approved', {}, 'third', 'nothingToApprove'],
    ['anybody, when it is declined', { approvedAt: null, endedAt: approvedAt }, 'third', 'nothingToApprove'],
  ])('is not by %s', (_, change, approver, code) => {
    expect(approvalProblem({ ...administrator, ...change }, approver, DAY)?.code).toBe(code);
  });

  it('is by a third person', () => {
    expect(approvalProblem({ ...administrator, approvedAt: null }, 'third', DAY)).toBeUndefined();
    expect(
      approvalProblem({ ...administrator, approvedAt: null, grantedBy: null }, 'third', DAY),
    ).toBeUndefined();
  });
});

describe('the employer', () => {
  it.each([
    ['of a coordinator is needed', Role.COORDINATOR, null, undefined, 'roleNeedsEmployer'],
    ['of a coordinator may be any', Role.COORDINATOR, 'a', undefined, undefined],
    ['of a fidelity reviewer is needed', Role.FIDELITY_REVIEWER, null, undefined, 'roleNeedsEmployer'],
    ['of a fidelity reviewer may be any', Role.FIDELITY_REVIEWER, 'a', undefined, undefined],
    ['of a unit reader is the principal of the unit', Role.UNIT_READER, 'a', 'a', undefined],
    ['of a unit reader is no other', Role.UNIT_READER, 'a', 'b', 'employerOfUnit'],
    ['of a log reviewer may be missing', Role.LOG_REVIEWER, null, undefined, undefined],
    ['of an administrator may be missing', Role.ADMINISTRATOR, null, undefined, undefined],
  ])('%s', (_, role, employer, ofUnit, code) => {
    expect(employerProblem(role, employer, ofUnit)).toBe(code);
  });
});
