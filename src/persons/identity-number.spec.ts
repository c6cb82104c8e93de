import { birthDateOf, readIdentityNumber, showIdentityNumber } from './identity-number.js';
import { IdentityKind } from './person-kinds.js';

describe('readIdentityNumber', () => {
  it.each([
    ['19121212-1212', '191212121212', IdentityKind.PERSONNUMMER],
    ['121212+1212', '191212121212', IdentityKind.PERSONNUMMER],
    ['198507099805', '198507099805', IdentityKind.PERSONNUMMER],
    ['701063-2391', '197010632391', IdentityKind.SAMORDNINGSNUMMER],
    ['res-12ab34', 'RES12AB34', IdentityKind.RESERVE],
  ])('reads %s', (text, number, kind) => {
    expect(readIdentityNumber(text)).toEqual({ number, kind });
  });

  it.each(['19121212-1213', '20250230-1234', '12345', '', 'abc', 'Björn Å'])('refuses %j', (text) => {
    expect(readIdentityNumber(text)).toBeUndefined();
  });
});

it('takes sixty from the day of a samordningsnummer to tell the date of birth', () => {
  const person = { identityNumber: '197010632391', identityKind: IdentityKind.SAMORDNINGSNUMMER };
  expect(birthDateOf(person)).toBe('1970-10-03');
  expect(showIdentityNumber(person)).toBe('19701063-2391');
});

it('knows no date of birth behind a reserve number', () => {
  const person = { identityNumber: 'RES12AB34', identityKind: IdentityKind.RESERVE };
  expect(birthDateOf(person)).toBeNull();
  expect(showIdentityNumber(person)).toBe('RES12AB34');
});
