import { isCode } from '../door/ids.js';

type Fields = Record<string, unknown>;

/**
 * A form with lists of rows works without a script: each list has a button named `addRow` with the list as its
 * value, and each row one named `removeRow` with its list and place, such as `members.2`.
 * @returns what was posted without the row that was to go, and the list that is to get a row; undefined when
 * the form was sent by another button
 */
export function rowButton({
  addRow,
  removeRow,
  ...fields
}: Fields): { fields: Fields; grows?: string } | undefined {
  if (isCode(addRow)) return { fields, grows: addRow };
  if (typeof removeRow !== 'string') return undefined;
  const [list = '', index] = removeRow.split('.');
  const rows = fields[list];
  if (!Array.isArray(rows)) return { fields };
  return { fields: { ...fields, [list]: rows.filter((_, place) => place !== Number(index)) } };
}

/** Numbers from 1 for the rows that a page shows: those that are filled in, and a blank one where it is needed. */
export function shownRows(rows: unknown, wantsBlank: boolean): number[] {
  const filled = Array.isArray(rows) ? rows.length : 0;
  const length = wantsBlank || filled === 0 ? filled + 1 : filled;
  return Array.from({ length }, (_, index) => index + 1);
}

/**
 * Two people wrote from the same list. Nobody's words are lost: the rows of theirs that mine lacks, to be put last in
 * it. What I took away comes back, because nobody can tell that from what they wrote.
 * @param keyOf what makes two rows the same
 */
export function rowsToAdd<Row, Theirs extends Row>(
  mine: readonly Row[],
  theirs: readonly Theirs[],
  keyOf: (row: Row) => string,
): Theirs[] {
  const known = new Set(mine.map(keyOf));
  return theirs.filter((row) => !known.has(keyOf(row)));
}
