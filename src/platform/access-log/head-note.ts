import { readFile } from 'node:fs/promises';
import { type DatabasePlace, sqlitePathOf } from '../database/data-source-options.js';
import { noteBeside } from '../database/sqlite-file.js';
import { writeWhole } from '../database/write-whole.js';
import type { ChainLink } from './hash-entry.js';

/** Where the log ended at some time, kept outside the database: what is older or shorter shows against it. */
export interface HeadNote extends ChainLink {
  /** When it was noted, ISO 8601 in UTC. */
  at: string;
}

/** The file beside a SQLite database that says where its log ended; on PostgreSQL there is none. */
export function noteFileOf(place: DatabasePlace): string | undefined {
  return place.DATABASE_URL ? undefined : noteBeside(sqlitePathOf(place));
}

/**
 * Writes the note so that there is always a whole one to read, also when the power goes.
 * @throws Error of the file system
 */
export function writeHeadNote(file: string, note: HeadNote): Promise<void> {
  return writeWhole(file, `${JSON.stringify(note)}\n`);
}

/** @returns undefined where nothing was noted @throws Error when the file holds something else, or cannot be read */
export async function readHeadNote(file: string): Promise<HeadNote | undefined> {
  try {
    return parseHeadNote(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError)
      throw new Error(
        `${file} is no note of the log's head. ${error.message} Keep it as evidence and move it away: then the log is followed, and noted again.`,
      );
    throw error;
  }
}

/** @throws SyntaxError saying what a note looks like */
export function parseHeadNote(text: string): HeadNote {
  const { number, hash, at } = fieldsOf(text);
  const isNote =
    Number.isSafeInteger(number) && /^[0-9a-f]{64}$/.test(`${hash}`) && !Number.isNaN(Date.parse(`${at}`));
  if (!isNote)
    throw new SyntaxError(
      'It must be JSON: {"number": 1, "hash": "64 hexadecimal digits", "at": "an instant"}.',
    );
  return { number, hash, at } as HeadNote;
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** How a log stands to where it was noted to have ended. */
export enum NoteFinding {
  /** It holds the row that was noted, and perhaps goes on. */
  SAME = 'SAME',
  /** It ends before that row. */
  BEHIND = 'BEHIND',
  /** It has another row there, or none though it goes on. */
  DIFFERENT = 'DIFFERENT',
}

/**
 * @param row what the log has at the number that was noted, if anything
 * @param last where the log ends
 */
export function compareWithNote(note: ChainLink, row: ChainLink | undefined, last: ChainLink): NoteFinding {
  if (row?.hash === note.hash) return NoteFinding.SAME;
  return last.number < note.number ? NoteFinding.BEHIND : NoteFinding.DIFFERENT;
}

/** What is wrong, for whoever keeps the installation; undefined when nothing is. */
export function describeFinding(finding: NoteFinding, note: HeadNote, last: ChainLink): string | undefined {
  if (finding === NoteFinding.SAME) return undefined;
  const noted = `The log had come to row ${note.number} at ${note.at}`;
  return finding === NoteFinding.BEHIND
    ? `The database is older or shorter than what was noted. ${noted}, and here it ends at row ${last.number}: rows ${last.number + 1} to ${note.number} are missing.`
    : `The database is another than what was noted. ${noted}, and here that row is another or is missing: the log was rebuilt, or this is the database of another installation.`;
}
