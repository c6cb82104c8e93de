import { type Problem, unless } from '../../platform/errors/problem.js';
import { messageOf } from '../../platform/i18n/translate.js';

/** What is said of a version at its follow-up. Days are YYYY-MM-DD. */
export interface FollowedUp {
  heldOn: string;
  present: string;
  actions: readonly { actionId: string; outcome?: 'DONE' | 'PARTLY' | 'NOT' | null; why: string }[];
}

/** What was agreed: the day, and the actions, in order. */
export interface Agreed {
  agreedOn: string;
  actionIds: readonly string[];
}

/**
 * Everything that keeps a follow-up from being recorded; empty when it may be. Each action is said to be done, partly or not,
 * and why where it is not all done.
 * @param day today, YYYY-MM-DD
 */
export function followUpProblems(
  { heldOn, present, actions }: FollowedUp,
  { agreedOn, actionIds }: Agreed,
  day: string,
): Problem[] {
  return [
    ...unless(heldOn <= day, 'heldOn', 'dayInFuture'),
    ...unless(heldOn >= agreedOn, 'heldOn', 'followUpBeforeAgreed', { agreedOn }),
    ...unless(present, 'present', 'presentMissing'),
    ...actionIds.flatMap((actionId, index) => {
      const params = { row: messageOf('sipFollowUp.actionNumber', { number: index + 1 }) };
      const at = actions.findIndex((action) => action.actionId === actionId);
      const { outcome, why } = actions[at] ?? { outcome: null, why: '' };
      const place = `actions.${at < 0 ? index : at}`;
      return [
        ...unless(outcome, `${place}.outcome`, 'outcomeMissing', params),
        ...unless(!outcome || outcome === 'DONE' || why, `${place}.why`, 'outcomeWhyMissing', params),
      ];
    }),
    ...actions.flatMap(({ actionId }, index) => [
      ...unless(actionIds.includes(actionId), `actions.${index}.actionId`, 'unknownAction'),
      ...unless(
        actions.findIndex((action) => action.actionId === actionId) === index,
        `actions.${index}.actionId`,
        'actionTwice',
      ),
    ]),
  ];
}
