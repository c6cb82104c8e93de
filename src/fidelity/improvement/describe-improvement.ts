import { today } from '../../platform/dates/today.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { ComputedItem } from '../audits/audit.type.js';
import { type RangedItem, rangeItems } from '../rules/range-items.js';
import { isLater, type RatingThen } from '../rules/rating-history.js';
import type { AuditView } from '../rules/view-audit.js';
import { whatMoved } from '../rules/what-moved.js';
import { describeFigure } from '../workspace/describe-figure.js';
import { describeMove, type MoveWords } from '../workspace/describe-move.js';
import { historyOf } from './history-of.js';
import type { ImprovementAction } from './improvement.entity.js';
import { ImprovementStatus } from './improvement-kinds.js';
import { isOverdue } from './improvement-lifecycle.js';
import { improvementRange } from './improvement-range.js';

/** An action as a line in a list. */
export interface ActionLine {
  id: string;
  /** The item's code and name as far as they are known; '' where it came of something else. */
  item: string;
  /** '' where it came of an item. */
  origin: string;
  what: string;
  owner: string;
  dueOn: string;
  status: ImprovementStatus;
  overdue: boolean;
}

/** What of an action's item was meant to move, and what moved, in words. */
export interface MovedLine {
  aim: string;
  before: { rating: string; on: string };
  after: { rating: string; on: string; change: string; isReached: boolean | null } | null;
  isOtherVersion: boolean;
}

/** What would move something that is rated; the name is '' when that is the item itself. */
export interface PartLine {
  name: string;
  /** What the records say now, of which days; null for what people rate. */
  now: { value: string; basis: string; from: string; to: string } | null;
  moves: MoveWords[];
  next: string;
}

export interface RangedLine {
  code: string;
  name: string;
  rating: string;
  parts: PartLine[];
  actions: ActionLine[];
}

/** What was rated in one audit, in words. */
export interface RatingLine {
  auditId: string;
  from: string;
  to: string;
  rating: string;
  /** What it rests on: the figures of the records, a number of persons, or that people rated it. */
  basis: string[];
}

/** The part of a closed audit's page that leads on from it. */
export interface ImprovementSection {
  acceptable: number;
  improve: number;
  toImprove: RangedLine[];
  between: RangedLine[];
  within: RangedLine[];
  /** Items of earlier actions: how they were rated then, and in this audit. */
  followUp: { code: string; name: string; ratings: RatingLine[]; actions: ActionLine[] }[];
}

/**
 * @param views every audit of the team
 * @param actions every action of the team
 */
export function describeImprovement(
  view: AuditView,
  views: readonly AuditView[],
  actions: readonly ImprovementAction[],
  locale: Locale,
): ImprovementSection {
  const own = actions.filter(({ auditId }) => auditId === view.audit.id);
  const ranged = rangeItems(view);
  const lines = (place: RangedItem['place']) =>
    ranged.filter((item) => item.place === place).map((item) => rangedLine(item, own, locale));
  return {
    ...improvementRange(view.scale),
    toImprove: lines('improve'),
    between: lines('between'),
    within: lines('within'),
    followUp: followUp(view, views, actions, locale),
  };
}

/** @param view the audit it came of, for the item's name */
export function actionLine(
  action: ImprovementAction,
  view: AuditView | undefined,
  locale: Locale,
): ActionLine {
  const { id, code, origin, what, ownerName, dueOn, status } = action;
  const item = view?.scale.items.find((candidate) => candidate.code === code);
  return {
    id,
    item: [code, item?.name[locale]].filter(Boolean).join(' '),
    origin,
    what,
    owner: ownerName,
    dueOn,
    status,
    overdue: isOverdue(action, today()),
  };
}

