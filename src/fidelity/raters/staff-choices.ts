import type { Actor } from '../../access/actor.js';
import { today } from '../../platform/dates/today.js';
import { collators } from '../../platform/i18n/locale.js';
import type { FieldChoice } from '../../platform/web/choices.js';
import type { TeamsService } from '../../teams/teams.service.js';

/** The staff of a team today, by name, as choices of a field. */
export async function staffChoices(
  teams: TeamsService,
  actor: Actor,
  teamId: string,
): Promise<FieldChoice[]> {
  const [staff] = await teams.staffOfTeams(actor, [teamId]);
  const day = today();
  return (staff ?? [])
    .filter(({ fromDate, toDate }) => fromDate <= day && (toDate === null || toDate >= day))
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((one, other) => collators[actor.locale].compare(one.label, other.label));
}
