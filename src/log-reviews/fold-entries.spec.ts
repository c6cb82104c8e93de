import { LoggedAction, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { foldEntries } from './fold-entries.js';

const entry = {
  at: new Date('2026-05-05T06:07:08.009Z'),
  accountId: 'anna',
  teamId: 'team',
  unitId: null,
  action: LoggedAction.READ,
  outcome: LoggedOutcome.ALLOWED,
  recordType: 'sip',
  recordId: null,
  ground: 'CARE_RELATION',
};
const timesOf = (...entries: Parameters<typeof foldEntries>[0][number][]) =>
  foldEntries(entries).map(({ times }) => times);

describe('rows of the log for the person to read', () => {
  it('become one line when one account does the same within one minute', () => {
    const later = { ...entry, at: new Date('2026-05-05T06:07:59.999Z'), recordType: 'sip_version' };
    const [line, ...others] = foldEntries([later, entry, entry]);
    expect([line, others]).toEqual([{ entry: later, times: 3 }, []]);
  });

  it.each([
    ['the next minute', { at: new Date('2026-05-05T06:08:00.000Z') }],
    ['somebody else', { accountId: 'bo' }],
    ['another team', { teamId: 'other' }],
    ['another action', { action: LoggedAction.PRINT }],
    ['a refusal', { outcome: LoggedOutcome.DENIED }],
    ['another record', { recordType: 'person' }],
    ['another ground', { ground: 'CONSENT' }],
  ])('stay apart for %s', (_, other) => {
    expect(timesOf(entry, { ...entry, ...other }, entry)).toEqual([2, 1]);
  });

  it('are none where there are none', () => expect(timesOf()).toEqual([]));
});
