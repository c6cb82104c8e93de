import { Role } from '../access/role.js';
import { addDays } from '../platform/dates/civil-date.js';
import {
  type Asker,
  type DisclosedRecord,
  type DisclosureRequest,
  decideDisclosure,
} from './decide-disclosure.js';

/** A unit, and its principal. */
export interface ReadingUnit {
  id: string;
  principalId: string;
  employer: Asker['employer'];
}

/** What decides, of the record, for whoever reads for a unit: all grounds, to whomever they are. */
export type RecordOfUnits = Pick<
  DisclosedRecord,
  'ownerId' | 'owner' | 'protectedIdentity' | 'grounds' | 'blocks'
>;

/** A unit of the owner reads the record, another what it has been given of it. */
const howItReads = (principalId: string, { ownerId }: RecordOfUnits, unitId: string) =>
  principalId === ownerId
    ? ({ policy: 'sharedPlan.read' } as const)
    : ({ policy: 'receivedPlan.read', givenToUnitId: unitId } as const);

/**
 * The last day on which the readers of a unit may read a record without a break, by what is written today; null where they
 * may not read on the day. A ground that begins as another ends goes on from it.
 * @param day YYYY-MM-DD
 */
export function unitReadsUntil(
  { id, principalId, employer }: ReadingUnit,
  { category, keptByTeamId }: Pick<DisclosureRequest, 'category' | 'keptByTeamId'>,
  record: RecordOfUnits,
  day: string,
): string | null {
  const reader = { principalId, employer, grants: [{ role: Role.UNIT_READER, unitId: id }] };
  const request = { ...howItReads(principalId, record, id), category, keptByTeamId };
  const disclosed = { ...record, careTeamIds: [], openings: [] };
  const lastDayFrom = (from: string): string | null => {
    const at = { day: from, instant: new Date(0) };
    const disclosure = decideDisclosure(reader, request, disclosed, at);
    const ground = disclosure.allowed && record.grounds.find(({ id }) => id === disclosure.groundId);
    return ground ? (lastDayFrom(addDays(ground.toDate, 1)) ?? ground.toDate) : null;
  };
  return lastDayFrom(day);
}
