import 'reflect-metadata';
import { type ComparedRow, compareVersions, isSameContent } from './compare-versions.js';
import { compareWords } from './compare-words.js';
import { choice, day, line, reference, rows, words, yesNo } from './plan-fields.js';
import { PlanChange, StatementAuthor } from './plan-kinds.js';

const { KEPT, CHANGED, ADDED, REMOVED } = PlanChange;

const PLAN = {
  aim: words(),
  together: yesNo(),
  reviewOn: day(),
  lines: rows({
    section: choice({ A: 'A', B: 'B' }, 'A', { isPlace: true, isSetting: true }),
    text: words(),
    author: choice(StatementAuthor, StatementAuthor.PERSON, { isSetting: true }),
  }),
  units: rows({ unitId: reference(), task: words() }, { key: 'unitId' }),
};
type Plan = Parameters<typeof compareVersions<typeof PLAN>>[1];

const blank: Plan = { aim: '', together: false, reviewOn: null, lines: [], units: [] };
const said = (text: string, section: 'A' | 'B' = 'A', author = StatementAuthor.PERSON) => ({
  section,
  text,
  author,
});
const compare = (before: Partial<Plan>, after: Partial<Plan>) =>
  compareVersions(PLAN, { ...blank, ...before }, { ...blank, ...after });
/** The rows of a list as they are told: what became of each, and what it said before and says now. */
const told = (list: 'lines' | 'units', before: Partial<Plan>, after: Partial<Plan>) =>
  compare(before, after)
    .lists.find(({ name }) => name === list)!
    .rows.map(({ change, isMoved, ...row }: ComparedRow) => {
      const text = (values: ComparedRow['before']) => values?.text ?? values?.task ?? null;
      return [isMoved ? `${change} MOVED` : change, text(row.before), text(row.after)];
    });

describe('what stands in fields of the version', () => {
  it('is kept, whatever blanks and line breaks a form gave back', () => {
    const compared = compare({ aim: 'Bo kvar\nhemma.' }, { aim: ' Bo kvar\r\nhemma. ' });
    expect(compared.fields.map(({ name, change }) => [name, change])).toEqual([
      ['aim', KEPT],
      ['together', KEPT],
      ['reviewOn', KEPT],
    ]);
    expect(isSameContent(compared)).toBe(true);
  });

  it('is changed word by word, added where nothing stood, removed where nothing stands, and a no is no gap', () => {
    const { fields } = compare(
      { aim: 'Jag vill bo kvar.', reviewOn: '2026-12-01' },
      { aim: 'Jag vill helst bo ensam.', together: true },
    );
    expect(fields.map(({ change }) => change)).toEqual([CHANGED, CHANGED, REMOVED]);
    expect(fields[0]!.parts).toEqual([
      { change: KEPT, text: 'Jag vill ' },
      { change: ADDED, text: 'helst ' },
      { change: KEPT, text: 'bo ' },
      { change: REMOVED, text: 'kvar.' },
      { change: ADDED, text: 'ensam.' },
    ]);
    expect(fields[1]!.parts).toEqual([]);
    expect(compare({}, { aim: 'Nytt.' }).fields[0]!.change).toBe(ADDED);
  });
});

