import { describeVerdict } from './describe-verdict.js';
import { ChainFault, type Verdict } from './verify-chain.js';

const NOTHING = { count: 0, first: [] };
const whole: Verdict = {
  rows: 4,
  firstAt: new Date('2026-05-05T06:07:08.009Z'),
  lastAt: new Date('2026-05-06T06:07:08.009Z'),
  head: { number: 4, hash: 'abc' },
  faults: NOTHING,
  known: NOTHING,
  setBack: NOTHING,
};
const altered = { fault: ChainFault.ALTERED, number: 7, through: 7, digest: 'x' };
const missing = { fault: ChainFault.MISSING, number: 9, through: 20, digest: 'y' };
const signature = {
  reason: 'Half an emoji.',
  proposedByName: 'Anna',
  countersignedByName: 'Bo',
  countersignedAt: new Date('2026-05-07T06:07:08.009Z'),
};

describe('what is said of the log', () => {
  it('is from when to when it is whole, and where it ends', () => {
    expect(describeVerdict(whole)).toBe(
      `The log is whole: 4 rows, from 2026-05-05T06:07:08.009Z to 2026-05-06T06:07:08.009Z. No row is altered, missing, added or moved.
Head, to be kept outside this database and given to --expect next time:
4:abc`,
    );
  });

  it('is each fault, and how many more there are', () => {
    const faults = { count: 12, first: [altered, missing] };
    expect(describeVerdict({ ...whole, faults })).toBe(
      `THE LOG IS NOT WHOLE. 12 faults:
  Row 7 does not match its hash: it was altered, or moved there.
  Rows 9 to 20 are missing.
  … and 10 more.
Sound: 4 rows, from 2026-05-05T06:07:08.009Z to 2026-05-06T06:07:08.009Z.`,
    );
  });

  it('is by whom a fault that is known was countersigned', () => {
    const said = describeVerdict({ ...whole, known: { count: 1, first: [{ ...altered, signature }] } });
    expect(said).toContain('No row is altered, missing, added or moved, but for 1 known.');
    expect(said).toContain(
      `Row 7 does not match its hash: it was altered, or moved there.
  Known, countersigned on 2026-05-07T06:07:08.009Z by Anna and Bo: Half an emoji.`,
    );
  });

  it('is where the clock was set back', () => {
    const first = [
      { number: 5, from: new Date('2026-05-05T13:00:00Z'), to: new Date('2026-05-05T10:00:00Z') },
    ];
    expect(describeVerdict({ ...whole, setBack: { count: 1, first } })).toContain(
      `The clock was set back, or clocks differ. The rows are sound, but ask why:
  At row 5, from 2026-05-05T13:00:00.000Z to 2026-05-05T10:00:00.000Z.`,
    );
  });
});
