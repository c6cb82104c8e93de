import { requireLength } from '../../platform/documents/require-length.js';
import type { Audit } from '../audits/audit.entity.js';
import { shareOf } from '../raters/compare-ratings.js';
import { newestWords } from '../reviewer-words/newest-words.js';
import type { Scale } from '../scales/scale.js';

/** Notes, reasons, topics, judgement and reviewers' words of one audit together, in lines on paper: about 27 pages. */
const MOST_LINES = 1200;

/**
 * Changes an audit's words, unless its report would become too long. Each of two raters has half of the room, since
 * what both have written can come to stand together.
 * @param audit with its topics and reviewers' words, and its items as the actor sees them
 * @param path of the field whose words are new
 * @throws DomainError INVALID
 */
export function changeWords(audit: Audit, scale: Scale, path: string, change: () => void): void {
  const before = reportWords(audit, scale);
  change();
  const most = shareOf(MOST_LINES, audit);
  requireLength(reportWords(audit, scale), { most, code: 'auditTooLong', path }, before);
}

/** What a report prints of it. Where persons are rated, reasons are told once for each item, and no notes. */
function reportWords({ items, topics, judgementNote, reviewerWords }: Audit, { level }: Scale): string[] {
  const reasons = new Map(
    items.map(({ code, missingReason }) => [`${code} ${missingReason}`, missingReason]),
  );
  const notes = level === 'case' ? [] : items.map(({ note }) => note);
  const written = newestWords(reviewerWords).flatMap(({ text, priorities }) => [
    text,
    ...priorities.map((priority) => priority.text),
  ]);
  return [...reasons.values(), ...notes, ...topics.map(({ text }) => text), judgementNote, ...written];
}
