import { perLocale } from '../i18n/locale.js';
import { optional, planHeader, required, rowReader } from './columns.js';
import { text, wholeNumber, yesNo } from './read-cell.js';

const headers = (...names: [string, ...string[]]) => perLocale(() => names);

const columns = {
  name: required(headers('namn'), text(10)),
  minutes: required(headers('minuter', 'längd'), wholeNumber(0, 60)),
  no_show: optional(headers('uteblev'), yesNo, false),
};

describe('planHeader', () => {
  it('finds columns by key or header in any order and any case', () => {
    const plan = planHeader(columns, ['LÄNGD', 'No show', 'kommentar', 'Namn', '']);
    expect([...plan.places]).toEqual([
      ['minutes', 0],
      ['no_show', 1],
      ['name', 3],
    ]);
    expect(plan.ignored).toEqual(['kommentar']);
    expect(plan.faults).toEqual([]);
  });

  it.each([
    'uteblev, ja/nej',
    'Uteblev – om någon',
    'uteblev - ja/nej',
    'Uteblev/no-show',
    'uteblev; kryssa',
    'Uteblev: ja eller nej',
    'Uteblev* (ja/nej), frivillig',
    'ute\u00ADblev',
    'Ute\u200Bblev (ja/nej)',
  ])('finds a column that something stands around, %s', (header) => {
    expect(planHeader(columns, ['namn', 'minuter', header])).toMatchObject({
      places: new Map([
        ['name', 0],
        ['minutes', 1],
        ['no_show', 2],
      ]),
      ignored: [],
      faults: [],
    });
  });

  it('takes the header that is nearest to the name of its column', () => {
    const plan = planHeader(columns, [
      'Namn, chef',
      'namn*',
      'minuter (restid)',
      'minuter',
      'uteblev-avbokad',
    ]);
    expect([...plan.places]).toEqual([
      ['name', 1],
      ['minutes', 3],
    ]);
    expect(plan.ignored).toEqual(['Namn, chef', 'minuter (restid)', 'uteblev-avbokad']);
    expect(planHeader(columns, ['namn', 'minuter, möte', 'minuter, resa']).faults).toEqual([
      { column: 'minuter, resa', reason: { code: 'headerTwice' } },
    ]);
  });

  it('names headers that are missing or stand twice', () => {
    expect(planHeader(columns, ['namn', 'name']).faults).toEqual([
      { column: 'name', reason: { code: 'headerTwice' } },
      { column: 'minutes (minuter)', reason: { code: 'headerMissing', params: { key: 'minutes' } } },
    ]);
  });
});

describe('rowReader', () => {
  const plan = planHeader(columns, ['namn', 'minuter']);

  it('reads every cell, with the default for a column left out', () => {
    expect(rowReader(columns, plan)(['Åsa', '45'])).toEqual({
      row: { name: 'Åsa', minutes: 45, no_show: false },
    });
  });

  it('names every cell that cannot be read, with the header as the file writes it', () => {
    expect(rowReader(columns, plan)(['', '45 min'])).toEqual({
      refused: [
        { column: 'namn', value: '', reason: { code: 'missing' } },
        { column: 'minuter', value: '45 min', reason: { code: 'wholeNumber' } },
      ],
    });
  });

  it('refuses a row with more or fewer cells than headers: the cells may have slipped', () => {
    expect(rowReader(columns, plan)(['Åsa', '45', 'x'])).toEqual({
      refused: [{ column: '', value: '', reason: { code: 'cellCount', params: { cells: 3, headers: 2 } } }],
    });
  });
});
