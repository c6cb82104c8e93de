import type { Locale } from '../platform/i18n/locale.js';
import { byName } from './by-name.js';
import { whoMatch } from './matches-person.js';
import { PersonFilter, type PersonLine, type PersonSearch, PersonSort } from './person-list.type.js';

type Line = Pick<
  PersonLine,
  | 'coordinators'
  | 'crisisPlanBegun'
  | 'crisisPlanDeclinedOn'
  | 'crisisPlans'
  | 'isMine'
  | 'isOverdue'
  | 'lastContactOn'
  | 'mayReadCrisisPlans'
  | 'mayReadSips'
  | 'needsInventoryDue'
  | 'nextDueOn'
  | 'sip'
  | 'sipBegun'
  | 'sipDeclinedOn'
> & { person: Record<'id' | 'givenName' | 'familyName', string> };

const IS_IN: Record<PersonFilter, (line: Line) => boolean> = {
  [PersonFilter.ALL]: () => true,
  [PersonFilter.MINE]: ({ isMine }) => isMine,
  [PersonFilter.ENDED]: () => true,
  [PersonFilter.WITHOUT_COORDINATOR]: ({ coordinators }) => coordinators.length === 0,
  [PersonFilter.WITHOUT_CRISIS_PLAN]: (line) =>
    line.mayReadCrisisPlans &&
    line.crisisPlans.length === 0 &&
    !line.crisisPlanBegun &&
    line.crisisPlanDeclinedOn === null,
  [PersonFilter.WITHOUT_SIP]: (line) =>
    line.mayReadSips && line.sip === null && !line.sipBegun && line.sipDeclinedOn === null,
  [PersonFilter.WITHOUT_NEEDS_INVENTORY]: ({ needsInventoryDue }) => needsInventoryDue,
  [PersonFilter.OVERDUE]: ({ isOverdue }) => isOverdue,
};

/** Days compare as their texts do; a missing one comes first or last. */
const NEVER = '0';
const SOME_DAY = '~';
const SORTED_BY: Record<PersonSort, (line: Line) => string> = {
  [PersonSort.NAME]: () => '',
  [PersonSort.NEXT_DUE]: ({ nextDueOn }) => nextDueOn ?? SOME_DAY,
  [PersonSort.LAST_CONTACT]: ({ lastContactOn }) => lastContactOn ?? NEVER,
};

/**
 * The lines that are asked for, in the order that is asked for; those that are alike in it by name, and then by id.
 * @param numbers every number of each person, by the person's id
 */
export function chooseLines<Chosen extends Line>(
  lines: readonly Chosen[],
  { search = '', filter = PersonFilter.ALL, sort = PersonSort.NAME }: PersonSearch,
  locale: Locale,
  numbers: ReadonlyMap<string, readonly string[]>,
): Chosen[] {
  const compareNames = byName(locale);
  const keyOf = SORTED_BY[sort];
  return whoMatch(lines.filter(IS_IN[filter]), search, numbers).sort(
    (one, other) =>
      compare(keyOf(one), keyOf(other)) ||
      compareNames(one, other) ||
      compare(one.person.id, other.person.id),
  );
}

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
