import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { staffChoices } from '../teams/staff-choices.js';
import { TeamsService } from '../teams/teams.service.js';
import { CHOSEN_LEGAL_FRAMES } from './legal-frame.js';
import { EndEnrolmentInput, EnrolPersonInput } from './person.input.js';
import { Intensity } from './person-kinds.js';
import { PersonOverviewService } from './person-overview.service.js';
import { personView } from './person-view.js';
import { PersonsService } from './persons.service.js';

@Controller()
export class PersonsPages {
  constructor(
    private readonly personsService: PersonsService,
    private readonly teamsService: TeamsService,
    private readonly overview: PersonOverviewService,
  ) {}

  @Get('teams/:teamId/persons/new')
  @Policy('person.write')
  async blank(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    return this.form(actor, teamId, formOf({ fromDate: today() }), 200);
  }

  @Post('teams/:teamId/persons')
  @Policy('person.write')
  enrol(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      EnrolPersonInput,
      { ...(body as object), teamId },
      async (input) => {
        const { personId } = await this.personsService.enrol(actor, input);
        return redirect(`/persons/${personId}`, 'person.enrolled');
      },
      (form) => this.form(actor, teamId, form, 422),
    );
  }

  @Get('persons/:personId')
  @Policy('person.read')
  show(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page | Redirect> {
    return this.person(actor, personId, formOf({ toDate: today() }), 200);
  }

  @Post('persons/:personId/end-enrolment')
  @Policy('person.write')
  endEnrolment(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      EndEnrolmentInput,
      body,
      async (input) => {
        const { teamId } = await this.personsService.endEnrolment(actor, input);
        return redirect(`/teams/${teamId}/persons`, 'person.enrolmentEnded');
      },
      (form) => this.person(actor, personId, form, 422),
    );
  }

  private async person(
    actor: Actor,
    personId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page | Redirect> {
    const read = await this.overview.read(actor, personId);
    if (read.person.id !== personId) return redirect(`/persons/${read.person.id}`);
    return page('persons/show', { ...personView(actor, read), form }, status);
  }

  private async form(actor: Actor, teamId: string, form: Form<unknown>, status: number): Promise<Page> {
    const team = await this.teamsService.get(actor, teamId, 'person.write');
    const model = {
      title: translate(actor.locale, 'person.enrol'),
      team: { id: team.id, name: team.name },
      form,
      knownPersonId: form.problems.find(({ params }) => params?.personId)?.params?.personId,
      activities: choicesOf(
        await this.personsService.activitiesToChoose(actor),
        'kind.activity',
        actor.locale,
      ),
      intensities: choicesOf(Intensity, 'kind.intensity', actor.locale),
      legalFrames: choicesOf(CHOSEN_LEGAL_FRAMES, 'kind.legalFrame', actor.locale),
      staff: await staffChoices(this.teamsService, actor, teamId),
    };
    return page('persons/new', model, status);
  }
}
