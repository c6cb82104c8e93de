import type { RecordedContent } from '../contacts/record-change.entity.js';
import { changedFields, tellsOnlyMore } from './compare-content.js';

const before = { minutes: 30, crisis: false, endedOn: null, staffIds: ['b', 'a'] };

describe('two states of a record', () => {
  it.each<[string, RecordedContent, string[]]>([
    ['nothing', before, []],
    ['the order of what is named', { ...before, staffIds: ['a', 'b'] }, []],
    ['a number', { ...before, minutes: 45 }, ['minutes']],
    ['who is named', { ...before, staffIds: ['a'] }, ['staffIds']],
    ['what was missing', { ...before, endedOn: '2026-01-02' }, ['endedOn']],
    ['what is told no more', { crisis: false, staffIds: ['a', 'b'] }, ['minutes']],
  ])('differ in %s', (_, after, fields) => {
    expect(changedFields(before, after)).toEqual(fields);
  });

  it('need a reason when something that was there is told otherwise, and none when more is told', () => {
    expect(tellsOnlyMore(before, { ...before, endedOn: '2026-01-02' })).toBe(true);
    expect(tellsOnlyMore(before, { ...before, endedOn: '2026-01-02', minutes: 45 })).toBe(false);
    // No is an answer.
    expect(tellsOnlyMore(before, { ...before, crisis: true })).toBe(false);
    expect(tellsOnlyMore({ manualUsed: false }, { manualUsed: null })).toBe(false);
  });
});
