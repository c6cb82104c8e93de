import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import type { Problem } from '../errors/problem.js';
import { problemsOf } from '../errors/problems-of.js';

/** A form as a page shows it: what was written in it and what is wrong with it. */
export interface Form<T> {
  /** As written, without blanks; nested as the names of the fields say. */
  values: Record<string, unknown>;
  /** The valid input, or null when there are problems. */
  input: T | null;
  problems: Problem[];
}

/** A form nobody has sent yet, filled with what is known. */
export function formOf(values: Record<string, unknown> = {}): Form<never> {
  return { values, input: null, problems: [] };
}

/**
 * Reads a posted form as an input class of the API. Fields named `rows[0][text]` become nested objects. Texts
 * are trimmed, with single line feeds; a blank field is no field and a wholly blank row no row. Fields under a
 * rule for numbers or booleans are converted; `3,5` is a number. Fields that the class lacks are left out. A
 * password is kept exactly as it was typed.
 */
export async function readForm<T extends object>(type: ClassConstructor<T>, body: unknown): Promise<Form<T>> {
  const { _csrf, ...fields } = (withoutBlanks(body) ?? {}) as Record<string, unknown>;
  const input = plainToInstance(type, fields);
  convertFields(input);
  const errors = await validate(input, {
    whitelist: true,
    forbidUnknownValues: false,
    validationError: { target: true, value: true },
  });
  return { values: fields, input: errors.length > 0 ? null : input, problems: problemsOf(errors) };
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

const isPassword = (key: string, item: unknown) =>
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
  const digits = value
    .replace(/[\s\u00a0]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  const number = /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
  return Math.abs(number) <= LARGEST ? number : value;
}

/** A ticked box sends `false` from its hidden companion and then `true`: the last word counts. */
function toBoolean(value: unknown): unknown {
  const last = Array.isArray(value) ? value.at(-1) : value;
  return last === 'true' ? true : last === 'false' ? false : last;
}
