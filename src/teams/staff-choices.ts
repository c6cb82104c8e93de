import type { Actor } from '../access/actor.js';
import { today } from '../platform/dates/today.js';
import { collators } from '../platform/i18n/locale.js';
import type { FieldChoice } from '../platform/web/choices.js';
import type { TeamsService } from './teams.service.js';

/**
 * The staff of a team by name, as choices of a field: who has a post today or one to come, or, for what was long ago,
 * everybody who has ever had one.
 */
export async function staffChoices(
  teams: TeamsService,
  actor: Actor,
  teamId: string,
  { withLeft }: { withLeft: boolean } = { withLeft: false },
): Promise<FieldChoice[]> {
  const [staff] = await teams.staffOfTeams(actor, [teamId]);
  const day = today();
  return (staff ?? [])
    .filter(({ posts }) => withLeft || posts.some(({ toDate }) => toDate === null || toDate >= day))
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((one, other) => collators[actor.locale].compare(one.label, other.label));
}
