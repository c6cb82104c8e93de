import { birthYearOf } from '../persons/identity-number.js';
import type { Person } from '../persons/person.entity.js';

/**
 * As much of a person as a reviewer needs to tell one from another: initials and year of birth, `TÅ 1912`. Of
 * somebody with protected identity only the year.
 */
export function personMark(
  person: Pick<Person, 'givenName' | 'familyName' | 'identityNumber' | 'identityKind' | 'protectedIdentity'>,
): string {
  const initials = [person.givenName, person.familyName].map((name) => [...name.trim()][0] ?? '').join('');
  return [person.protectedIdentity ? '' : initials, birthYearOf(person)].filter(Boolean).join(' ') || '–';
}
