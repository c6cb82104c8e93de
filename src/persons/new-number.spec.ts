import { type IdentityNumber, readIdentityNumber } from './identity-number.js';
import { implausibleIn } from './new-number.js';
import { reserveShapes } from './reserve-numbers.js';

const TODAY = '2026-11-29';
const read = (text: string) => readIdentityNumber(text) as IdentityNumber;

describe('a number that is to be somebody’s', () => {
  it.each([
    ['19850709-9805', undefined],
    ['20900101-2393', 'bornInFuture'],
    ['16850709-2396', 'bornTooLongAgo'],
    ['191500722390', undefined],
    ['20600101-2399', 'bornInFuture'],
    ['20261130-2395', 'bornInFuture'],
    ['20271231-2392', 'bornInFuture'],
    ['18000101-2392', 'bornTooLongAgo'],
    ['17991231-2395', 'bornTooLongAgo'],
    ['19051231-2398', 'bornTooLongAgo'],
    // Some day of 1960.
    ['196000732393', undefined],
    ['RES12AB34', 'reserveNumber'],
    ['ANNA1985', 'reserveNumber'],
    ['RUM 12345', 'reserveNumber'],
    ['TEMP001', 'reserveNumber'],
    ['PATIENT 1', 'reserveNumber'],
    ['ID saknas 12', 'reserveNumber'],
    ['SVENSSON1', 'reserveNumber'],
    ['LMA 50-123456', 'reserveNumber'],
    ['19850709-T805', undefined],
  ])('%s: %s', (text, problem) => expect(implausibleIn(read(text), TODAY)).toBe(problem));

  it('is of somebody born today at the latest, and at most 120 years ago', () => {
    const born = (day: string) =>
      implausibleIn({ number: `${day.replaceAll('-', '')}0000`, kind: 'PERSONNUMMER' as never }, TODAY);
    expect(['2026-11-29', '2026-11-30', '1906-11-29', '1906-11-28'].map(born)).toEqual([
      undefined,
      'bornInFuture',
      undefined,
      'bornTooLongAgo',
    ]);
  });

  it('is of somebody born before the team’s work with them', () => {
    const at = (from: string) => implausibleIn(read('19850709-9805'), TODAY, from);
    expect([at('1985-07-08'), at('1985-07-09')]).toEqual(['bornAfterEnrolment', undefined]);
    // Some day of 1915: it may have been the first.
    const some = (from: string) => implausibleIn(read('191500722390'), TODAY, from);
    expect([some('1915-01-11'), some('1915-01-12')]).toEqual(['bornAfterEnrolment', undefined]);
  });

  it.each(reserveShapes.map(({ name, example }) => [name, example]))('is known in %s: %s', (_, example) => {
    expect(implausibleIn(read(example), TODAY)).toBeUndefined();
  });
});
