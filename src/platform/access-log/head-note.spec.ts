import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareWithNote,
  describeFinding,
  type HeadNote,
  NoteFinding,
  parseHeadNote,
  readHeadNote,
  writeHeadNote,
} from './head-note.js';

const note: HeadNote = { number: 7, hash: 'a'.repeat(64), at: '2026-05-05T06:07:08.009Z' };
const { SAME, BEHIND, DIFFERENT } = NoteFinding;

describe('the note of where the log ended', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'teamkompass-note-'));
    file = join(folder, 'x.sqlite.log-head');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read as it was written, one line of JSON that anybody can read', async () => {
    await writeHeadNote(file, note);
    expect(await readHeadNote(file)).toEqual(note);
    expect(readFileSync(file, 'utf8')).toBe(
      `{"number":7,"hash":"${note.hash}","at":"2026-05-05T06:07:08.009Z"}\n`,
    );
  });

  it('takes the place of the one before, and leaves nothing else behind', async () => {
    await writeHeadNote(file, note);
    await writeHeadNote(file, { ...note, number: 8 });
    expect(await readHeadNote(file)).toMatchObject({ number: 8 });
    expect(readdirSync(folder)).toEqual(['x.sqlite.log-head']);
  });

  it('is the one before where a new one cannot be finished', async () => {
    await writeHeadNote(file, note);
    await expect(writeHeadNote(join(folder, 'missing', 'file'), { ...note, number: 8 })).rejects.toThrow(
      'ENOENT',
    );
    expect(await readHeadNote(file)).toEqual(note);
  });

  it('is not there before anything was noted', async () => {
    expect(await readHeadNote(file)).toBeUndefined();
  });

  it('that holds something else is told of, with its name and what it should look like', async () => {
    writeFileSync(file, '{"number":7}');
    await expect(readHeadNote(file)).rejects.toThrow(`${file} is no note of the log's head. It must be JSON`);
  });

  it.each([
    '',
    'null',
    '7',
    '"x"',
    '{}',
    JSON.stringify({ ...note, number: '7' }),
    JSON.stringify({ ...note, number: 7.5 }),
    JSON.stringify({ ...note, hash: 'a' }),
    JSON.stringify({ ...note, hash: 'G'.repeat(64) }),
    JSON.stringify({ ...note, at: 'yesterday' }),
    JSON.stringify(note).slice(0, -1),
  ])('is not %j', (text) => expect(() => parseHeadNote(text)).toThrow(SyntaxError));

  it('holds nothing but what a note holds', () => {
    expect(parseHeadNote(JSON.stringify({ ...note, more: 1 }))).toEqual(note);
  });
});

describe('a log beside its note', () => {
  const link = (number: number, hash = note.hash) => ({ number, hash });
  const other = 'b'.repeat(64);
  it.each([
    ['ends where it was noted', link(7), link(7), SAME],
    ['has gone on since', link(7), link(9, other), SAME],
    ['ends before', undefined, link(5, other), BEHIND],
    ['is empty', undefined, link(0, other), BEHIND],
    ['has another row there', link(7, other), link(7, other), DIFFERENT],
    ['has another row there and goes on', link(7, other), link(9), DIFFERENT],
    ['has no row there and goes on', undefined, link(9), DIFFERENT],
  ])('that %s', (_, row, last, finding) => expect(compareWithNote(note, row, last)).toBe(finding));

  it('is told of in words, with the rows that are missing', () => {
    expect(describeFinding(SAME, note, link(9))).toBeUndefined();
    expect(describeFinding(BEHIND, note, link(5))).toBe(
      'The database is older or shorter than what was noted. The log had come to row 7 at 2026-05-05T06:07:08.009Z, and here it ends at row 5: rows 6 to 7 are missing.',
    );
    expect(describeFinding(DIFFERENT, note, link(9))).toContain(
      'The database is another than what was noted.',
    );
  });
});
