import type { Grant } from '../access/account.entity.js';
import { GrantStatus } from '../access/role.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';

const TAGS: Record<GrantStatus, string> = {
  WAITING: 'tag-warning',
  COMING: 'tag-info',
  IN_FORCE: 'tag-ok',
  ENDED: '',
  DECLINED: '',
};

/** A role with what it is held for, as `Vård- och stödsamordnare, ACT Malmö`. */
export function roleWords(
  locale: Locale,
  { role, ...held }: Pick<Grant, 'role' | 'teamId' | 'unitId' | 'regionCode' | 'principalId'>,
  names: ReadonlyMap<string, string>,
): string {
  const place = held.teamId ?? held.unitId ?? held.regionCode ?? held.principalId;
  const word = translate(locale, `kind.role.${role}`);
  return place ? `${word}, ${names.get(place) ?? place}` : word;
}

/** A role that was given, as pages show it. `names` are those of `AccountRegister.namesFor`. */
export function describeGrant(locale: Locale, grant: Grant, names: ReadonlyMap<string, string>) {
  const { id, status, fromDate, toDate, claimValue, grantedBy, approvedBy, endedAt, endedBy, endReason } =
    grant;
  const giver = claimValue === null ? 'access.commandLine' : 'access.byClaim';
  const nameOf = (accountId: string | null) => (accountId ? (names.get(accountId) ?? accountId) : null);
  return {
    id,
    role: roleWords(locale, grant, names),
    status: translate(locale, `kind.grantStatus.${status}`),
    tag: TAGS[status],
    waits: status === GrantStatus.WAITING,
    isOver: status === GrantStatus.ENDED || status === GrantStatus.DECLINED,
    fromDate,
    toDate,
    givenBy: nameOf(grantedBy) ?? translate(locale, giver, { word: claimValue ?? '' }),
    approvedBy: nameOf(approvedBy),
    endedAt,
    endedBy: nameOf(endedBy),
    endReason,
  };
}
