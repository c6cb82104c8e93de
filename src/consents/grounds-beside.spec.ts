import { RecordCategory } from '../disclosure/record-category.js';
import { groundsBeside, sameGround } from './grounds-beside.js';

const day = '2026-03-10';
const ground = {
  id: 'a',
  kind: 'CONSENT',
  circumstance: null,
  receiverId: 'kommun',
  receiverUnitId: null,
  purpose: 'Boendestödet ska veta vad som hjälper.',
  categories: [RecordCategory.SIP, RecordCategory.CRISIS_PLAN],
  fromDate: '2026-03-10',
  toDate: '2027-03-09',
  form: 'ORAL',
  reason: null,
  informedOn: null,
  scope: null,
  standingRelease: false,
  withdrawnAt: null as Date | null,
};
const withdrawn = { withdrawnAt: new Date('2026-03-10T09:00:00Z') };

describe('sameGround', () => {
  it.each([
    ['all is the same', {}, true],
    [
      'the kinds of record come in another order',
      { categories: [RecordCategory.CRISIS_PLAN, RecordCategory.SIP] },
      true,
    ],
    ['it begins later', { fromDate: '2026-03-11' }, false],
    ['it ends later', { toDate: '2027-03-10' }, false],
    ['it is for another', { receiverId: 'region' }, false],
    ['it is for one unit', { receiverUnitId: 'akuten' }, false],
    ['it is for something else', { purpose: 'Mötet i höst ska bli bra.' }, false],
    ['it is for less', { categories: [RecordCategory.SIP] }, false],
    ['it was given in another way', { form: 'WRITTEN' }, false],
    ['it is with each new version', { standingRelease: true }, false],
    ['it has been withdrawn', withdrawn, false],
    ['its last day has been', { fromDate: '2025-03-10', toDate: '2026-03-09' }, false],
  ])('where %s: %o', (_, other, expected) => {
    const found = sameGround({ ...ground, id: 'new' }, [{ ...ground, ...other }], day);
    expect(found?.id).toBe(expected ? 'a' : undefined);
  });
});

describe('groundsBeside', () => {
  it.each([
    ['one for something else of the same kinds', { purpose: 'Mötet i höst ska bli bra.' }, ['b']],
    ['one of some of the kinds', { categories: [RecordCategory.SIP] }, ['b']],
    ['one for a unit of the receiver', { receiverUnitId: 'boendet' }, ['b']],
    ['one in law', { kind: 'NECESSARY_CARE_FROM_HEALTH' }, ['b']],
    ['one of other kinds', { categories: [RecordCategory.PERSON] }, []],
    ['one for another receiver', { receiverId: 'region' }, []],
    ['one that has been withdrawn', withdrawn, []],
    ['one that has not begun', { fromDate: '2026-03-11' }, []],
    ['one that has ended', { fromDate: '2025-03-10', toDate: '2026-03-09' }, []],
  ])('of %s', (_, other, expected) => {
    const all = [ground, { ...ground, ...other, id: 'b' }];
    expect(groundsBeside(ground, all, day).map(({ id }) => id)).toEqual(expected);
  });
});
