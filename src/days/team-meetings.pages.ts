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
import { onSaved } from '../platform/revision/revision-conflict.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { dayIn } from './note-form.js';
import { readNoteQuery, takenBy } from './note-query.js';
import { VoidNotedInput } from './noted.input.js';
import { recordPage } from './record-page.js';
import { TeamDayService } from './team-day.service.js';
import { CorrectTeamMeetingInput, NoteTeamMeetingInput } from './team-meeting.input.js';
import { TeamMeetingsService } from './team-meetings.service.js';

@Controller()
export class TeamMeetingsPages {
  constructor(
    private readonly teamMeetingsService: TeamMeetingsService,
    private readonly teamDay: TeamDayService,
  ) {}

  @Get('teams/:teamId/meetings/new')
  @Policy('contact.write')
  async blank(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query() query: unknown,
  ): Promise<Page> {
    const { date = today() } = await readNoteQuery(query);
    const latest = await this.teamMeetingsService.latest(actor, teamId);
    const { time = lastFiveMinutes(), minutes = 30 } = latest ?? {};
    return this.form(actor, teamId, formOf({ date, time, minutes, othersReviewed: 0 }));
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
        await this.teamMeetingsService.note(actor, input);
        return redirect(`/teams/${teamId}/days/${input.date}`, 'day.meetingNoted');
      },
      (form) => this.form(actor, teamId, form),
    );
  }

  @Get('team-meetings/:meetingId')
  @Policy('contact.read')
  show(@CurrentActor() actor: Actor, @Param('meetingId', UUID) meetingId: string): Promise<Page> {
    return this.record(actor, meetingId, formOf());
  }

  @Get('team-meetings/:meetingId/correct')
  @Policy('contact.write')
  edit(@CurrentActor() actor: Actor, @Param('meetingId', UUID) meetingId: string): Promise<Page> {
    return this.correction(actor, meetingId, null);
  }

  @Post('team-meetings/:meetingId/correct')
  @Policy('contact.write')
  correct(
    @CurrentActor() actor: Actor,
    @Param('meetingId', UUID) meetingId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectTeamMeetingInput,
      { ...body, meetingId },
      async (input) =>
        onSaved(await this.teamMeetingsService.correct(actor, input), () =>
          redirect(`/team-meetings/${meetingId}`, 'day.corrected'),
        ),
      (form) => this.correction(actor, meetingId, form),
    );
  }

  @Post('team-meetings/:meetingId/void')
  @Policy('contact.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('meetingId', UUID) recordId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidNotedInput,
      { ...body, recordId },
      async ({ reason }) => {
        await this.teamMeetingsService.void(actor, { id: recordId, reason });
        return redirect(`/team-meetings/${recordId}`, 'amendment.voided');
      },
      (form) => this.record(actor, recordId, form),
    );
  }

  private async record(actor: Actor, meetingId: string, form: Form<unknown>): Promise<Page> {
    const { content, known, staffNames, ...meeting } = await this.teamMeetingsService.get(actor, meetingId);
    const { teamId, date } = meeting;
    return recordPage(actor, {
      recordType: ChangedRecord.TEAM_MEETING,
      href: `/team-meetings/${meetingId}`,
      above: {
        href: `/teams/${teamId}/days/${date}`,
        name: translate(actor.locale, 'day.short'),
      },
      record: meeting,
      content,
      names: new Map([...staffNames, ...known.map(({ enrolmentId, name }) => [enrolmentId, name] as const)]),
      mayWrite: mayDoInTeam(actor, 'contact.write', teamId),
      form,
    });
  }

  private async form(actor: Actor, teamId: string, form: Form<unknown>): Promise<Page> {
    const day = dayIn(form, 'date');
    const model = {
      title: translate(actor.locale, 'day.noteTitle.team_meeting'),
      ...(await this.choices(actor, teamId, day)),
      day,
      form,
      there: takenBy(form, 'meetingTaken'),
    };
    return page('days/meeting-new', model, statusOf(form));
  }

  private async correction(actor: Actor, meetingId: string, sent: Form<unknown> | null): Promise<Page> {
    const meeting = await this.teamMeetingsService.get(actor, meetingId);
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
    const day = dayIn(form, 'date');
    const model = {
      title: translate(actor.locale, 'day.correctTitle.team_meeting'),
      meetingId,
      ...(await this.choices(actor, teamId, day)),
      hidden: named - persons.length,
      day: today(),
      form,
      there: takenBy(form, 'meetingTaken'),
    };
    return page('days/meeting-correct', model, statusOf(form));
  }

  private async choices(actor: Actor, teamId: string, day: string) {
    const { team, staff } = await this.teamDay.staff(actor, teamId, day);
    const persons = await this.teamDay.persons(actor, teamId, day);
    return {
      team: { id: teamId, name: team.name },
      person: null,
      persons: persons.map(({ id: value, name: label }) => ({ value, label })),
      staff: staff.map(({ id: value, name: label }) => ({ value, label })),
    };
  }
}
