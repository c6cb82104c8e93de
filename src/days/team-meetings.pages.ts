import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { lastFiveMinutes } from '../platform/dates/clock-time.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { dayIn, dayOf } from './note-form.js';
import { readNoteQuery, takenBy } from './note-query.js';
import type { ShownRecord } from './record-page.js';
import { recordPages } from './record-pages.js';
import { TeamDayService } from './team-day.service.js';
import { CorrectTeamMeetingInput, NoteTeamMeetingInput } from './team-meeting.input.js';
import { TeamMeetingsService } from './team-meetings.service.js';

const KIND = {
  recordType: ChangedRecord.TEAM_MEETING,
  path: 'team-meetings',
  idName: 'meetingId',
  correction: CorrectTeamMeetingInput,
  template: 'days/meeting',
  taken: 'meetingTaken',
};

@Controller()
export class TeamMeetingsPages extends recordPages(KIND) {
  constructor(
    protected readonly records: TeamMeetingsService,
    private readonly teamDay: TeamDayService,
  ) {
    super();
  }

  @Get('teams/:teamId/meetings/new')
  @Policy('contact.write')
  async blank(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query() query: unknown,
  ): Promise<Page> {
    const { date = today() } = await readNoteQuery(query);
    const latest = await this.records.latest(actor, teamId);
    const { time = lastFiveMinutes(), minutes = 30 } = latest ?? {};
    const choices = await this.choices(actor, teamId, dayOf(date));
    const form = formOf({
      date,
      time,
      minutes,
      staffIds: choices.staff.map(({ value }) => value),
      personIds: choices.persons.filter(({ isOnBoard }) => isOnBoard).map(({ value }) => value),
      othersReviewed: 0,
    });
    return this.form(actor, teamId, form, choices);
  }

  @Post('teams/:teamId/meetings')
  @Policy('contact.write')
  note(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      NoteTeamMeetingInput,
      { ...body, teamId },
      async (input) => {
        await this.records.note(actor, input);
        return redirect(`/teams/${teamId}/days/${input.date}`, 'day.meetingNoted');
      },
      async (form) => this.form(actor, teamId, form, await this.choices(actor, teamId, dayIn(form, 'date'))),
    );
  }

  protected async read(actor: Actor, meetingId: string): Promise<ShownRecord> {
    const { content, known, staffNames, ...meeting } = await this.records.get(actor, meetingId);
    const { teamId, date } = meeting;
    return {
      above: {
        href: `/teams/${teamId}/days/${date}`,
        name: translate(actor.locale, 'day.short'),
      },
      record: meeting,
      content,
      names: new Map([...staffNames, ...known.map(({ enrolmentId, name }) => [enrolmentId, name] as const)]),
      mayWrite: mayDoInTeam(actor, 'contact.write', teamId),
    };
  }

  private form(actor: Actor, teamId: string, form: Form<unknown>, choices: object): Page {
    const model = {
      title: translate(actor.locale, 'day.noteTitle.team_meeting'),
      ...choices,
      day: dayIn(form, 'date'),
      form,
      action: `/teams/${teamId}/meetings`,
      there: takenBy(form, KIND),
    };
    return page('days/meeting-new', model, statusOf(form));
  }

  protected async toCorrect(actor: Actor, meetingId: string, sent: Form<unknown> | null) {
    const meeting = await this.records.get(actor, meetingId);
    const { teamId, date, time, minutes, revision, personsReviewed, named, persons, content } = meeting;
    const stored = {
      date,
      time,
      minutes,
      staffIds: content.staffIds,
      personIds: persons.map(({ id }) => id),
      othersReviewed: personsReviewed - named,
      revision,
    };
    const form = shownForm(sent, stored);
    const choices = await this.choices(actor, teamId, dayIn(form, 'date'));
    return { ...choices, hidden: named - persons.length, form };
  }

  private async choices(actor: Actor, teamId: string, day: string) {
    const { team, staff } = await this.teamDay.staff(actor, teamId, day);
    const persons = await this.teamDay.persons(actor, teamId, day);
    return {
      team: { id: teamId, name: team.name },
      person: null,
      persons: persons.map(({ id: value, name: label, isOnBoard }) => ({ value, label, isOnBoard })),
      hasBoard: persons.some(({ isOnBoard }) => isOnBoard),
      staff: staff.map(({ id: value, name: label }) => ({ value, label })),
    };
  }
}
