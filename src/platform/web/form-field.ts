import { type Problem, problemText } from '../errors/problem.js';
import { plainNumber } from '../i18n/format-number.js';
import type { Locale } from '../i18n/locale.js';
import { translate } from '../i18n/translate.js';
import type { Form } from './form.js';

/** The part of a form that a page shows. */
export type ShownForm = Pick<Form<unknown>, 'values' | 'problems' | 'meanwhile'>;

interface Choice {
  value: string | number | boolean;
  label: string;
  hint?: string;
}

/** What a field partial needs beside its label and hint. */
export interface FormField {
  id: string;
  value: string;
  problem: string | undefined;
  /** What somebody else has saved in it meanwhile, in words; undefined where that is the same. */
  theirs: string | undefined;
  /** Where the value is what somebody else has saved: what stood there before, and what does now, in words; '' is nothing. */
  taken: { before: string; now: string } | undefined;
  hintId: string;
  problemId: string;
  theirsId: string;
  /** Ids of the texts that describe the field, or undefined when it has none. */
  describedBy: string | undefined;
  checked: boolean;
  choices: (Choice & { id: string; hintId: string; chosen: boolean })[];
}

/** @param name of the field as it is posted, such as `rows[0][text]` */
export function formField(
  locale: Locale,
  form: ShownForm,
  name: string,
  { hint, options = [] }: { hint?: string; options?: readonly Choice[] } = {},
): FormField {
  const path = pathOf(name);
  const id = fieldId(path);
  const written = valueAt(form.values, path);
  const value = shown(locale, written);
  const problem = form.problems.find((candidate) => candidate.path === path);
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const other = (values: unknown) => otherWords(locale, written, valueAt(values, path), options);
  const saved = other(form.meanwhile?.values);
  const theirs = saved === '' ? translate(locale, 'form.meanwhile.nothing') : saved;
  const before = theirs === undefined ? other(form.meanwhile?.mine) : undefined;
  const taken =
    before === undefined ? undefined : { before, now: otherWords(locale, null, written, options) ?? '' };
  const theirsId = `${id}-theirs`;
  const notes = [hint ? hintId : '', problem ? problemId : '', theirs || taken ? theirsId : ''];
  return {
    id,
    value,
    problem: problem && problemText(locale, problem),
    theirs,
    taken,
    hintId,
    problemId,
    theirsId,
    describedBy: notes.filter(Boolean).join(' ') || undefined,
    checked: value === 'true',
    choices: options.map((option, index) => ({
      ...option,
      id: index === 0 ? id : `${id}-${index + 1}`,
      hintId: `${id}-choice-${index + 1}-hint`,
      chosen: isChosen(written, option),
    })),
  };
}

/** @param written one value, or several where several may be chosen */
const isChosen = (written: unknown, { value }: Choice): boolean =>
  written !== undefined && [written].flat().map(String).includes(String(value));

/**
 * A value in words; undefined where it is the same as what is written.
 * @param value undefined for what is not stored, such as the reason of a change; null or '' where nothing is
 */
function otherWords(
  locale: Locale,
  written: unknown,
  value: unknown,
  options: readonly Choice[],
): string | undefined {
  const words = (of: unknown) =>
    options.length === 0
      ? shown(locale, of)
      : options
          .filter((option) => isChosen(of, option))
          .map(({ label }) => label)
          .join(', ');
  if (value === undefined || words(value) === words(written)) return undefined;
  return typeof value === 'boolean' ? translate(locale, value ? 'form.yes' : 'form.no') : words(value);
}

/** One line of the summary above a form. */
export interface SummaryLine {
  text: string;
  /** Name and id of the field, when the page has it. */
  label?: string;
  href?: string;
}

/** The problems of a form as lines; `labels` holds the label of each field on the page by its path. */
export function summaryLines(
  locale: Locale,
  form: ShownForm,
  labels: ReadonlyMap<string, string>,
): SummaryLine[] {
  return form.problems.map((problem: Problem) => {
    const text = problemText(locale, problem);
    const label = labels.get(problem.path);
    return label === undefined ? { text } : { text, label, href: `#${fieldId(problem.path)}` };
  });
}

/** `rows[0][text]` as posted is `rows.0.text` in a problem. */
export function pathOf(name: string): string {
  return name.replaceAll('[', '.').replaceAll(']', '');
}

export function fieldId(path: string): string {
  return `field-${path.replace(/[^\w-]/g, '-')}`;
}

function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      values,
    );
}

/** As the user would write it: with a decimal comma in Swedish. Of a box and its companion the last counts. */
function shown(locale: Locale, value: unknown): string {
  if (Array.isArray(value)) return shown(locale, value.at(-1));
  if (value === undefined || typeof value === 'object') return '';
  return typeof value === 'number' ? plainNumber(locale, value) : String(value);
}
