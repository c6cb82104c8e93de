import { inUse } from '../organisations/in-use.js';
import type { Principal } from '../organisations/organisation.entity.js';
import type { Locale } from '../platform/i18n/locale.js';
import { choicesOf } from '../platform/web/choices.js';
import { Profession, TeamRole } from './team-kinds.js';

/** What the fields of a post can be chosen from; `employerId` is chosen already, and stays. */
export const postFields = (locale: Locale, principals: readonly Principal[], employerId?: string) => ({
  employers: inUse(principals, [employerId]).map(({ id, name }) => ({ value: id, label: name })),
  professions: choicesOf(Profession, 'kind.profession', locale),
  roles: choicesOf(TeamRole, 'kind.teamRole', locale),
});
