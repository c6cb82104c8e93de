import { IdentityKind } from '../persons/person-kinds.js';
import { personMark } from './person-mark.js';

const person = {
  givenName: 'Tolvan',
  familyName: 'Åkesson',
  identityNumber: '191212121212',
  identityKind: IdentityKind.PERSONNUMMER,
  protectedIdentity: false,
};

describe('a person as a reviewer sees them', () => {
  it.each([
    [{}, 'TÅ 1912'],
    [{ identityKind: IdentityKind.RESERVE, identityNumber: 'T100001' }, 'TÅ'],
    [{ identityKind: IdentityKind.SAMORDNINGSNUMMER, identityNumber: '191500722390' }, 'TÅ 1915'],
    [{ protectedIdentity: true }, '1912'],
    [{ protectedIdentity: true, identityKind: IdentityKind.RESERVE, identityNumber: 'T100001' }, '–'],
    [{ givenName: '', familyName: '𝒳avier' }, '𝒳 1912'],
  ])('%j is %s', (other, mark) => expect(personMark({ ...person, ...other })).toBe(mark));
});
