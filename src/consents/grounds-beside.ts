import type { RecordCategory } from '../disclosure/record-category.js';
import { GroundState, groundState, isWithdrawable } from './ground-state.js';

/** What decides on what a ground lets its receiver read. */
interface Terms {
  id: string;
  kind: string;
  circumstance: string | null;
  receiverId: string;
  receiverUnitId: string | null;
  purpose: string;
  categories: readonly RecordCategory[];
  fromDate: string;
  toDate: string;
  form: string | null;
  reason: string | null;
  informedOn: string | null;
  scope: string | null;
  standingRelease: boolean;
  withdrawnAt: Date | null;
}

/** The ground among others that says the same and has not ended on a day, YYYY-MM-DD: to record it again is nothing new. */
export function sameGround<Ground extends Terms>(
  wanted: Terms,
  grounds: readonly Ground[],
  day: string,
): Ground | undefined {
  return grounds.find(
    (ground) => isWithdrawable(groundState(ground, day)) && saidBy(ground) === saidBy(wanted),
  );
}

/**
 * Those on which the receiver of a ground may read something of the same on a day, YYYY-MM-DD, also without it. One that
 * is for a unit alone holds beside one for its whole principal.
 */
export function groundsBeside<Ground extends Terms>(
  { id, receiverId, categories }: Terms,
  grounds: readonly Ground[],
  day: string,
): Ground[] {
  return grounds.filter((ground) => {
    const state = groundState(ground, day);
    const holds = state === GroundState.IN_FORCE || state === GroundState.EXPIRING;
    const isOfSame = ground.categories.some((category) => categories.includes(category));
    return ground.id !== id && ground.receiverId === receiverId && holds && isOfSame;
  });
}

const saidBy = ({ kind, circumstance, receiverId, receiverUnitId, purpose, categories, ...rest }: Terms) => {
  const { fromDate, toDate, form, reason, informedOn, scope, standingRelease } = rest;
  const kinds = categories.toSorted();
  return JSON.stringify([
    [kind, circumstance, receiverId, receiverUnitId, purpose, kinds],
    [fromDate, toDate, form, reason, informedOn, scope, standingRelease],
  ]);
};