/** @param history as `historyOf` gives it; null where that is empty */
export function movedLine(
  history: readonly RatingThen[],
  { aimedRating }: Pick<ImprovementAction, 'aimedRating'>,
  locale: Locale,
): MovedLine | null {
  if (history.length === 0) return null;
  const { before, after, change, isReached, isOtherVersion } = whatMoved(history, aimedRating);
  const then = ({ view, rating }: RatingThen) => ({
    rating: ratingText(rating, locale),
    on: view.audit.windowTo,
  });
  return {
    aim: aimedRating === null ? '' : ratingText(aimedRating, locale),
    before: then(before),
    after: after && { ...then(after), change: changeText(change, locale), isReached },
    isOtherVersion,
  };
}

function changeText(change: number | null, locale: Locale): string {
  if (change === null) return '';
  return `${change > 0 ? '+' : ''}${ratingText(change, locale)}`;
}

export function ratingLine({ view, rating, persons, parts }: RatingThen, locale: Locale): RatingLine {
  const { audit } = view;
  const figures = parts.flatMap(({ record }) => (record.computed ? [record.computed.figure] : []));
  const words = figures.map((figure) => describeFigure(locale, figure));
  return {
    auditId: audit.id,
    from: audit.windowFrom,
    to: audit.windowTo,
    rating: ratingText(rating, locale),
    basis: [
      ...words.map(({ value, basis }) => `${value} (${basis})`),
      ...(persons === null ? [] : [translate(locale, 'improvement.persons', { n: persons })]),
      ...(words.length === 0 && persons === null ? [translate(locale, 'fidelity.byHand')] : []),
    ],
  };
}

/** A whole rating as it is; a mean with two decimals. */
export function ratingText(rating: number | null, locale: Locale): string {
  if (rating === null) return translate(locale, 'fidelity.notRated');
  return formatNumber(locale, rating, Number.isInteger(rating) ? 0 : 2);
}

/** What would move each thing that is rated of an item, and, for what people rate, what the next level asks for. */
export function partLines({ item, parts }: RangedItem, locale: Locale): PartLine[] {
  return parts
    .map(({ item: rated, record, rating, moves, nextLevel }) => ({
      name: rated.code === item.code ? '' : `${rated.code} ${rated.name[locale]}`,
      now: record.computed && figureNow(record.computed, locale),
      moves: rating === null ? [] : moves.map((move) => describeMove(locale, rating, move)),
      next: nextLevel
        ? translate(locale, 'improvement.nextLevel', {
            rating: nextLevel.rating,
            text: nextLevel.text[locale],
          })
        : '',
    }))
    .filter(({ moves, next }) => moves.length > 0 || next !== '');
}

function figureNow({ figure }: ComputedItem, locale: Locale): PartLine['now'] {
  const { value, basis } = describeFigure(locale, figure);
  return { value, basis, from: figure.from, to: figure.to };
}

function rangedLine(ranged: RangedItem, own: readonly ImprovementAction[], locale: Locale): RangedLine {
  const { code, name } = ranged.item;
  return {
    code,
    name: name[locale],
    rating: ratingText(ranged.rating, locale),
    parts: partLines(ranged, locale),
    actions: own
      .filter((action) => action.code === code)
      .map((action) => actionLine(action, undefined, locale)),
  };
}

function followUp(
  view: AuditView,
  views: readonly AuditView[],
  actions: readonly ImprovementAction[],
  locale: Locale,
): ImprovementSection['followUp'] {
  const earlier = views.filter((other) => isLater(view, other)).map(({ audit }) => audit.id);
  const followed = actions.filter(({ auditId }) => auditId !== null && earlier.includes(auditId));
  return view.scale.items.flatMap(({ code, name }) => {
    const ofItem = followed.filter((action) => action.code === code);
    if (ofItem.length === 0) return [];
    // From the first audit that somebody wanted to do better after.
    const histories = ofItem.map((action) => historyOf(views, action));
    const longest = histories.reduce((long, other) => (other.length > long.length ? other : long));
    const until = longest.filter((then) => then.view === view || isLater(view, then.view));
    return [
      {
        code,
        name: name[locale],
        ratings: until.map((then) => ratingLine(then, locale)),
        actions: ofItem.map((action) => actionLine(action, undefined, locale)),
      },
    ];
  });
}
