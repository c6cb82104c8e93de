import { rowButton, rowsToAdd, shownRows } from './form-rows.js';

const members = [{ name: 'Anna' }, { name: 'Bo' }, { name: 'Cia' }];

describe('rowButton', () => {
  it('takes out the row whose button was pressed and leaves the button behind', () => {
    expect(rowButton({ revision: '2', members, removeRow: 'members.1' })).toEqual({
      fields: { revision: '2', members: [{ name: 'Anna' }, { name: 'Cia' }] },
    });
  });

  it('says which list is to get a row', () => {
    expect(rowButton({ members, addRow: 'goals' })).toEqual({ fields: { members }, grows: 'goals' });
  });

  it('is no row button when the form is saved', () => {
    expect(rowButton({ members })).toBeUndefined();
    expect(rowButton({ members, addRow: 'x'.repeat(41) })).toBeUndefined();
  });

  it.each(['members.9', 'members', 'members.x', 'nothing.0', ''])('leaves all rows for "%s"', (removeRow) => {
    expect(rowButton({ members, removeRow })).toEqual({ fields: { members } });
  });
});

describe('shownRows', () => {
  it.each([
    [members, false, [1, 2, 3]],
    [members, true, [1, 2, 3, 4]],
    [[], false, [1]],
    [undefined, false, [1]],
    [undefined, true, [1]],
  ])('of %j with a blank one %s: %j', (rows, wantsBlank, expected) => {
    expect(shownRows(rows, wantsBlank)).toEqual(expected);
  });
});

describe('rowsToAdd', () => {
  const keyOf = ({ name }: { name: string }) => name;

  it('are those of theirs that mine lacks, in their order', () => {
    const theirs = [{ name: 'Disa' }, { name: 'Bo' }, { name: 'Anna' }, { name: 'Ea' }];
    expect(rowsToAdd(members, theirs, keyOf)).toEqual([{ name: 'Disa' }, { name: 'Ea' }]);
  });

  it('are none where all of theirs stand in mine', () => {
    expect(rowsToAdd(members, [{ name: 'Cia' }], keyOf)).toEqual([]);
    expect(rowsToAdd([], [], keyOf)).toEqual([]);
  });
});
