import { notReadSince } from './not-read-since.js';

const DAY = '2026-06-15';
const ground = { fromDate: '2026-03-01', toDate: '2026-12-31', withdrawnOn: null as string | null };

describe('what was given digitally is read no longer', () => {
  it.each<[string, Partial<typeof ground>[], string[], string | null]>([
    ['never while its ground holds', [{}], [], null],
    ['never on the last day', [{ toDate: DAY }], [], null],
    ['from the day after', [{ toDate: '2026-06-14' }], [], DAY],
    ['from the day of a withdrawal', [{ withdrawnOn: '2026-05-02' }], [], '2026-05-02'],
    [
      'from the end of the last of several',
      [{ toDate: '2026-04-30' }, { withdrawnOn: '2026-06-01' }],
      [],
      '2026-06-01',
    ],
    [
      'whatever becomes of one that had passed',
      [{ toDate: '2026-04-30', withdrawnOn: '2026-06-01' }],
      [],
      '2026-05-01',
    ],
    [
      'whatever was withdrawn before it began',
      [{ toDate: '2026-04-30' }, { fromDate: '2026-06-10', withdrawnOn: '2026-06-02' }],
      [],
      '2026-05-01',
    ],
    ['from the day of a block', [{}], ['2026-06-03'], '2026-06-03'],
    ['from what came first', [{ withdrawnOn: '2026-05-02' }], ['2026-06-03', '2026-04-04'], '2026-04-04'],
  ])('%s', (_, grounds, blockedOn, expected) => {
    const given = grounds.map((one) => ({ ...ground, ...one }));
    expect(notReadSince(given, blockedOn, DAY)).toBe(expected);
  });
});
