import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { FieldChoice } from '../platform/web/choices.js';
import { describeBounds, describeFigure, type FigureWords } from './describe-figure.js';
import { isMeasured, levelsOf } from './scale.js';
import { type AuditedItem, type AuditView, isUnrated } from './view-audit.js';

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

export interface Workspace {
  subscales: { code: string; name: string; done: number; items: WorkspaceItem[] }[];
  /** Items rated or missing for a reason, of all. */
  done: number;
  items: number;
}

/** An open audit as its page shows it, item by item. */
export function describeWorkspace(view: AuditView, locale: Locale): Workspace {
  const doneOf = (items: readonly AuditedItem[]) => items.filter(({ record }) => !isUnrated(record)).length;
  return {
    subscales: view.scale.subscales.map(({ code, name }) => {
      const items = view.items.filter(({ item }) => item.subscale === code);
      return {
        code,
        name: name[locale],
        done: doneOf(items),
        items: items.map((audited) => describeItem(audited, locale)),
      };
    }),
    done: doneOf(view.items),
    items: view.items.length,
  };
}

/** What the form of each item holds before anybody has changed it, by the item's code. */
export function formValues(view: AuditView): Record<string, { rating: string; note: string }> {
  return Object.fromEntries(
    view.items.map(({ item, record: { rating, note, missingReason } }) => [
      item.code,
      { rating: missingReason ? CANNOT_RATE : String(rating ?? ''), note: missingReason || note },
    ]),
  );
}

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
    choices: [
      ...levels.map(({ rating, text }) => ({ value: String(rating), label: `${rating}. ${text[locale]}` })),
      { value: CANNOT_RATE, label: translate(locale, 'fidelity.cannotRate') },
    ],
  };
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
