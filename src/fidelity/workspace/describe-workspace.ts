import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { FieldChoice } from '../../platform/web/choices.js';
import type { AuditItem } from '../audits/audit.entity.js';
import { describeDraw } from '../audits/describe-sample.js';
import { type AuditedItem, type AuditView, isUnrated } from '../rules/view-audit.js';
import { isMeasured, levelsOf, type RatedItem } from '../scales/scale.js';
import { describeBounds, describeFigure, type FigureWords } from './describe-figure.js';

/** In a form, an item that cannot be rated; the note then says why. */
export const CANNOT_RATE = 'CANNOT_RATE';

type ItemState = 'computed' | 'changed' | 'rated' | 'missing' | 'unrated';

interface ComputedWords extends FigureWords {
  from: string;
  to: string;
  /** The band the value fell in: its bounds and its anchor. Null without a value. */
  band: { bounds: string; text: string } | null;
  /** What the caps of the item look at. */
  caps: FigureWords[];
  /** The words of the cap that held the rating down, or ''. */
  cap: string;
  rating: number | null;
}

export interface WorkspaceItem {
  code: string;
  name: string;
  about: string;
  note: string;
  state: ItemState;
  rating: number | null;
  /** Anchor of the rating given, or why there is none. */
  given: string;
  remark: string;
  computed: ComputedWords | null;
  choices: FieldChoice[];
}

/** One page of the workspace: what is rated of one subscale, or for one person of the sample. */
export interface ItemsPage {
  href: string;
  /** Code of the subscale; '' where a page holds everything about one person. */
  subscale: string;
  caseNumber: number;
  codes: string[];
  /** Items rated or missing for a reason. */
  done: number;
}

/** The pages of an open audit, in the order in which they are best filled in. */
export function itemsPages({ audit, scale, items }: AuditView): ItemsPage[] {
  const pages =
    scale.level === 'case'
      ? (items[0]?.records ?? []).map(({ caseNumber }) => ({ subscale: '', caseNumber, own: items }))
      : scale.subscales
          .map(({ code }) => ({
            subscale: code,
            caseNumber: 0,
            own: items.filter(({ item }) => item.subscale === code),
          }))
          .filter(({ own }) => own.length > 0);
  return pages.map(({ subscale, caseNumber, own }) => ({
    href:
      caseNumber > 0
        ? `/audits/${audit.id}/charts/${caseNumber}`
        : `/audits/${audit.id}/subscales/${subscale}`,
    subscale,
    caseNumber,
    codes: own.map(({ item }) => item.code),
    done: own.filter((audited) => !isUnrated(recordOf(audited, caseNumber))).length,
  }));
}

/** Where one item is rated. */
export function pageOf(
  { id }: AuditView['audit'],
  { code, subscale }: RatedItem,
  caseNumber: number,
): string {
  const part = caseNumber > 0 ? `charts/${caseNumber}` : `subscales/${subscale}`;
  return `/audits/${id}/${part}#${code}`;
}

/** Where to go when an item has been rated: to the next on its page that is left, else back to it. */
export function pageAfter(view: AuditView, code: string, caseNumber: number): string {
  const of = itemsPages(view).find((one) => one.caseNumber === caseNumber && one.codes.includes(code));
  if (!of) return `/audits/${view.audit.id}`;
  const isLeft = (other: string) =>
    view.items.some((audited) => audited.item.code === other && isUnrated(recordOf(audited, caseNumber)));
  const after = of.codes.slice(of.codes.indexOf(code) + 1).find(isLeft);
  return `${of.href}#${after ?? code}`;
}

