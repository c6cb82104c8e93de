import { type Entry, Ledger, Told } from './ledger.js';

const { SAVED, UNAVAILABLE, UNCERTAIN, UNANSWERED, INTERNAL } = Told;

/** Writes with what was told of each, and what is then found of them. */
async function compare(
  entries: (Partial<Entry> & { key: string })[],
  holdings: Record<string, string>,
): Promise<string[]> {
  return begun(entries).compare(new Map(Object.entries(holdings)));
}

function begun(entries: (Partial<Entry> & { key: string })[]): Ledger {
  const ledger = new Ledger();
  for (const entry of entries) ledger.begin({ kind: 'draft', ...entry });
  return ledger;
}

describe('what was told and what is there', () => {
  it.each<[string, (Partial<Entry> & { key: string })[], Record<string, string>]>([
    ['all that was saved', [{ key: 'a', told: SAVED }], { a: 'WHOLE' }],
    ['nothing that was not', [{ key: 'a', told: UNAVAILABLE }], {}],
    ['what nobody knew of', [{ key: 'a', told: UNCERTAIN }], { a: 'WHOLE' }],
    ['none of what nobody knew of', [{ key: 'a', told: UNANSWERED }], {}],
    [
      'the last in a place',
      [
        { key: 'a', place: 'p', told: SAVED },
        { key: 'b', place: 'p', told: SAVED },
      ],
      { b: 'WHOLE' },
    ],
    [
      'what nobody knew of in the place of what was saved',
      [
        { key: 'a', place: 'p', told: SAVED },
        { key: 'b', place: 'p', told: UNANSWERED },
      ],
      { b: 'WHOLE' },
    ],
    [
      'what was saved when it was tried again',
      [
        { key: 'a', told: UNAVAILABLE },
        { key: 'a', told: SAVED },
      ],
      { a: 'WHOLE' },
    ],
    ['nothing of a check', [{ key: 'a', told: SAVED, leavesNothing: true }], {}],
  ])('agree: %s', async (_, entries, holdings) => {
    expect(await compare(entries, holdings)).toEqual([]);
  });

  it.each<[string, (Partial<Entry> & { key: string })[], Record<string, string>, string]>([
    ['nothing of what was saved', [{ key: 'a', told: SAVED }], {}, 'LOST: draft a (SAVED )'],
    [
      'an earlier one in the place of the last',
      [
        { key: 'a', place: 'p', told: SAVED },
        { key: 'b', place: 'p', told: SAVED },
      ],
      { a: 'WHOLE' },
      'LOST: draft b (SAVED )',
    ],
    ['half of it', [{ key: 'a', told: SAVED }], { a: '3 of 4' }, 'HALF: draft a (SAVED ): 3 of 4'],
    ['half of what nobody knew of', [{ key: 'a' }], { a: '3 of 4' }, 'HALF: draft a (no answer ): 3 of 4'],
    [
      'what was said not to be',
      [{ key: 'a', told: UNAVAILABLE }],
      { a: 'WHOLE' },
      'KEPT THOUGH REFUSED: draft a (UNAVAILABLE )',
    ],
    [
      'something of a check',
      [{ key: 'a', told: SAVED, leavesNothing: true }],
      { a: 'WHOLE' },
      'KEPT THOUGH REFUSED: draft a (SAVED )',
    ],
    [
      'an answer that blames the server',
      [{ key: 'a', told: INTERNAL }],
      {},
      'WRONGLY ANSWERED: draft a (INTERNAL )',
    ],
  ])('do not agree: %s', async (_, entries, holdings, fault) => {
    expect(await compare(entries, holdings)).toEqual([fault]);
  });

  it('are known from then on, also of what nobody knew of', async () => {
    const ledger = begun([{ key: 'a', told: UNANSWERED }]);
    expect(await ledger.compare(new Map([['a', 'WHOLE']]))).toEqual([]);
    expect(await ledger.compare(new Map())).toEqual(['LOST: draft a (SAVED )']);
    expect(ledger.counts()).toMatchObject({ 'open and kept': 1, 'open and not kept': 0 });
  });

  it('of a copy: what had been answered before it, and whatever else', async () => {
    const ledger = begun([{ key: 'a', told: SAVED }]);
    const then = ledger.mark();
    ledger.begin({ kind: 'draft', key: 'b', told: SAVED });
    expect(await then().compare(new Map([['a', 'WHOLE']]))).toEqual([]);
    expect(await then().compare(new Map([['b', 'WHOLE']]))).toEqual(['LOST: draft a (SAVED )']);
  });
});
