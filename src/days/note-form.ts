import { isUUID } from 'class-validator';
import type { Actor } from '../access/actor.js';
import { isCivilDate } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import type { FieldChoice } from '../platform/web/choices.js';
import type { Form } from '../platform/web/form.js';
import type { TeamDayService } from './team-day.service.js';
import type { NamedPerson } from './team-meeting.type.js';

/** A day that has been, as far as it can be told; today where it cannot. */
export const dayOf = (day: unknown): string =>
  isCivilDate(day) && String(day) <= today() ? String(day) : today();

/** The day that a form is about. */
export const dayIn = ({ values }: Form<unknown>, field: string): string => dayOf(values[field]);

/** Where a form came from, and leads back to. */
export type Back = 'person' | 'day';

export const backOf = (body: unknown): Back =>
  (body as { back?: unknown } | undefined)?.back === 'person' ? 'person' : 'day';

/** The person's line of time, or the team's day. */
export const hrefBack = (back: Back, teamId: string, personId: string, day: string): string =>
  back === 'person' ? `/persons/${personId}/timeline` : `/teams/${teamId}/days/${day}`;

/** What every form for something new of a person shows: the person, or those to choose from; and the team. */
export async function aboutWhom(
  teamDay: TeamDayService,
  actor: Actor,
  teamId: string,
  { form, day, back }: { form: Form<unknown>; day: string; back: Back },
) {
  const team = await teamDay.team(actor, teamId, 'contact.write');
  const personId = String(form.values.personId ?? '');
  const isOfPerson = back === 'person' && isUUID(personId);
  const person: NamedPerson | null = isOfPerson ? await teamDay.person(actor, teamId, personId) : null;
  const persons = person ? [] : await teamDay.persons(actor, teamId, day);
  return {
    team: { id: teamId, name: team.name },
    person,
    persons: persons.map(({ id: value, name: label }): FieldChoice => ({ value, label })),
    back: person ? back : 'day',
    day,
  };
}
