import { KnownContacts } from './known-contacts.js';

const known = () => {
  const contacts = new KnownContacts();
  contacts.add('ten', { rest: '30 minutes', staffIds: ['a', 'b'] });
  return contacts;
};
const row = (rest: string, ...staffIds: string[]) => ({ rest, staffIds });
const duplicate = (line: number) => ({ code: 'duplicate', params: { line } });

describe('the contacts of an enrolment', () => {
  it('are joined by rows that differ in the staff alone', () => {
    const contacts = known();
    const first = row('45 minutes', 'a');
    expect(contacts.judge('nine', first, 2)).toBe('new');
    expect(contacts.judge('nine', row('45 minutes', 'b'), 3)).toBe('joined');
    expect(contacts.judge('nine', row('45 minutes', 'c', 'd'), 4)).toBe('joined');
    expect(first.staffIds).toEqual(['a', 'b', 'c', 'd']);
    expect(contacts.judge('nine', row('45 minutes', 'b'), 5)).toEqual(duplicate(2));
    expect(contacts.judge('nine', row('30 minutes', 'e'), 6)).toEqual(duplicate(2));
  });

  it('are known by one row that says it all, however often', () => {
    const contacts = known();
    expect(contacts.judge('ten', row('30 minutes', 'b', 'a'), 2)).toBe('known');
    expect(contacts.judge('ten', row('30 minutes', 'a', 'b'), 3)).toBe('known');
    expect(contacts.judge('ten', row('45 minutes', 'a', 'b'), 4)).toEqual(duplicate(2));
    expect([...contacts.conclude()]).toEqual([]);
  });

  it('are known by a row for each of the staff', () => {
    const contacts = known();
    expect(contacts.judge('ten', row('30 minutes', 'a'), 2)).toBe('waits');
    expect(contacts.judge('ten', row('30 minutes', 'b'), 9)).toBe('waits');
    expect([...contacts.conclude()]).toEqual([{ known: [2, 9] }]);
  });

  it('differ from the file in what is said or in who was there', () => {
    const contacts = known();
    contacts.add('noon', row('20 minutes', 'a'));
    expect(contacts.judge('ten', row('45 minutes', 'a'), 2)).toBe('waits');
    expect(contacts.judge('ten', row('45 minutes', 'b'), 3)).toBe('waits');
    expect(contacts.judge('ten', row('50 minutes', 'c'), 4)).toEqual(duplicate(2));
    expect(contacts.judge('noon', row('20 minutes', 'c'), 5)).toBe('waits');
    expect([...contacts.conclude()]).toEqual([
      {
        key: 'ten',
        stored: row('30 minutes', 'a', 'b'),
        said: { ...row('45 minutes', 'a', 'b'), lines: [2, 3] },
        lines: [2, 3],
      },
      {
        key: 'noon',
        stored: row('20 minutes', 'a'),
        said: { ...row('20 minutes', 'c'), lines: [5] },
        lines: [5],
      },
    ]);
  });
});
