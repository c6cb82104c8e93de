import type { Actor } from '../access/actor.js';
import { today } from '../platform/dates/today.js';
import type { FieldChoice } from '../platform/web/choices.js';
import { postsOn, worksFrom } from './posts-on-day.js';
import type { ReadMember } from './read-staff.js';
import type { TeamsService } from './teams.service.js';

/**
 * The staff of a team by name, as choices of a field: who has a post today or one to come, or, for what was long ago,
 * everybody who has ever had one.
 */
export function staffChoices(
  teams: TeamsService,
  actor: Actor,
  teamId: string,
  { withLeft }: { withLeft: boolean } = { withLeft: false },
): Promise<FieldChoice[]> {
  const day = today();
  const isStaff = (member: ReadMember) => withLeft || worksFrom(day, member);
  return choicesOfStaff(teams, actor, teamId, isStaff);
}

/** Those of the staff who have a post on a day. */
export function staffChoicesOn(
  teams: TeamsService,
  actor: Actor,
  teamId: string,
  day: string,
): Promise<FieldChoice[]> {
  return choicesOfStaff(teams, actor, teamId, (member) => postsOn(day, member).length > 0);
}

/** Those of the staff who may be raters: with a post today, and an account to sign in with. */
export function raterChoices(teams: TeamsService, actor: Actor, teamId: string): Promise<FieldChoice[]> {
  const day = today();
  return choicesOfStaff(
    teams,
    actor,
    teamId,
    (member) => member.accountId !== null && postsOn(day, member).length > 0,
  );
}

async function choicesOfStaff(
  teams: TeamsService,
  actor: Actor,
  teamId: string,
  isChoice: (member: ReadMember) => boolean,
): Promise<FieldChoice[]> {
  const [staff] = await teams.staffOfTeams(actor, [teamId]);
  return (staff ?? []).filter(isChoice).map(({ id, name }) => ({ value: id, label: name }));
}
