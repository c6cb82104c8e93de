import type { Actor } from '../../access/actor.js';
import { today } from '../../platform/dates/today.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { Audit } from '../audits/audit.entity.js';
import { mayChangeRatings, mayKeep, raterOf } from '../audits/audit-access.js';
import { type AuditView, isUnrated } from '../rules/view-audit.js';
import { levelsOf, type RatedItem, type Scale } from '../scales/scale.js';
import { describeMissing } from '../workspace/describe-missing.js';
import { AuditStage, isBlind, isCompared, stageOf } from './compare-ratings.js';
import type { GivenRating } from './own-ratings.js';
import type { ComparedItem, RatingComparison } from './rater.type.js';

/** How far the two raters of an audit have come; null where one person rates it. */
export function describeRaters(actor: Actor, view: AuditView) {
  const { audit } = view;
  if (audit.raters.length === 0) return null;
  const stage = stageOf(audit);
  const own = raterOf(actor, audit);
  const left = view.items.some(({ records }) => records.some(isUnrated));
  const isRating = stage === AuditStage.RATING && own !== undefined;
  const mayRate = isRating && mayChangeRatings(actor, audit);
  const isSettling = stage === AuditStage.CONSENSUS;
  return {
    stage,
    isAlone: stage === AuditStage.RATING && !isBlind(audit),
    list: audit.raters.map(({ name, fromOutside, finished, removal, id }) => ({
      id,
      name,
      isRemoved: removal !== null,
      mayRemove: removal === null && stage !== AuditStage.CLOSED && mayKeep(actor, audit),
      fromOutside,
      finished,
      isSelf: id === own?.id,
    })),
    mayRate,
    mayFinish: mayRate && !left && isBlind(audit),
    mayReopen: isRating && isBlind(audit) && own.finishedAt !== null,
    isCompared: isCompared(audit),
    isSettling,
    mayClose: !isBlind(audit) && stage !== AuditStage.CLOSED && !left && mayKeep(actor, audit),
  };
}

/** Who was taken off, by whom and why, and what that made of the rating; nothing where nobody was. */
export function removalWords(locale: Locale, audit: Audit): string[] {
  const removed = audit.raters.flatMap(({ name, removal }) => (removal ? [{ name, removal }] : []));
  if (removed.length === 0) return [];
  const word = (key: string, params = {}) => translate(locale, `raters.removal.${key}`, params);
  const left = audit.raters.length - removed.length;
  return [
    ...removed.map(({ name, removal: { removedAt, removedByName, reason } }) =>
      word('of', { name, by: removedByName, day: today(removedAt), reason }),
    ),
    word(isCompared(audit) ? 'compared' : left > 0 ? 'one' : 'none'),
  ];
}

/** Whether two others rate at this moment, so that there is nothing to show of what they have rated. */
export function isUnseen(actor: Actor, { audit }: AuditView): boolean {
  return isBlind(audit) && raterOf(actor, audit) === undefined;
}

/** How alike two raters have rated, in words that say no more than the figures do. */
export function agreementWords(
  locale: Locale,
  { agreement, asComputed }: RatingComparison,
  keyOf = (name: string) => `raters.agreement.${name}`,
): string[] {
  const { n, exactPercent, withinOnePercent, weightedKappa } = agreement;
  const word = (name: string, params = {}) => translate(locale, keyOf(name), params);
  if (exactPercent === null || withinOnePercent === null) return [word('none')];
  const percent = (value: number) => formatNumber(locale, value, 0);
  return [
    word('alike', { n, exact: percent(exactPercent), withinOne: percent(withinOnePercent) }),
    weightedKappa === null
      ? word('noKappa')
      : word('kappa', { kappa: formatNumber(locale, weightedKappa, 2) }),
    ...(asComputed > 0 ? [word('asComputed', { n: asComputed })] : []),
    word('means'),
  ];
}

/** One item that two raters differ on, as it is settled. */
export function describeDiffering(
  locale: Locale,
  scale: Scale,
  item: RatedItem,
  { ratings, difference, item: record }: ComparedItem,
) {
  const given = ({ note, ...said }: GivenRating) => ({
    rating: said.rating,
    isByRule: said.notRatedRule !== null,
    level: levelsOf(item).find((level) => level.rating === said.rating)?.text[locale] ?? '',
    note: note || describeMissing(scale, said, locale),
  });
  return {
    code: item.code,
    caseNumber: record.caseNumber,
    key: settleKey(item.code, record.caseNumber),
    name: item.name[locale],
    about: item.about[locale],
    difference: difference && translate(locale, `raters.difference.${difference}`),
    ratings: ratings.map(({ rater, ...said }) => ({ name: rater.name, ...given(said) })),
    settled: isUnrated(record) ? null : given(record),
  };
}

/** Where on the page one item is settled, and the name of its fields. */
export const settleKey = (code: string, caseNumber: number) =>
  caseNumber > 0 ? `${code}-${caseNumber}` : code;
