import { CHOSEN_LEGAL_FRAMES, compulsoryCareIn, frameAfterFile } from './legal-frame.js';
import { LegalFrame } from './person-kinds.js';

const { VOLUNTARY, LPT, LRV, LPT_INPATIENT, LPT_OUTPATIENT, LRV_INPATIENT, LRV_OUTPATIENT } = LegalFrame;

describe('a legal frame', () => {
  it('is chosen as voluntary, or by its law and as in hospital or outside', () => {
    expect(CHOSEN_LEGAL_FRAMES).toEqual([
      VOLUNTARY,
      LPT_INPATIENT,
      LPT_OUTPATIENT,
      LRV_INPATIENT,
      LRV_OUTPATIENT,
    ]);
  });

  it.each([
    [VOLUNTARY, null],
    [LPT_INPATIENT, 'INPATIENT'],
    [LPT_OUTPATIENT, 'OUTPATIENT'],
    [LRV_INPATIENT, 'INPATIENT'],
    [LRV_OUTPATIENT, 'OUTPATIENT'],
    [LPT, 'UNSAID'],
    [LRV, 'UNSAID'],
  ])('%s is compulsory care: %s', (frame, care) => {
    expect(compulsoryCareIn(frame)).toBe(care);
  });

  it.each([
    ['keeps what is said more closely of the same law', LPT_OUTPATIENT, LPT, LPT_OUTPATIENT],
    ['keeps what is said more closely of the same law', LRV_INPATIENT, LRV, LRV_INPATIENT],
    ['takes the other law', LPT_OUTPATIENT, LRV, LRV],
    ['takes what is said more closely', LPT, LPT_INPATIENT, LPT_INPATIENT],
    ['takes compulsory care', VOLUNTARY, LPT, LPT],
    ['takes voluntary care', LRV_OUTPATIENT, VOLUNTARY, VOLUNTARY],
    ['takes the same', LPT, LPT, LPT],
    ['keeps what stands where none is told', LPT_INPATIENT, null, LPT_INPATIENT],
  ])('after a file %s: %s, told %s', (_, stored, told, then) => {
    expect(frameAfterFile(stored, told)).toBe(then);
  });
});
