import { sv } from '../../test/support/words.js';
import type { RecordChange } from '../contacts/record-change.entity.js';
import { changeLines, linesOf } from './record-lines.js';

const names = new Map([
  ['a', 'Åsa'],
  ['b', 'Bo'],
]);
const change = (facts: Partial<RecordChange>) =>
  ({ voids: false, reason: 'Felskrivet.', accountName: 'Amina', at: new Date(0), ...facts }) as RecordChange;

it('a record is told in words, and whom nobody may name is counted', () => {
  const said = {
    date: '2026-03-14',
    minutes: 30,
    mode: 'PHONE',
    crisis: false,
    staffIds: ['a', 'b', 'x'],
    endedOn: null,
  };
  expect(linesOf('sv', said, names).map(({ text }) => text)).toEqual([
    '14 mars 2026',
    sv('day.minutes', { n: 30 }),
    sv('kind.contactMode.PHONE'),
    sv('form.no'),
    `Bo, Åsa, ${sv('day.more', { n: 1 })}`,
    '–',
  ]);
});

it('each change is told from what was there to what came after it', () => {
  const history = [
    change({ before: { minutes: 45, crisis: false }, voids: true }),
    change({ before: { minutes: 45, crisis: true } }),
    change({ before: { minutes: 30, crisis: true } }),
  ];
  const told = changeLines('sv', { minutes: 45, crisis: false }, history, names);
  expect(told.map(({ changes }) => changes.map(({ before, after }) => [before, after]))).toEqual([
    [],
    [[sv('form.yes'), sv('form.no')]],
    [[sv('day.minutes', { n: 30 }), sv('day.minutes', { n: 45 })]],
  ]);
  expect(told[0]).toMatchObject({ voids: true, reason: 'Felskrivet.', name: 'Amina' });
});

it('no correction is told of a place that a call was once kept with', () => {
  const before = { mode: 'PHONE', place: 'OFFICE', minutes: 30 };
  const [told] = changeLines('sv', { ...before, place: null, minutes: 45 }, [change({ before })], names);
  expect(told!.changes.map(({ label }) => label)).toEqual([sv('day.field.minutes')]);
});
