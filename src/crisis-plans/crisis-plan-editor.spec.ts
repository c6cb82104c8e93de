import 'reflect-metadata';
import { anchorOf, anchorOfRemoved, editorSections, withBlankRows } from './crisis-plan-editor.js';
import { packOf } from './packs/packs.js';

const pack = packOf({ pack: 'general', packVersion: '1.0.0' });
const PLACES = 14;
const trigger = { section: 'TRIGGERS', text: 'November.' };
const values = {
  statements: [trigger, { section: 'EARLY_SIGNS', stage: '2', text: 'Oro.' }],
  closedHoursUnits: [],
};
const placesOf = (rows: { section?: unknown; stage?: unknown }[]) =>
  rows.map(({ section, stage }) => [section, stage]);

describe('withBlankRows', () => {
  it('gives every place that has none a row to write in, after what is written', () => {
    const { statements, closedHoursUnits } = withBlankRows(values, pack);
    expect(statements).toHaveLength(2 + PLACES - 2);
    expect(placesOf(statements.slice(2, 4))).toEqual([
      ['EARLY_SIGNS', 1],
      ['EARLY_SIGNS', 3],
    ]);
    expect(statements[2]).toMatchObject({ text: '', author: 'PERSON', audience: 'CARE_AND_SUPPORT' });
    expect(closedHoursUnits).toEqual([
      {
        unitId: null,
        task: '',
        practicalOnly: false,
        response: 'PENDING',
        respondedOn: null,
        respondedBy: '',
      },
    ]);
  });

  it.each([
    ['TRIGGERS', ['TRIGGERS', null]],
    ['EARLY_SIGNS.2', ['EARLY_SIGNS', 2]],
    ['WHO_MAY_KNOW', ['WHO_MAY_KNOW', null]],
  ])('puts the row asked for in %s first among the new ones', (grows, place) => {
    const { statements } = withBlankRows(values, pack, grows);
    expect(placesOf(statements)[2]).toEqual(place);
  });

  it('adds no second blank row where there is none written', () => {
    expect(withBlankRows(values, pack, 'MEDICINES').statements).toHaveLength(PLACES);
    expect(withBlankRows(values, pack, 'NOWHERE').statements).toHaveLength(PLACES);
  });

  it('adds a unit when it is asked for', () => {
    const units = { ...values, closedHoursUnits: [{ unitId: 'a' }] };
    expect(withBlankRows(units, pack).closedHoursUnits).toHaveLength(1);
    expect(withBlankRows(units, pack, 'closedHoursUnits').closedHoursUnits).toHaveLength(2);
  });
});

it('shows each row in its place with its name in the form, and opens what is not as usual', () => {
  const rows = [
    trigger,
    { section: 'EARLY_SIGNS', stage: 2 },
    { ...trigger, author: 'PERSON', audience: 'CARE_AND_SUPPORT' },
  ];
  const [triggers, signs] = editorSections('sv', pack, { statements: rows });
  expect(triggers?.places[0]?.rows).toEqual([
    { index: 0, name: 'statements[0]', isOpen: true, label: 'Utlösare 1', isAnswered: false },
    { index: 2, name: 'statements[2]', isOpen: false, label: 'Utlösare 2', isAnswered: false },
  ]);
  expect(signs?.places.map((place) => place.rows.length)).toEqual([0, 1, 0]);
});

it('begins a reference to the care plan as the words of staff, and shows that it does', () => {
  const risk = packOf({ pack: 'risk-in-care-plan', packVersion: '1.1.0' });
  const { statements } = withBlankRows({ statements: [] }, risk);
  expect(statements.map(({ section, author }) => [section, author])).toEqual([
    ['REFERENCE', 'STAFF'],
    ['EARLY_SIGNS', 'PERSON'],
    ['WHAT_HELPS', 'PERSON'],
    ['PROFESSIONALS', 'PERSON'],
  ]);
  const isOpen = editorSections('sv', risk, { statements }).map(({ places }) => places[0]!.rows[0]!.isOpen);
  expect(isOpen).toEqual([true, false, false, false]);
});

it('leads each problem to where it is mended', () => {
  expect(anchorOf({ path: 'sections.EARLY_SIGNS', code: 'sectionMissing' })).toBe('EARLY_SIGNS');
  expect(anchorOf({ path: 'closedHoursUnits', code: 'outsideUnitMissing' })).toBe('closedHoursUnits');
  expect(anchorOf({ path: 'closedHoursUnits.1.unitId', code: 'unitNotChosen' })).toBe(
    'field-closedHoursUnits-1-unitId',
  );
});

it('leads back to where a row was removed, and to the top when it cannot tell', () => {
  expect(anchorOfRemoved({ ...values, removeRow: 'statements.1' })).toBe('EARLY_SIGNS');
  expect(anchorOfRemoved({ ...values, removeRow: 'closedHoursUnits.0' })).toBe('closedHoursUnits');
  expect(anchorOfRemoved({ ...values, removeRow: 'participants.0' })).toBe('participants');
  expect(anchorOfRemoved({ ...values, removeRow: 'statements.9' })).toBe('main');
});
