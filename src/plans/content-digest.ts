import { createHash } from 'node:crypto';
import { contentFields } from './plan-content.js';
import type { Content, ContentOf, Fields, Rows } from './plan-fields.js';

/** The digest of each field of a row by its name. */
export type Said = Readonly<Record<string, string>>;

/** What somebody had before them when they began to write, told by digests alone. */
export interface SeenContent {
  own: Said;
  /** By the name of the list, in order. */
  rows: Readonly<Record<string, readonly Said[]>>;
}

/** Letters of each digest: one in 2^48 of other values looks the same. */
const LENGTH = 8;

/**
 * What a draft says, as short hashes: enough to know later what of it somebody has left as it was, and nothing to read it
 * by. The fields of the version after each other, then each list: `ownown~rowrow.rowrow~rowrow`.
 * @param content with its rows in order, as it is shown to whoever will send it back
 */
export function digestOf<All extends object>(fields: All, content: ContentOf<All>): string {
  const digests = (of: object, row: object) => Object.values(saidIn(of, row)).join('');
  const lists = listsIn(fields).map(([name, rows]) =>
    (content as Record<string, object[]>)[name]!.map((row) => digests(rows.fields, row)).join('.'),
  );
  return [digests(fields, content), ...lists].join('~');
}

/** Reads what {@link digestOf} wrote. What nobody wrote reads as if nothing had been seen. */
export function seenIn(fields: object, digest: string): SeenContent {
  const [own = '', ...lists] = digest.split('~');
  const said = (of: object, digests: string) =>
    Object.fromEntries(
      ownFields(of).map(([name], index) => [name, digests.slice(index * LENGTH, (index + 1) * LENGTH)]),
    );
  const rows = listsIn(fields).map(([name, list], index) => [
    name,
    (lists[index] ?? '')
      .split('.')
      .filter((row) => row.length === ownFields(list.fields).length * LENGTH)
      .map((row) => said(list.fields, row)),
  ]);
  return { own: said(fields, own), rows: Object.fromEntries(rows) };
}

/** What a version or a row says in fields of its own. */
export function saidIn(fields: object, row: object): Said {
  return Object.fromEntries(
    ownFields(fields).map(([name]) => [name, hash(name, (row as Record<string, unknown>)[name])]),
  );
}

export function ownFields(fields: object): [string, Content<unknown>][] {
  return contentFields(fields).filter(
    (entry): entry is [string, Content<unknown>] => entry[1].is === 'CONTENT',
  );
}

export function listsIn(fields: object): [string, Rows<Fields>][] {
  return contentFields(fields).filter((entry): entry is [string, Rows<Fields>] => entry[1].is === 'ROWS');
}

/** The name counts, so that a digest from before a field was added is never taken for that of another. */
function hash(name: string, value: unknown): string {
  // A form gives line breaks and blanks back in its own way.
  const said = typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;
  const whole = createHash('sha256').update(JSON.stringify([name, said]));
  return whole.digest('base64url').slice(0, LENGTH);
}
