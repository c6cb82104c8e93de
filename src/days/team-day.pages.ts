import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { outcomeOf } from '../contacts/contact-rules.js';
import { addDays } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { DATE, UUID } from '../platform/door/ids.js';
import { formatWeekday } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { contactWords } from './contact-words.js';
import { readNoteQuery } from './note-query.js';
import { TeamDayService } from './team-day.service.js';
import type { EpisodeOfDay } from './team-day.type.js';

/** What a team has done on a day, and buttons for what is to be noted. */
@Controller('teams/:teamId/days')
export class TeamDayPages {
  constructor(private readonly teamDay: TeamDayService) {}

  /** The day that is asked for, or today. */
  @Get()
  @Policy('contact.read')
  async jump(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query() query: unknown,
  ): Promise<Redirect> {
    await this.teamDay.team(actor, teamId, 'contact.read');
    const { date = today() } = await readNoteQuery(query);
    return redirect(`/teams/${teamId}/days/${date}`);
  }

  @Get(':date')
  @Policy('contact.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Param('date', DATE) date: string,
  ): Promise<Page> {
    const { locale } = actor;
    const { team, contacts, meetings, ...hospital } = await this.teamDay.get(actor, teamId, date);
    const day = today();
    return page('days/day', {
      title: translate(locale, 'day.title', { team: team.name, date: formatWeekday(locale, date) }),
      team: { id: teamId, name: team.name },
      date,
      form: formOf({ date }),
      previous: addDays(date, -1),
      next: date < day ? addDays(date, 1) : null,
      mayNote: mayDoInTeam(actor, 'contact.write', teamId) && date <= day,
      isToCome: date > day,
      contacts: contacts.map(({ person, contact }) => ({
        href: `/contacts/${contact.id}`,
        time: contact.time,
        person,
        what: contactWords(locale, contact),
        outcome: outcomeOf(contact),
        crisis: contact.crisis,
        staff: contact.staff.map(({ staffMember }) => staffMember.name).join(', '),
      })),
      meetings: meetings.map((meeting) => ({
        href: `/team-meetings/${meeting.id}`,
        time: meeting.time,
        minutes: meeting.minutes,
        staffPresent: meeting.staffPresent,
        staff: meeting.staff.map(({ name }) => name).join(', '),
        personsReviewed: meeting.personsReviewed,
        persons: meeting.persons.map(({ name }) => name).join(', '),
      })),
      admissions: hospital.admissions.map(stay),
      discharges: hospital.discharges.map(stay),
      inHospital: hospital.inHospital.map(stay),
    });
  }
}

const stay = ({ person, episode }: EpisodeOfDay) => ({
  href: `/hospital-episodes/${episode.id}`,
  person,
  since: episode.admittedOn,
  inAdmission: episode.teamInvolvedInAdmission,
  inDischarge: episode.teamInvolvedInDischarge,
});
