import type { Activity } from '../organisations/organisation-kinds.js';

/**
 * In which of its owner's activities a new record is made: the one that is said, where the owner runs it, or the only one.
 * @returns null where the owner runs none; undefined where it must be said, or the owner does not run it
 */
export function activityOf(
  activities: readonly Activity[],
  said: Activity | null | undefined,
): Activity | null | undefined {
  if (said) return activities.includes(said) ? said : undefined;
  return activities.length > 1 ? undefined : (activities[0] ?? null);
}
