import { today } from '../../platform/dates/today.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { ratingText } from '../improvement/describe-improvement.js';
import type { ImprovementAction } from '../improvement/improvement.entity.js';
import { nextStates } from '../improvement/improvement-lifecycle.js';
import { nextReviewDue } from '../rules/next-review.js';
import { isSameVersion } from '../rules/rating-history.js';
import type { AuditView } from '../rules/view-audit.js';
import { drawBoardChart, figureOfSome } from './draw-report-charts.js';
import type { FidelityReportDocument } from './fidelity-report.document.js';
import type { Footnotes } from './footnotes.js';

type Board = FidelityReportDocument['board'];

/** How much of each a page has room for. */
const MOST_MOVED = 3;
const MOST_ACTIONS = 4;
const ACTION_LETTERS = 120;
const OWNER_LETTERS = 40;

export interface BoardSurroundings {
  /** The team's earlier audits by the same scale, the oldest first. */
  earlier: readonly AuditView[];
  /** What the team does about it, the first due first; null for whoever may not see it. */
  actions: readonly ImprovementAction[] | null;
  /** The day that the team has set for the next review; null for none. */
  nextReviewOn: string | null;
}

/** The first page of a report, for somebody who reads no other: the whole, what has changed, and what comes next. */
export function describeBoard(
  view: AuditView,
  { earlier, actions, nextReviewOn }: BoardSurroundings,
  footnotes: Footnotes,
  locale: Locale,
): Board {
  const { closedAt } = view.audit;
  const before = lastOf(view, earlier);
  const going = actions?.filter(({ status }) => nextStates(status).length > 0) ?? null;
  return {
    readings: readingsFor(view).map(({ interpretation, text }) => ({
      text: text[locale],
      footnote: footnotes.numberOf(interpretation),
    })),
    chart: drawBoardChart(view, before && isSameVersion(view, before) ? before : null, locale),
    before: before && describeBefore(view, before, locale),
    actions:
      going?.slice(0, MOST_ACTIONS).map(({ what, ownerName, dueOn }) => ({
        what: cut(what, ACTION_LETTERS),
        owner: cut(ownerName, OWNER_LETTERS),
        dueOn,
      })) ?? null,
    moreActions: Math.max(0, (going?.length ?? 0) - MOST_ACTIONS),
    asOf: today(),
    nextReview: closedAt && nextReviewDue({ closedOn: today(closedAt), setTo: nextReviewOn }),
  };
}

/** The readings whose source has been checked; where none has, those there are. */
export function readingsFor({ total }: AuditView): AuditView['total']['interpretations'] {
  const checked = total.interpretations.filter(({ interpretation }) => interpretation.mark !== 'M');
  return checked.length > 0 ? checked : total.interpretations;
}

/** The last earlier audit of the same subscales. */
function lastOf({ audit }: AuditView, earlier: readonly AuditView[]): AuditView | null {
  const chosen = (components: string[] | null) => components?.toSorted().join() ?? '';
  return (
    earlier.findLast(({ audit: other }) => chosen(other.components) === chosen(audit.components)) ?? null
  );
}

/** Between versions of a scale nothing is compared: an item may ask for something else under the same code. */
function describeBefore(view: AuditView, before: AuditView, locale: Locale): Board['before'] {
  const { audit, scale, total } = before;
  const isComparable = isSameVersion(view, before);
  const moved = isComparable ? movedItems(view, before) : [];
  const worded = (some: Moved[]) =>
    some.slice(0, MOST_MOVED).map(({ code, from, to }) => ({
      code,
      name: view.scale.items.find((item) => item.code === code)?.name[locale] ?? '',
      from: ratingText(from, locale),
      to: ratingText(to, locale),
    }));
  const up = moved.filter(({ from, to }) => to > from);
  const down = moved.filter(({ from, to }) => to < from);
  return {
    date: today(audit.closedAt ?? new Date()),
    version: scale.version,
    isOtherVersion: !isComparable,
    total:
      isComparable && total.total !== null
        ? figureOfSome(total.total, decimalsOf(before), total, locale)
        : '',
    up: worded(up),
    down: worded(down),
    upCount: up.length,
    downCount: down.length,
    sameCount: moved.length - up.length - down.length,
  };
}

interface Moved {
  code: string;
  from: number;
  to: number;
}

/** Every item that both have a rating of, those that moved most first, else in the order of the scale. */
export function movedItems(
  { scale, figures }: Pick<AuditView, 'scale' | 'figures'>,
  before: Pick<AuditView, 'figures'>,
): Moved[] {
  return scale.items
    .flatMap(({ code }): Moved[] => {
      const from = before.figures.get(code);
      const to = figures.get(code);
      return from === undefined || to === undefined ? [] : [{ code, from, to }];
    })
    .toSorted((one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from));
}

/** A sum of whole ratings has none; 44,5 of 45 must not read as 45. */
export function decimalsOf({ scale, total: { total } }: AuditView): number {
  return scale.total === 'sum' && Number.isInteger(total) ? 0 : 2;
}

/** What no text ends with before an ellipsis. */
const SPARE = ' ,.;:–-';

/** The beginning, up to a word, where the whole is too long. */
function cut(text: string, letters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= letters) return line;
  let end = Math.max(line.lastIndexOf(' ', letters - 1), letters / 2);
  while (SPARE.includes(line[end - 1]!)) end -= 1;
  return `${line.slice(0, end)}…`;
}
