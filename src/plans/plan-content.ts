import { Audience } from '../disclosure/audience.js';
import { contentChecksum, type PlanContent } from './content-checksum.js';
import type { Content, ContentOf, Fields, Rows } from './plan-fields.js';

type Row = Readonly<Record<string, unknown>>;
type OwnContent<All> = Omit<
  ContentOf<All>,
  keyof { [Key in keyof All as All[Key] extends Rows<unknown> ? Key : never]: 1 }
>;
type Written = Content<unknown> | Rows<Fields>;

/** The fields of a list that are content, of the first formats of the checksum or of all. */
export function contentFields(fields: object, format = Number.POSITIVE_INFINITY): [string, Written][] {
  return Object.entries(fields as Fields).filter(
    (entry): entry is [string, Written] => entry[1].is !== 'BESIDE' && entry[1].since <= format,
  );
}

/** What is written in a version, without what it is beside that. @param row a version with its rows in order */
export function contentOf<All extends object>(fields: All, row: ContentOf<All>): ContentOf<All> {
  return picked(fields, row as Row) as ContentOf<All>;
}

function picked(fields: object, row: Row, format?: number): Row {
  return made(
    fields,
    (name, field) =>
      field.is === 'ROWS' ? rowsIn(row, name).map((item) => picked(field.fields, item, format)) : row[name],
    format,
  );
}

/** The same without the rows: what is in columns of the version's own. */
export function ownContent<All extends object>(fields: All, row: ContentOf<All>): OwnContent<All> {
  const own = contentFields(fields).filter(([, field]) => field.is === 'CONTENT');
  return Object.fromEntries(own.map(([name]) => [name, (row as Row)[name]])) as OwnContent<All>;
}

/** The names of content, of a version or of its rows, that an input has no place for. */
type Lacking<All, Given> = {
  [Key in keyof ContentOf<All>]: Key extends keyof All & keyof Given
    ? All[Key] extends Rows<infer Of>
      ? NonNullable<Given[Key]> extends readonly (infer Item)[]
        ? Lacking<Of, Item>
        : Key
      : never
    : Key;
}[keyof ContentOf<All>];

/**
 * What is sent as what is kept: text without blanks around it, what was left out as blank, and no rows in which nothing is
 * written. The compiler refuses an input that has no place for some of the content.
 */
export function contentFrom<All extends object, Given extends object>(
  fields: All,
  given: Given & ([Lacking<All, Given>] extends [never] ? unknown : { lacks: Lacking<All, Given> }),
): ContentOf<All> {
  return kept(fields, given as Row) as ContentOf<All>;
}

function kept(fields: object, given: Row): Row {
  return made(fields, (name, field) => {
    const value = given[name];
    if (field.is === 'CONTENT') return typeof value === 'string' ? value.trim() : (value ?? field.blank);
    return rowsIn(given, name)
      .map((item) => kept(field.fields, item))
      .filter((item) => isWritten(field.fields, item));
  });
}

/** What a plan says in which nobody has written. */
export function blankContent<All extends object>(fields: All): ContentOf<All> {
  return made(fields, (_, field) => (field.is === 'ROWS' ? [] : field.blank)) as ContentOf<All>;
}

/** What the next version begins with: what the one before says, save what is asked again. */
export function nextContent<All extends object>(fields: All, row: ContentOf<All>): ContentOf<All> {
  return begun(fields, row as Row) as ContentOf<All>;
}

function begun(fields: object, row: Row): Row {
  return made(fields, (name, field) => {
    if (field.is === 'ROWS') return rowsIn(row, name).map((item) => begun(field.fields, item));
    return field.askedAgain ? field.blank : row[name];
  });
}

/** All that is written in words and printed. */
export function textsOf<All extends object>(fields: All, row: ContentOf<All>): string[] {
  return contentFields(fields).flatMap(([name, field]) => {
    if (field.is === 'ROWS')
      return rowsIn(row as Row, name).flatMap((item) => textsOf<object>(field.fields, item));
    return isText(field) && field.audience === Audience.EVERYONE ? [(row as Row)[name] as string] : [];
  });
}

/**
 * The format of the checksums that are written now. A field that comes later says `since` which: what was agreed before
 * has the checksum of its own format, so that a sheet from then can still be verified.
 */
export function latestFormat(fields: object): number {
  return Math.max(
    ...contentFields(fields).flatMap(([, field]) =>
      field.is === 'ROWS' ? [field.since, latestFormat(field.fields)] : field.since,
    ),
  );
}

/**
 * SHA-256 of what was agreed, in hex. What is named by an id counts by that: where a unit is reached is read from the register
 * at each print, since an old telephone number helps nobody.
 * @param about whose it is, and which version
 * @param row in order
 */
export function planChecksum<All extends object>(
  fields: All,
  about: Readonly<Record<string, string | number>>,
  row: ContentOf<All>,
  format: number,
): string {
  const content = picked(fields, row as Row, format) as { [name: string]: PlanContent };
  // The first format did not name itself.
  return contentChecksum({ ...about, ...content, ...(format > 1 && { format }) });
}

export const isText = ({ kind }: Content<unknown>) => kind === 'WORDS' || kind === 'LINE';

function isWritten(fields: Fields, row: Row): boolean {
  return contentFields(fields).some(
    ([name, field]) => field.is === 'CONTENT' && !field.isSetting && row[name] !== field.blank,
  );
}

const rowsIn = (row: Row, name: string) => row[name] as readonly Row[];

function made(fields: object, what: (name: string, field: Written) => unknown, format?: number): Row {
  return Object.fromEntries(contentFields(fields, format).map(([name, field]) => [name, what(name, field)]));
}
