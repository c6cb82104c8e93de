import type { Audit } from '../audits/audit.entity.js';
import type { Scale } from '../scales/scale.js';
import { changeWords } from './require-report-length.js';

const lines = (count: number) => Array(count).fill('x').join('\n');
const item = (words: object = {}) => ({ code: 'G1', note: '', missingReason: '', ...words });
const auditOf = (more: object) =>
  ({
    status: 'OPEN',
    items: [item()],
    topics: [],
    raters: [],
    judgementNote: '',
    reviewerWords: [],
    ...more,
  }) as unknown as Audit;
const team = { level: 'team' } as Scale;
const person = { level: 'case' } as Scale;

/** What is said when the first item's note becomes so long. */
function refusal(audit: Audit, count: number, scale = team): unknown {
  try {
    changeWords(audit, scale, 'note', () => Object.assign(audit.items[0]!, { note: lines(count) }));
    return null;
  } catch (error) {
    return (error as { problems: unknown }).problems;
  }
}

describe('the words of an audit', () => {
  it('are its notes, reasons, topics, judgement and what reviewers have written last, together', () => {
    const ofReviewer = (code: string, revision: number, count: number, priorities: object[] = []) => ({
      ...{ code, revision, priorities },
      text: lines(count),
    });
    const words = {
      items: [item(), item({ code: 'G2', missingReason: lines(400) })],
      topics: [{ text: lines(200) }],
      reviewerWords: [
        ofReviewer('', 1, 500),
        ofReviewer('', 2, 9, [{ text: lines(1) }]),
        ofReviewer('G1', 1, 90),
      ],
      judgementNote: lines(200),
    };
    expect(refusal(auditOf(words), 300)).toBeNull();
    expect(refusal(auditOf(words), 301)).toEqual([
      { path: 'note', code: 'auditTooLong', params: { lines: 1201, most: 1200 } },
    ]);
  });

  it('are half as many while two rate, since both can come to stand together', () => {
    const raters = [{ finishedAt: null }, { finishedAt: null }];
    expect(refusal(auditOf({ raters }), 600)).toBeNull();
    expect(refusal(auditOf({ raters }), 601)).toMatchObject([{ params: { lines: 601, most: 600 } }]);
  });

  it('are no notes where persons are rated, and each reason once for an item', () => {
    const items = () => [item(), ...Array.from({ length: 200 }, () => item({ missingReason: lines(1200) }))];
    expect(refusal(auditOf({ items: items() }), 1201, person)).toBeNull();
    expect(refusal(auditOf({ items: items() }), 1, team)).not.toBeNull();
    const given = auditOf({ items: [...items(), item({ code: 'G2' })] });
    const giveReason = () => Object.assign(given.items.at(-1)!, { missingReason: 'x' });
    expect(() => changeWords(given, person, 'note', giveReason)).toThrow('INVALID');
  });

  it('that were too many may be changed and made fewer, and not more', () => {
    const items = [item({ note: lines(2000) })];
    expect(refusal(auditOf({ items }), 1900)).toBeNull();
    expect(refusal(auditOf({ items }), 1900)).toBeNull();
    expect(refusal(auditOf({ items }), 1901)).toMatchObject([{ params: { lines: 1901 } }]);
  });
});