/** How far an open audit has come, page by page, and where to go on. */
export function describeProgress(view: AuditView, locale: Locale) {
  const { audit, scale, total } = view;
  const pages = itemsPages(view);
  const records = view.items.flatMap(({ item, records }) => records.map((record) => ({ item, record })));
  const left = records.filter(({ record }) => isUnrated(record));
  const [next] = left;
  const nameOf = (code: string) =>
    scale.subscales.find((subscale) => subscale.code === code)?.name[locale] ?? '';
  const levels = scale.judgement?.levels ?? [];
  return {
    pages: pages.map(({ href, subscale, caseNumber, done, codes }) => ({
      href,
      name: caseNumber > 0 ? translate(locale, 'fidelity.chartTitle', { n: caseNumber }) : nameOf(subscale),
      done,
      items: codes.length,
      isDone: done === codes.length,
    })),
    done: records.length - left.length,
    items: records.length,
    next: next && {
      href: pageOf(audit, next.item, next.record.caseNumber),
      code: next.item.code,
      name: next.item.name[locale],
    },
    sample:
      audit.sampleSize === null
        ? null
        : { size: audit.sampleSize, from: audit.sampleFrom, draw: describeDraw(audit, locale) },
    components: audit.components?.map(nameOf).join(', ') ?? '',
    topics: {
      items: audit.topics.length,
      done: audit.topics.filter(({ text }) => text !== '').length,
    },
    judgement: scale.judgement && {
      name: scale.judgement.name[locale],
      given: levels.find(({ rating }) => rating === audit.judgement)?.text[locale] ?? '',
      suggested: levels.find(({ rating }) => rating === total.suggestedJudgement)?.text[locale] ?? '',
    },
  };
}

/** The items of one page, as they are shown. */
export function describeItems(
  view: AuditView,
  { codes, caseNumber }: ItemsPage,
  locale: Locale,
): WorkspaceItem[] {
  return view.items
    .filter(({ item }) => codes.includes(item.code))
    .map((audited) => describeItem({ ...audited, record: recordOf(audited, caseNumber) }, locale));
}

/** What the form of a rating holds before anybody has changed it. */
export function formValues({ caseNumber, rating, note, missingReason, revision }: AuditItem) {
  return {
    caseNumber,
    rating: missingReason ? CANNOT_RATE : String(rating ?? ''),
    note: missingReason || note,
    revision,
  };
}

/** The forms of a page, by the item's code. */
export function pageValues(view: AuditView, caseNumber: number) {
  return Object.fromEntries(
    view.items.map((audited) => [audited.item.code, formValues(recordOf(audited, caseNumber))] as const),
  );
}

const recordOf = ({ records, record }: AuditedItem, number: number): AuditItem =>
  records.find(({ caseNumber }) => caseNumber === number) ?? record;

function describeItem(audited: AuditedItem, locale: Locale): WorkspaceItem {
  const { item, record } = audited;
  const levels = levelsOf(item);
  return {
    code: item.code,
    name: item.name[locale],
    about: item.about[locale],
    note: item.note?.[locale] ?? '',
    state: stateOf(audited),
    rating: record.rating,
    given: levels.find(({ rating }) => rating === record.rating)?.text[locale] ?? record.missingReason,
    remark: record.note,
    computed: describeComputed(audited, locale),
    choices: choicesFor(item, locale),
  };
}

/** The ratings an item can have, and that it cannot be rated. */
export function choicesFor(item: RatedItem, locale: Locale): FieldChoice[] {
  return [
    ...levelsOf(item).map(({ rating, text }) => ({
      value: String(rating),
      label: `${rating}. ${text[locale]}`,
    })),
    { value: CANNOT_RATE, label: translate(locale, 'fidelity.cannotRate') },
  ];
}

function stateOf({ record }: AuditedItem): ItemState {
  if (isUnrated(record)) return 'unrated';
  if (record.rating === null) return 'missing';
  if (record.computedRating === null) return 'rated';
  return record.rating === record.computedRating ? 'computed' : 'changed';
}

function describeComputed({ item, record, computed }: AuditedItem, locale: Locale): ComputedWords | null {
  if (!isMeasured(item) || !record.computed) return null;
  const { figure, caps } = record.computed;
  return {
    ...describeFigure(locale, figure),
    from: figure.from,
    to: figure.to,
    band: computed && {
      bounds: describeBounds(locale, item.bands, computed.band),
      text: computed.band.text[locale],
    },
    caps: caps.map((cap) => describeFigure(locale, cap)),
    cap: computed?.cap?.text[locale] ?? '',
    rating: record.computedRating,
  };
}
