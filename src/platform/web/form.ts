import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { invalid } from '../errors/domain-error.js';
import type { Problem } from '../errors/problem.js';
import { problemsOf } from '../errors/problems-of.js';
import { TICKET_FIELD } from '../forms/form-ticket.js';
import { refuseToShowAgain } from '../forms/showing-again.js';
import { numbersIn } from '../text/read-number.js';

/** A form as a page shows it: what was written in it and what is wrong with it. */
export interface Form<T> {
  /** As written, without blanks; nested as the names of the fields say. */
  values: Record<string, unknown>;
  /** The valid input, or null when there are problems. */
  input: T | null;
  problems: Problem[];
  /** Somebody else has saved since the form was read; nothing of it has been. */
  isStale?: boolean;
  meanwhile?: Meanwhile;
}

/** What somebody else has saved meanwhile, to be shown with the form. */
export interface Meanwhile {
  /** What the form would hold had it been opened now: each field that differs says so. */
  values: Record<string, unknown>;
  /** Rows of theirs that have been put last in the lists of the form, in words. */
  added: string[];
  /** What I wrote, where some of theirs has been taken into the form: each field that differs from this says so. */
  mine: Record<string, unknown>;
  /** Rows that they have removed, in words. */
  removed: string[];
}

/** A form nobody has sent yet, filled with what is known. */
export function formOf(values: Record<string, unknown> = {}): Form<never> {
  return { values, input: null, problems: [] };
}

/**
 * The form as a page shows it: as it is stored where nobody has sent it yet, else as it was sent; and where it came too
 * late with both, to be saved over what is stored now.
 * @param stored what the form holds when it is opened, with its revision
 */
export function shownForm(form: Form<unknown> | null, stored: Record<string, unknown>): Form<unknown> {
  if (!form) return formOf(stored);
  return form.isStale ? besideStored(form, stored) : form;
}

/**
 * A form that came too late beside what is stored now.
 * @param stored the fields of what is stored, with its revision; without its lists
 * @param lists the lists of the form with rows of theirs put last in them
 * @param added those rows in words
 */
export function besideStored(
  form: Form<unknown>,
  stored: Record<string, unknown>,
  lists: Record<string, unknown> = {},
  added: string[] = [],
): Form<unknown> {
  return {
    ...form,
    isStale: true,
    values: { ...form.values, ...lists, revision: stored.revision },
    meanwhile: { values: stored, added, mine: {}, removed: [] },
  };
}

/** One form of several on a page, as it came back. */
export interface SentForm {
  /** What the names of its fields begin with, as in `name[field]`. */
  name: string;
  form: Form<unknown>;
}

/**
 * All forms of a page as one.
 * @param stored what each holds when the page is opened, by its name
 */
export function formsOf(
  stored: Record<string, Record<string, unknown>>,
  sent: SentForm | undefined,
): Form<unknown> {
  if (!sent) return formOf(stored);
  const { name } = sent;
  const { values, problems, meanwhile, ...form } = shownForm(sent.form, stored[name] ?? {});
  return {
    ...form,
    values: { ...stored, [name]: values },
    problems: problems.map((problem) => ({ ...problem, path: `${name}.${problem.path}` })),
    meanwhile: meanwhile && { ...meanwhile, values: { [name]: meanwhile.values } },
  };
}

/** The status that answers a form: 200 where nobody has sent it yet. */
export function statusOf(form: Form<unknown> | null | undefined): 200 | 409 | 422 {
  if (form?.isStale) return 409;
  return form && form.problems.length > 0 ? 422 : 200;
}

/** What somebody has written in words of their own: every text that has a longest length, at any depth. */
export function wordsIn(input: object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(input.constructor, '', true, false);
  const isText = (field: string) =>
    rules.some((rule) => rule.propertyName === field && rule.name === 'maxLength');
  return Object.entries(input).flatMap(([field, value]) =>
    [value].flat().flatMap((item: unknown) => {
      if (typeof item === 'string') return isText(field) && !isPassword(field, item) ? [item] : [];
      return typeof item === 'object' && item !== null ? wordsIn(item) : [];
    }),
  );
}