describe('rows', () => {
  const [walk, call, tea] = [said('Gå ut.'), said('Ring min syster Karin på kvällen.'), said('Koka te.')];

  it('that only stand in another order are kept, and the fewest are told as moved', () => {
    const lines = (...all: Plan['lines']) => ({ lines: all });
    expect(told('lines', lines(walk, call, tea), lines(tea, walk, call))).toEqual([
      ['KEPT MOVED', 'Koka te.', 'Koka te.'],
      ['KEPT', 'Gå ut.', 'Gå ut.'],
      ['KEPT', 'Ring min syster Karin på kvällen.', 'Ring min syster Karin på kvällen.'],
    ]);
    // In another section it is another row, and where the sections stand moves nothing.
    const there = said('Gå ut.', 'B');
    expect(told('lines', lines(walk, tea), lines(there, tea))).toEqual([
      [REMOVED, 'Gå ut.', null],
      [ADDED, null, 'Gå ut.'],
      [KEPT, 'Koka te.', 'Koka te.'],
    ]);
    expect(told('lines', lines(there, walk), lines(walk, there)).map(([change]) => change)).toEqual([
      KEPT,
      KEPT,
    ]);
  });

  it('are the same row where most words are, not where they stand: the removed one is told after what it stood after', () => {
    const later = said('Ring min syster Karin före åtta på kvällen.');
    expect(told('lines', { lines: [walk, tea, call] }, { lines: [walk, later] })).toEqual([
      [KEPT, 'Gå ut.', 'Gå ut.'],
      [REMOVED, 'Koka te.', null],
      [CHANGED, call.text, later.text],
    ]);
  });

  it('with nothing in common are one that was removed and one that was added', () => {
    expect(told('lines', { lines: [walk] }, { lines: [said('Lyssna på musik.')] })).toEqual([
      [REMOVED, 'Gå ut.', null],
      [ADDED, null, 'Lyssna på musik.'],
    ]);
  });

  it('of which only a setting changed are changed, also twice the same', () => {
    const hers = said('Gå ut.', 'A', StatementAuthor.RELATIVE);
    const [first, second] = compare({ lines: [walk, walk] }, { lines: [walk, hers] }).lists[0]!.rows;
    expect(first!.change).toBe(KEPT);
    expect(second!.fields.map(({ name, change }) => [name, change])).toEqual([
      ['section', KEPT],
      ['text', KEPT],
      ['author', CHANGED],
    ]);
  });

  it('with a key are the same by it, whatever else they say, and never another', () => {
    const units = (...all: [string, string][]) => ({
      units: all.map(([unitId, task]) => ({ unitId, task })),
    });
    expect(told('units', units(['x', 'Svarar.'], ['y', 'Tar emot.']), units(['y', 'Svarar.']))).toEqual([
      [REMOVED, 'Svarar.', null],
      [CHANGED, 'Tar emot.', 'Svarar.'],
    ]);
  });

  it('of somebody named are of the same, whatever else was changed, and with another name of another', () => {
    const met = (name: string, role: string) => ({ people: [{ name, role }] });
    const fields = { people: rows({ name: line({ isPlace: true }), role: line() }) };
    const changes = (before: ReturnType<typeof met>, after: ReturnType<typeof met>) =>
      compareVersions(fields, before, after).lists[0]!.rows.map(({ change }) => change);
    expect(changes(met('Kim', 'boendestöd'), met('Kim', 'läkare'))).toEqual([CHANGED]);
    expect(changes(met('Kim', 'läkare'), met('Mio', 'läkare'))).toEqual([REMOVED, ADDED]);
  });
});

describe('hostile words', () => {
  it('are told as they were written, in full', () => {
    const before = '<ins>__proto__</ins>  constructor\n\t{{x}} "a"';
    const after = '<del>__proto__</del>  constructor\n\t{{y}} "a" 👩‍👩‍👧';
    const parts = compareWords(before, after);
    const side = (other: PlanChange) =>
      parts
        .filter(({ change }) => change !== other)
        .map(({ text }) => text)
        .join('');
    expect(side(REMOVED)).toBe(after);
    expect(side(ADDED).trim()).toBe(before);
  });

  it('of great length cost no more than one change of all that differs', () => {
    const many = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${n}`).join(' ');
    const parts = compareWords(`Först ${many('a')} sist`, `Först ${many('b')} sist`);
    expect(parts.map(({ change }) => change)).toEqual([KEPT, REMOVED, ADDED, KEPT]);
  });

  it('in many texts cost no more than in one', () => {
    // Every other word is another: 1,500 by 1,500 in each text, of which no more than one has room. Of the others the first word is
    // kept, and the rest is one change.
    const text = (row: number, word: string) =>
      Array.from({ length: 1500 }, (_, n) => (n % 2 ? word : `row${row}word${n}`)).join(' ');
    const lines = (word: string) => ({ lines: [0, 1, 2].map((row) => said(text(row, word))) });
    const { rows: compared } = compare(lines('bra'), lines('illa')).lists[0]!;
    const parts = compared.map(({ fields }) => fields.find(({ name }) => name === 'text')!.parts.length);
    expect(parts[0]).toBeGreaterThan(1000);
    expect(parts.slice(1)).toEqual([3, 3]);
  });

  it('in the names of rows match no more than they say', () => {
    const rowsOf = (...texts: string[]) => ({ lines: texts.map((text) => said(text)) });
    expect(told('lines', rowsOf('constructor', '💥', ''), rowsOf('__proto__', '💥', ''))).toEqual([
      [REMOVED, 'constructor', null],
      [ADDED, null, '__proto__'],
      [KEPT, '💥', '💥'],
      [KEPT, '', ''],
    ]);
  });
});
