import { planHeader } from '../platform/csv/columns.js';
import { Notation } from '../platform/csv/notation.js';
import { askNotations, NotationsNeeded } from './ask-notations.js';
import { findHeader } from './find-header.js';
import { importColumns } from './import-columns.js';
import { ImportKind } from './import-kind.js';
import { isSumRow } from './is-sum-row.js';

const columns = importColumns[ImportKind.CONTACTS];
const header = ['personnummer', 'datum', 'tid', 'minuter', 'sätt', 'plats', 'personal'];
const plan = planHeader(columns, header);

async function* rowsOf(...cells: string[][]) {
  for (const [index, row] of cells.entries()) yield { line: index + 2, cells: row };
}
const dated = (...dates: string[]) => rowsOf(...dates.map((day) => ['x', day]));

describe('how a column is written', () => {
  it('is told by a cell that can be read in one way', async () => {
    const told = (...dates: string[]) => askNotations(columns, plan, dated(...dates), {});
    await expect(told('01.11.2026', '13.11.2026')).resolves.toEqual({ date: Notation.DAY_FIRST });
    await expect(told('01/11/2026', '11/30/2026')).resolves.toEqual({ date: Notation.MONTH_FIRST });
    await expect(told('261101', '991224')).resolves.toEqual({ date: Notation.YEAR_FIRST });
    await expect(told('2026-11-01', '13.11.2026')).resolves.toEqual({});
  });

  it('is asked about once where no cell tells', async () => {
    const asked = await askNotations(
      columns,
      plan,
      dated('2026-10-30', '01.11.2026', '02.11.2026'),
      {},
    ).catch((error: NotationsNeeded) => error.questions);
    expect(asked).toMatchObject([{ column: 'date', example: '01.11.2026', line: 3 }]);
    const answers = { date: Notation.DAY_FIRST };
    await expect(askNotations(columns, plan, dated('01.11.2026'), answers)).resolves.toEqual(answers);
  });

  it('is not told by a day to come with a year of two digits', async () => {
    for (const mistyped of ['220931', '260230', '211131'])
      for (const dates of [
        ['210901', mistyped],
        [mistyped, '210901'],
      ]) {
        const asked = await askNotations(columns, plan, dated(...dates), {}).catch(
          (error: NotationsNeeded) => error.questions,
        );
        expect([dates, asked]).toMatchObject([dates, [{ column: 'date', example: '210901' }]]);
      }
    const answered = askNotations(columns, plan, dated('210901', '220931', '991224'), {});
    await expect(answered).resolves.toEqual({ date: Notation.YEAR_FIRST });
    await expect(askNotations(columns, plan, dated('26-09-31', '2026-09-30'), {})).resolves.toEqual({});
  });

  it('is asked about where cells contradict each other', async () => {
    const mixed = dated('01/11/2026', '13/11/2026', '11/13/2026');
    await expect(askNotations(columns, plan, mixed, {})).rejects.toThrow(NotationsNeeded);
  });

  it('of numbers is told by the mark before decimals', async () => {
    const told = (...minutes: string[]) =>
      askNotations(columns, plan, rowsOf(...minutes.map((cell) => ['x', '', '', cell])), {});
    await expect(told('1.000', '45,0')).resolves.toEqual({ minutes: Notation.DECIMAL_COMMA });
    await expect(told('1.000', '45.0')).resolves.toEqual({ minutes: Notation.DECIMAL_POINT });
    await expect(told('1.000', '45')).rejects.toThrow(NotationsNeeded);
  });
});

describe('what is around the table', () => {
  const headerOf = async (text: string) => {
    const open = async function* () {
      yield Buffer.from(text);
    };
    return (await findHeader(columns, open, { encoding: 'utf-8', delimiter: ';' }, 60))?.line;
  };
  const names = header.join(';');

  it('above it is no header row', async () => {
    expect(await headerOf(`${names}\nx`)).toBe(1);
    expect(await headerOf(`sep=;\n${names}\nx`)).toBe(2);
    expect(await headerOf(`Personal november 2026;;;;;;\n\nUttaget 2026-11-30\n${names}\nx`)).toBe(4);
    expect(await headerOf('Personnummer* (12 siffror);Datum*;Tid:;Minuter (min)\nx')).toBe(1);
    expect(await headerOf('någonting;annat\nx;y')).toBe(1);
  });

  it('below it sums what is in it', () => {
    const sums = (...cells: string[]) => isSumRow(columns, plan, cells);
    expect(sums('Summa', '', '', '75')).toBe(true);
    expect(sums('Totalt:', '2 kontakter')).toBe(true);
    expect(sums('', '', '', '1 075', '', '', '')).toBe(true);
    expect(sums('Antal rader: 2')).toBe(true);
    expect(sums('', '', 'Delsumma', '75')).toBe(true);
    expect(sums('', '2026-11-01', '', '75')).toBe(false);
    expect(sums('19990514-9812', '2026-11-01', '10:00', '30', 'telefon', '', 'M03')).toBe(false);
    // The cell with the day may have been joined with the one above.
    expect(sums('', '', '13.00', '15', '', '', '')).toBe(false);
    const meetings = importColumns[ImportKind.MEETINGS];
    const meetingPlan = planHeader(meetings, ['datum', 'tid', 'minuter', 'närvarande', 'genomgångna']);
    const sumsMeetings = (...cells: string[]) => isSumRow(meetings, meetingPlan, cells);
    for (const clock of ['13.00', '13:00', '1300', '8', '0830'])
      expect([clock, sumsMeetings('', clock, '15', '5', '4')]).toEqual([clock, false]);
    expect(sumsMeetings('', '', '45', '12', '24')).toBe(true);
    expect(sums('Totalförsvaret', '2026-11-01')).toBe(false);
    // Whole: somebody may have such a number.
    expect(sums('Summa1', '2026-11-01', '10:00', '30', 'telefon', '', 'M03')).toBe(false);
  });
});
