import { listsIn, type Said, saidIn, seenIn } from './content-digest.js';
import type { Content, ContentOf, Fields, Rows } from './plan-fields.js';

type Row = Readonly<Record<string, unknown>>;

/** Whether two rows ask the same. Blanks and line breaks in other places ask nothing else. */
export const asksTheSame = ({ answersTo = [] }: Rows<Fields>, one: Row, other: Row): boolean =>
  answersTo.every((name) => folded(one[name]) === folded(other[name]));

/** Whether there is an answer in the row, whatever it is. */
export const isAnswered = ({ fields, together: [name = ''] = [] }: Rows<Fields>, row: Row): boolean =>
  row[name] !== blankOf(fields, name);

/** The row with the answer of another; with none where there is no other. */
export function withAnswerOf({ fields, together = [] }: Rows<Fields>, row: Row, other?: Row): Row {
  const answer = together.map((name) => [name, other ? other[name] : blankOf(fields, name)]);
  return { ...row, ...Object.fromEntries(answer) };
}

/**
 * What somebody has written, with the answers that stand in it. An answer is to the words that it was given to: where they
 * have been changed and nobody has answered anew, none stands.
 * @param stored what the draft says so far
 * @param seen the digest of what the writer began with, for a form may still hold an answer that stands no longer
 */
export function withStandingAnswers<All extends object>(
  fields: All,
  written: ContentOf<All>,
  stored: ContentOf<All>,
  seen: string,
): ContentOf<All> {
  const { rows } = seenIn(fields, seen);
  const rowsOf = (content: ContentOf<All>, name: string) => (content as Record<string, Row[]>)[name]!;
  const lists = listsIn(fields)
    .filter(([, { answersTo }]) => answersTo)
    .map(([name, list]) => [name, standing(list, rowsOf(written, name), rowsOf(stored, name), rows[name]!)]);
  return { ...written, ...Object.fromEntries(lists) };
}

function standing(
  list: Rows<Fields>,
  written: readonly Row[],
  stored: readonly Row[],
  seen: readonly Said[],
): Row[] {
  const { fields, key, together = [], answersTo = [] } = list;
  /** Rows without a key are known by what they ask. */
  const isOfRow = (one: Row, row: Row) => (key ? one[key] === row[key] : asksTheSame(list, one, row));
  const known = key ? [key] : answersTo;
  const gone = stored.filter((before) => !written.some((row) => isOfRow(before, row)));
  return written.map((row) => {
    const said = saidIn(fields, row);
    const isAnswer = (other: Said) => together.every((name) => other[name] === said[name]);
    const isAnswerOf = (before: Row) => isAnswer(saidIn(fields, before));
    // Whoever chooses another unit in a row leaves the answer of the one before in it.
    const before =
      stored.find((one) => asksTheSame(list, one, row) && isAnswerOf(one)) ??
      stored.find((one) => asksTheSame(list, one, row)) ??
      stored.find((one) => isOfRow(one, row)) ??
      gone.find(isAnswerOf);
    const wasSeen = seen.some((one) => known.every((name) => one[name] === said[name]) && isAnswer(one));
    if (!isAnswered(list, row) || !((before && isAnswerOf(before)) || wasSeen)) return row;
    return withAnswerOf(list, row, before && asksTheSame(list, before, row) ? before : undefined);
  });
}

const blankOf = (fields: Fields, name: string) => (fields[name] as Content<unknown>).blank;

const folded = (value: unknown) => (typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : value);
