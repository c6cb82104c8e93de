import type { EntityManager } from 'typeorm';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import type { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../../platform/database/lock-row.js';
import { DomainError, notFound } from '../../platform/errors/domain-error.js';
import { AuditStage, activeRaters, isBlind, stageOf } from '../raters/compare-ratings.js';
import { readRaters } from '../raters/own-ratings.js';
import type { AuditRater } from '../raters/rater.entity.js';
import { ReviewerWords } from '../reviewer-words/reviewer-words.entity.js';
import { Audit, AuditStatus } from './audit.entity.js';

/** The actor as one of the two raters of an audit, unless taken off. */
export function raterOf({ accountId }: Actor, audit: Audit): AuditRater | undefined {
  return activeRaters(audit.raters).find((rater) => rater.accountId === accountId);
}

/** The team sees all its audits; somebody from outside those they rate. */
export function maySee(actor: Actor, audit: Audit): boolean {
  if (mayDoInTeam(actor, 'audit.read', audit.teamId)) return true;
  return mayDoInTeam(actor, 'audit.open', audit.teamId) && raterOf(actor, audit) !== undefined;
}

/** An audit is rated by its raters; where there are none, or none is left, by whoever keeps the team's audits. */
export function mayRate(actor: Actor, audit: Audit): boolean {
  if (activeRaters(audit.raters).length === 0) return mayDoInTeam(actor, 'audit.write', audit.teamId);
  return mayDoInTeam(actor, 'audit.rate', audit.teamId) && raterOf(actor, audit) !== undefined;
}

/** Whether what the actor rates may change now: not after having finished, while the other still rates. */
export function mayChangeRatings(actor: Actor, audit: Audit): boolean {
  if (audit.status !== AuditStatus.OPEN || !mayRate(actor, audit)) return false;
  return !(isBlind(audit) && raterOf(actor, audit)?.finishedAt);
}

/**
 * Whether the actor sees of what others have found in an audit nothing yet: while two rate it, and while one of them goes on
 * alone since the other was taken off.
 */
export function seesOnlyOwn(actor: Actor, audit: Audit): boolean {
  return isBlind(audit) || (raterOf(actor, audit) !== undefined && stageOf(audit) === AuditStage.RATING);
}

/** Who may close an audit and begin a new one. */
export function mayKeep(actor: Actor, audit: Audit): boolean {
  return mayDoInTeam(actor, 'audit.write', audit.teamId);
}

/**
 * The first line of every method that changes an audit. The others who would change it wait until this is done.
 * @throws DomainError NOT_FOUND, or CONFLICT when it is closed
 */
export async function requireOpen(
  manager: EntityManager,
  actor: Actor,
  auditId: string,
  may: (actor: Actor, audit: Audit) => boolean,
): Promise<Audit> {
  await lockRow(manager, Audit, auditId);
  const [audit] = await manager.find(Audit, {
    where: { id: auditId },
    relations: { items: true, topics: true },
  });
  await readRaters(manager, audit ? [audit] : [], [auditId]);
  if (!audit || !may(actor, audit)) throw notFound('auditId');
  if (audit.status !== AuditStatus.OPEN) throw refusal('auditClosed');
  audit.reviewerWords = await manager.findBy(ReviewerWords, { auditId });
  return audit;
}

/** Why an audit cannot be changed so now. */
export function refusal(code: string): DomainError {
  return new DomainError('CONFLICT', [{ path: '', code }]);
}

/** The row of the log that says what was done with an audit. */
export function auditEntry(action: LoggedAction, { id, teamId }: Audit) {
  return { action, recordType: 'audit', recordId: id, teamId };
}
