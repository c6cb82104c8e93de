import type { Locale } from '../platform/i18n/locale.js';
import type { Account } from './account.entity.js';
import type { Actor } from './actor.js';
import { GrantStatus } from './role.js';

/** Who an account makes its holder today. @param account with its grants */
export function actorOfAccount(
  { id, name, principalId, oidcSubject, grants }: Account,
  locale: Locale,
  requestId: string,
): Actor {
  return {
    accountId: id,
    name,
    locale,
    requestId,
    principalId,
    isLocal: oidcSubject === null,
    grants: grants
      .filter(({ status }) => status === GrantStatus.IN_FORCE)
      .map((grant) => ({
        role: grant.role,
        teamId: grant.teamId,
        unitId: grant.unitId,
        regionCode: grant.regionCode,
        principalId: grant.principalId,
      })),
  };
}
