import { UnitResponse } from './crisis-plan-kinds.js';
import { asAnswered, isSameTask, lateAnswer, notedAnswer } from './unit-answers.js';

const { ACCEPTED, DECLINED, PENDING } = UnitResponse;
const AGREED_AT = new Date('2026-05-10T10:00:00Z');
const task = (over: object = {}) => ({
  task: 'Tar emot hela natten.',
  response: ACCEPTED,
  respondedOn: '2026-05-09',
  respondedBy: 'Chefen',
  ...over,
});
const answer = (day: string, response = DECLINED, words = 'Tar emot hela natten.') => ({
  task: words,
  response,
  answeredAt: new Date(`${day}T12:00:00Z`),
  answeredByName: 'Kim Ek',
});

it('asks the same in the same words, whatever blanks are between them', () => {
  expect(isSameTask(task(), { task: ' Tar emot\r\n hela  natten. ' })).toBe(true);
  expect(isSameTask(task(), { task: 'Tar emot hela natten' })).toBe(false);
});

it('counts the newest answer that came when the plan had been agreed, to its words', () => {
  const [no, yes] = [answer('2026-05-11'), answer('2026-05-12', ACCEPTED)];
  expect(lateAnswer(task(), AGREED_AT, [yes, no])).toBe(yes);
  expect(lateAnswer(task(), AGREED_AT, [no])).toBe(no);
  expect(lateAnswer(task(), AGREED_AT, [answer('2026-05-09')])).toBeUndefined();
  expect(lateAnswer(task(), AGREED_AT, [answer('2026-05-11', DECLINED, 'Tar emot.')])).toBeUndefined();
});

it('is late when it says no to what was agreed', () => {
  const declined = { response: DECLINED, respondedOn: '2026-05-11', respondedBy: 'Kim Ek' };
  expect(asAnswered({ ...task(), answer: answer('2026-05-11') })).toMatchObject({
    ...declined,
    isLateNo: true,
  });
  expect(asAnswered({ ...task({ response: DECLINED }), answer: answer('2026-05-11') }).isLateNo).toBe(false);
  expect(asAnswered(task())).toEqual({ ...task(), isLateNo: false });
});

it('is noted by the day that was told on the telephone, whenever it was written in', () => {
  const noted = { ...answer('2026-05-14'), answeredOn: '2026-05-12' };
  expect(asAnswered({ ...task(), answer: noted }).respondedOn).toBe('2026-05-12');
});

it('is that of a draft while it is noted there as it was given', () => {
  const no = answer('2026-05-11');
  const noted = { response: DECLINED, respondedOn: '2026-05-11', respondedBy: 'Kim Ek' };
  expect(notedAnswer(task(noted), [no])).toBe(no);
  expect(notedAnswer(task(), [no])).toBeUndefined();
  expect(notedAnswer(task({ ...noted, response: PENDING }), [no])).toBeUndefined();
  expect(notedAnswer(task({ ...noted, task: 'Vakar.' }), [no])).toBeUndefined();
});
