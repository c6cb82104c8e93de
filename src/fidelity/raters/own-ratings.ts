import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import type { Audit, AuditItem } from '../audits/audit.entity.js';
import { isBlind } from './compare-ratings.js';
import { AuditRater, AuditRating } from './rater.entity.js';

/** What is said of one item: a rating with its note, or why there is none. */
export type GivenRating = Pick<AuditItem, 'rating' | 'note' | 'missingReason' | 'notRatedRule'>;

/** The same as it is stored, with the count of its saves. */
export type StoredRating = GivenRating & Pick<AuditItem, 'revision'>;

export const ratedKey = ({ code, caseNumber }: { code: string; caseNumber: number }) =>
  `${code} ${caseNumber}`;

/**
 * Gives each audit its raters: those of the team first, then by name.
 * @param asked ids that were asked for: the database is asked the same whether there is such an audit or not
 */
export async function readRaters(
  manager: EntityManager,
  audits: readonly Audit[],
  asked: readonly string[],
): Promise<void> {
  const raters = await manager.find(AuditRater, {
    where: { auditId: In([...asked]) },
    relations: { removals: true },
    order: { fromOutside: 'ASC', name: 'ASC', id: 'ASC' },
  });
  for (const audit of audits) audit.raters = raters.filter(({ auditId }) => auditId === audit.id);
}

/**
 * Puts the actor's own ratings where an audit's ratings will stand. Until both raters have finished those hold
 * nothing, so whoever does not rate sees nothing, and a rater only what is their own.
 */
export async function showOwnRatings(
  manager: EntityManager,
  { accountId }: Actor,
  audits: readonly Audit[],
): Promise<void> {
  const own = new Map<string, Audit>();
  for (const audit of audits.filter(isBlind))
    for (const rater of audit.raters) if (rater.accountId === accountId) own.set(rater.id, audit);
  for (const [raterId, audit] of own) {
    const ratings = await manager.findBy(AuditRating, { raterId });
    const byKey = new Map(ratings.map((rating) => [ratedKey(rating), rating]));
    for (const item of audit.items) {
      const own = byKey.get(ratedKey(item));
      if (own) Object.assign(item, storedRating(own));
    }
  }
}

/** What of a row is said, to be put in another. */
export function storedRating(given: StoredRating): StoredRating {
  const { rating, note, missingReason, notRatedRule, revision } = given;
  return { rating, note, missingReason, notRatedRule, revision };
}
