import type { Ground } from '../consents/ground.entity.js';
import { type DisclosedRecord, givesOn, isBlockedForOthers } from '../disclosure/decide-disclosure.js';
import { principalFacts } from '../disclosure/principal-facts.js';
import type { RecordCategory } from '../disclosure/record-category.js';

/** What decides to whom else a plan may be given: whose it is, and what the person has blocked. */
export type ReleasedRecord = Pick<DisclosedRecord, 'ownerId' | 'owner' | 'blocks'> & {
  category: RecordCategory;
  keptByTeamId: string;
};

/**
 * The grounds on which a plan may be given to somebody on a day, YYYY-MM-DD: those on which its receiver could read it. One for
 * each receiver, the one that lasts longest.
 */
export function groundsToReleaseOn(
  record: ReleasedRecord,
  grounds: readonly Ground[],
  day: string,
): Ground[] {
  const giving = grounds.filter((ground) => {
    const { receiver, withdrawnAt, categories } = ground;
    const reader = { principalId: receiver.id, employer: principalFacts(receiver, day) };
    return (
      givesOn(day, { ...ground, withdrawn: withdrawnAt !== null }, reader, record) &&
      categories.includes(record.category) &&
      !isBlockedForOthers(reader, record, record)
    );
  });
  const longest = giving.toSorted((one, other) => other.toDate.localeCompare(one.toDate));
  const byReceiver = Map.groupBy(longest, ({ receiverId, receiverUnitId }) => receiverUnitId ?? receiverId);
  return [...byReceiver.values()].map(([ground]) => ground!);
}

/** Whether a block keeps a plan from those who belong to no principal, such as a relative. */
export const isBlockedForAll = (record: ReleasedRecord): boolean =>
  isBlockedForOthers({ principalId: null }, record, record);
