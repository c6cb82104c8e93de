import type { Principal } from '../organisations/organisation.entity.js';
import type { Locale } from '../platform/i18n/locale.js';
import { choicesOf } from '../platform/web/choices.js';
import { Profession, TeamRole } from './team-kinds.js';

/** What the fields of a post can be chosen from. */
export const postFields = (locale: Locale, principals: readonly Principal[]) => ({
  employers: principals.map(({ id, name }) => ({ value: id, label: name })),
  professions: choicesOf(Profession, 'kind.profession', locale),
  roles: choicesOf(TeamRole, 'kind.teamRole', locale),
});
