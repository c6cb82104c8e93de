import type { Problem } from '../platform/errors/problem.js';
import { GrantStatus, Role, SCOPE_OF, type Scope } from './role.js';

/** What of a role that was given decides whether it is in force. */
export interface GrantTimes {
  approvedAt: Date | null;
  endedAt: Date | null;
  fromDate: string;
  toDate: string | null;
}

/** Where a role stands on a day. What is ended never comes back: it is given again. */
export function statusOf({ approvedAt, endedAt, fromDate, toDate }: GrantTimes, day: string): GrantStatus {
  if (endedAt) return approvedAt ? GrantStatus.ENDED : GrantStatus.DECLINED;
  if (toDate !== null && toDate < day) return GrantStatus.ENDED;
  if (!approvedAt) return GrantStatus.WAITING;
  return fromDate > day ? GrantStatus.COMING : GrantStatus.IN_FORCE;
}

/** Whether a role with this status is over, for good. */
export const isOver = (status: GrantStatus): boolean =>
  status === GrantStatus.ENDED || status === GrantStatus.DECLINED;

/** An administrator can give every other role, so that nobody makes an administrator alone. */
export const needsApproval = (role: Role): boolean => role === Role.ADMINISTRATOR;

/** What a role is given for, as it is asked for: the field of each scope. */
export interface ScopeFields {
  teamId?: string;
  unitId?: string;
  regionCode?: string;
  reviewedPrincipalId?: string;
}

const FIELDS: readonly { field: keyof ScopeFields; scope: Scope; word: string }[] = [
  { field: 'teamId', scope: 'teamId', word: 'Team' },
  { field: 'unitId', scope: 'unitId', word: 'Unit' },
  { field: 'regionCode', scope: 'regionCode', word: 'Region' },
  { field: 'reviewedPrincipalId', scope: 'principalId', word: 'Principal' },
];

/** What the role is held for is missing, or something is given that it is not held for. */
export function scopeProblems(role: Role, given: ScopeFields): Problem[] {
  return FIELDS.flatMap(({ field, scope, word }) => {
    const needed = SCOPE_OF[role] === scope;
    if (needed === Boolean(given[field])) return [];
    return [{ path: field, code: needed ? `roleNeeds${word}` : `roleHasNo${word}` }];
  });
}

/** A role neither begins nor ends before the day it is given, and does not end before it begins. */
export function dayProblems(fromDate: string, toDate: string | null, day: string): Problem[] {
  const problems: Problem[] = [];
  if (fromDate < day) problems.push({ path: 'fromDate', code: 'firstDayPast' });
  return [...problems, ...lastDayProblems(fromDate, toDate, day)];
}

function lastDayProblems(fromDate: string, toDate: string | null, day: string): Problem[] {
  if (toDate === null) return [];
  if (toDate < day) return [{ path: 'toDate', code: 'lastDayPast' }];
  return toDate < fromDate ? [{ path: 'toDate', code: 'beforeStart', params: { from: fromDate } }] : [];
}

/**
 * Why a role cannot be given this last day. One that is over is given again; so is a longer one that needs
 * approval, since a second administrator has approved only the time that was asked for.
 */
export function newLastDayProblems(
  grant: GrantTimes & { role: Role },
  toDate: string | null,
  day: string,
): Problem[] {
  if (isOver(statusOf(grant, day))) return [{ path: '', code: 'roleIsOver' }];
  const isLonger = grant.toDate !== null && (toDate === null || toDate > grant.toDate);
  if (isLonger && needsApproval(grant.role)) return [{ path: 'toDate', code: 'longerNeedsApproval' }];
  return lastDayProblems(grant.fromDate, toDate, day);
}

/** Why this administrator cannot approve a role: it takes one who neither gave it nor is to hold it. */
export function approvalProblem(
  grant: GrantTimes & { accountId: string; grantedBy: string | null },
  approverId: string,
  day: string,
): Problem | undefined {
  if (statusOf(grant, day) !== GrantStatus.WAITING) return { path: '', code: 'nothingToApprove' };
  if (grant.accountId === approverId) return { path: '', code: 'ownAccount' };
  if (grant.grantedBy === approverId) return { path: '', code: 'approverGaveIt' };
  return undefined;
}

/**
 * Whether the holder of a role has the employer that it takes. Records about people belong to a principal, so
 * whoever reaches them works for one, and a unit's reader for the unit's own.
 * @param unitPrincipalId the principal of the unit, where the role is held for one
 * @returns the code of the problem
 */
export function employerProblem(
  role: Role,
  employerId: string | null,
  unitPrincipalId?: string,
): string | undefined {
  const scope = SCOPE_OF[role];
  if (scope !== 'teamId' && scope !== 'unitId') return undefined;
  if (employerId === null) return 'roleNeedsEmployer';
  return scope === 'unitId' && employerId !== unitPrincipalId ? 'employerOfUnit' : undefined;
}