/** The same of a form that nobody may read as an input: texts of several words, and no secrets. */
export function wordsSent(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([field, value]) => {
    if (typeof value !== 'string') return wordsSent(value);
    return /\S\s+\S/.test(value) && !isPassword(field, value) ? [value] : [];
  });
}

/**
 * Reads a posted form as an input class of the API. Fields named `rows[0][text]` become nested objects. Texts
 * are trimmed, with single line feeds; a blank field is no field and a wholly blank row no row. Fields under a
 * rule for numbers or booleans are converted; `3,5` is a number, and `1,000` is none, since it may be two. Fields
 * that the class lacks are left out. A password is kept exactly as it was typed.
 * @throws NothingToShowAgain where the form was sent too late, and is none that `submitted` shows again
 */
export async function readForm<T extends object>(type: ClassConstructor<T>, body: unknown): Promise<Form<T>> {
  refuseToShowAgain();
  const fields = writtenIn(body);
  const input = plainToInstance(type, fields);
  convertFields(input);
  const errors = await validate(input, {
    whitelist: true,
    forbidUnknownValues: false,
    validationError: { target: true, value: true },
  });
  return { values: fields, input: errors.length > 0 ? null : input, problems: problemsOf(errors) };
}

/** Reads what an address says after its question mark as an input class. @throws DomainError INVALID */
export async function readQuery<T extends object>(type: ClassConstructor<T>, query: unknown): Promise<T> {
  const { input, problems } = await readForm(type, query);
  if (!input) throw invalid(problems);
  return input;
}

/** What was written in a posted form, without blanks, before any rule has looked at it. */
export function writtenIn(body: unknown): Record<string, unknown> {
  const { _csrf, [TICKET_FIELD]: _form, ...fields } = (withoutBlanks(body) ?? {}) as Record<string, unknown>;
  return fields;
}

function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim() || undefined;
  if (Array.isArray(value)) return value.map(withoutBlanks).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, isPassword(key, item) ? item : withoutBlanks(item)] as const)
    .filter(([, item]) => item !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

export const isPassword = (key: string, item: unknown) =>
  typeof item === 'string' && /password$/i.test(key) && item !== '';

const converters: Record<string, (value: unknown) => unknown> = {
  isInt: toNumber,
  isNumber: toNumber,
  isBoolean: toBoolean,
};

/** A form carries text only. The rules of the input class say what the text stands for. */
function convertFields(target: object): void {
  const fields = target as Record<string, unknown>;
  const rules = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', true, false);
  for (const { propertyName, name = '', each } of rules) {
    const value = fields[propertyName];
    if (value === undefined) continue;
    const isList = each || name === 'isArray' || name.startsWith('array');
    if (isList && !Array.isArray(value)) fields[propertyName] = [value];
    const convert = converters[name];
    if (!convert) continue;
    const current = fields[propertyName];
    fields[propertyName] = each ? (current as unknown[]).map(convert) : convert(current);
  }
  for (const value of Object.values(fields)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === 'object' && item !== null && item.constructor !== Object) convertFields(item);
    }
  }
}

/** No number here is larger; neither the API nor a column takes more. */
const LARGEST = 2 ** 31 - 1;

function toNumber(value: unknown): unknown {
  if (typeof value === 'number') return Math.abs(value) <= LARGEST ? value : String(value);
  if (typeof value !== 'string') return value;
  const { comma, point = comma } = numbersIn(value);
  const number = comma ?? point;
  return number !== undefined && number === point && Math.abs(number) <= LARGEST ? number : value;
}

/** A ticked box sends `false` from its hidden companion and then `true`: the last word counts. */
function toBoolean(value: unknown): unknown {
  const last = Array.isArray(value) ? value.at(-1) : value;
  return last === 'true' ? true : last === 'false' ? false : last;
}
