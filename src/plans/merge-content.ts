import { rowsToAdd } from '../platform/web/form-rows.js';
import { contentFields, contentOf, isText } from './plan-content.js';
import type { Content, ContentOf, Fields } from './plan-fields.js';

type Row = Readonly<Record<string, unknown>>;

/** How two write in the same row of a list. In other lists, rows of two are the same where all that is written in them is. */
export interface SharedRow<Item> {
  isSame(mine: Item, theirs: Item): boolean;
  /** What goes together, such as an answer and its day: all of it mine, or all of it theirs. */
  together(mine: Item, theirs: Item): Partial<Item>;
}

/** The lists of a plan in which two may write in the same row. */
export type SharedRows<All> = {
  readonly [Key in keyof ContentOf<All>]?: ContentOf<All>[Key] extends (infer Item)[]
    ? SharedRow<Item>
    : never;
};

export interface MergedContent<All> {
  merged: ContentOf<All>;
  /** What `theirs` held that `mine` lacked, in their words. */
  added: string[];
}

/**
 * Two people wrote from the same draft. Nobody's words are lost: what stands in theirs and not in mine is added to mine, rows
 * at the end of their list. What cannot stand twice, such as a day, is mine, or theirs where I left it open.
 */
export function mergeContent<All extends object>(
  fields: All,
  mine: ContentOf<All>,
  theirs: ContentOf<All>,
  shared: SharedRows<All> = {},
): MergedContent<All> {
  const { merged, added } = mergeRow(
    fields,
    contentOf(fields, mine) as Row,
    contentOf(fields, theirs) as Row,
    shared as SharedByList,
  );
  return { merged: merged as ContentOf<All>, added };
}

/** What I wrote of which nothing stands in what has been agreed, in my words. */
export function wordsNotIn<All extends object>(
  fields: All,
  agreed: ContentOf<All>,
  mine: ContentOf<All>,
  shared?: SharedRows<All>,
): string[] {
  const another = contentFields(fields).flatMap(([name, field]) => {
    const [stands, wrote] = [(agreed as Row)[name], (mine as Row)[name] as string];
    return field.is === 'CONTENT' && field.kind === 'LINE' && stands && wrote && stands !== wrote
      ? wrote
      : [];
  });
  return [...mergeContent(fields, agreed, mine, shared).added, ...another];
}

type SharedByList = Record<string, SharedRow<Row> | undefined>;

interface Merged<Of> {
  merged: Of;
  added: string[];
}

function mergeRow(fields: object, mine: Row, theirs: Row, shared: SharedByList = {}): Merged<Row> {
  const both = contentFields(fields).map(([name, field]): [string, Merged<unknown>] => [
    name,
    field.is === 'ROWS'
      ? mergeRows(field.fields, mine[name] as Row[], theirs[name] as Row[], shared[name])
      : mergeValue(field, mine[name], theirs[name]),
  ]);
  return {
    merged: Object.fromEntries(both.map(([name, { merged }]) => [name, merged])),
    added: both.flatMap(([, { added }]) => added),
  };
}

function mergeValue({ kind, blank }: Content<unknown>, mine: unknown, theirs: unknown): Merged<unknown> {
  if (kind === 'WORDS') {
    const added = newWords(mine as string, theirs as string);
    return { merged: [mine, ...added].join('\n\n').trim(), added };
  }
  if (kind === 'YES_NO' || mine !== blank) return { merged: mine, added: [] };
  return { merged: theirs, added: kind === 'LINE' && theirs ? [theirs as string] : [] };
}

function mergeRows(
  fields: Fields,
  mine: readonly Row[],
  theirs: readonly Row[],
  shared: SharedRow<Row> | undefined,
): Merged<Row[]> {
  if (!shared) {
    const more = rowsToAdd(mine, theirs, (row) => keyOf(fields, row));
    return { merged: [...mine, ...more], added: more.map((row) => firstWords(fields, row)) };
  }
  const isMine = (row: Row) => mine.some((own) => shared.isSame(own, row));
  const both = mine.map((row): Merged<Row> => {
    const same = theirs.find((other) => shared.isSame(row, other));
    if (!same) return { merged: row, added: [] };
    const together = shared.together(row, same);
    const others = Object.entries(fields).filter(([name]) => !(name in together));
    const { merged, added } = mergeRow(Object.fromEntries(others), row, same);
    return { merged: { ...merged, ...together }, added };
  });
  const more = theirs.filter((row) => !isMine(row));
  return {
    merged: [...both.map(({ merged }) => merged), ...more],
    added: [...both.flatMap(({ added }) => added), ...more.map((row) => firstWords(fields, row))],
  };
}

/** The other's text, unless mine holds it already. */
function newWords(mine: string, theirs: string): string[] {
  return mine.includes(theirs.trim()) ? [] : [theirs.trim()];
}

/** The same words that are to be read by others, or are somebody else's, are another row. */
function keyOf(fields: Fields, row: Row): string {
  const said = contentFields(fields).map(([name]) => row[name]);
  return JSON.stringify(said.map((value) => (typeof value === 'string' ? value.trim() : value)));
}

/** What tells a row from others in a sentence: the first text in it. */
function firstWords(fields: Fields, row: Row): string {
  const texts = contentFields(fields).filter(([, field]) => field.is === 'CONTENT' && isText(field));
  return texts.map(([name]) => row[name] as string).find(Boolean) ?? '';
}
