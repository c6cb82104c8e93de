import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { withEmptied } from '../platform/web/with-emptied.js';
import { staffChoices } from '../teams/staff-choices.js';
import { TeamsService } from '../teams/teams.service.js';
import { CorrectEnrolmentInput, CorrectPersonInput } from './correction.input.js';
import { CorrectionsService } from './corrections.service.js';
import { showIdentityNumber } from './identity-number.js';
import { CHOSEN_LEGAL_FRAMES } from './legal-frame.js';
import { Intensity, LeavingReason } from './person-kinds.js';
import { PersonsService } from './persons.service.js';

/** Putting right what was written about a person, with what was there before kept. */
@Controller()
export class CorrectionsPages {
  constructor(
    private readonly correctionsService: CorrectionsService,
    private readonly personsService: PersonsService,
    private readonly teamsService: TeamsService,
  ) {}

  @Get('persons/:personId/correct')
  @Policy('person.write')
  askPerson(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.personForm(actor, personId, null);
  }

  @Post('persons/:personId/correct')
  @Policy('person.write')
  correctPerson(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectPersonInput,
      { ...withEmptied(body), personId },
      async (input) =>
        onSaved(await this.correctionsService.correctPerson(actor, input), () =>
          redirect(`/persons/${personId}`, 'correction.done'),
        ),
      (form) => this.personForm(actor, personId, form),
    );
  }

  @Get('enrolments/:enrolmentId/correct')
  @Policy('person.write')
  askEnrolment(@CurrentActor() actor: Actor, @Param('enrolmentId', UUID) enrolmentId: string): Promise<Page> {
    return this.enrolmentForm(actor, enrolmentId, null);
  }

  @Post('enrolments/:enrolmentId/correct')
  @Policy('person.write')
  correctEnrolment(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectEnrolmentInput,
      { coordinatorIds: [], ...withEmptied(body), enrolmentId },
      async (input) =>
        onSaved(
          await this.correctionsService.correctEnrolment(actor, input),
          ({ personId, toDate, teamId }) => {
            const isOver = toDate !== null && toDate < today();
            return redirect(isOver ? `/teams/${teamId}/persons` : `/persons/${personId}`, 'correction.done');
          },
        ),
      (form) => this.enrolmentForm(actor, enrolmentId, form),
    );
  }

  private async personForm(actor: Actor, personId: string, form: Form<unknown> | null): Promise<Page> {
    const person = await this.personsService.get(actor, personId, 'person.write');
    const { givenName, familyName, language, needsInterpreter, protectedIdentity } = person;
    const { activity, placedAsChild, address, phone, revision } = person;
    const stored = {
      revision,
      identityNumber: showIdentityNumber(person),
      activity,
      givenName,
      familyName,
      language,
      needsInterpreter,
      protectedIdentity,
      placedAsChild,
      address: address ?? '',
      phone: phone ?? '',
    };
    const model = {
      title: translate(actor.locale, 'correction.person'),
      person: { id: personId, name: `${givenName} ${familyName}`, protectedIdentity },
      form: shownForm(form, stored),
      activities: choicesOf(
        await this.personsService.activitiesToChoose(actor, activity),
        'kind.activity',
        actor.locale,
      ),
    };
    return page('persons/correct', model, statusOf(form));
  }

  private async enrolmentForm(actor: Actor, enrolmentId: string, form: Form<unknown> | null): Promise<Page> {
    const { enrolment, person } = await this.correctionsService.enrolment(actor, enrolmentId);
    const { fromDate, toDate, leavingReason, intensity, legalFrame, team, coordinators, revision } =
      enrolment;
    const stored = {
      revision,
      fromDate,
      toDate: toDate ?? '',
      leavingReason: leavingReason ?? '',
      intensity,
      legalFrame,
      coordinatorIds: coordinators
        .filter((one) => one.toDate === null)
        .map(({ staffMemberId }) => staffMemberId),
    };
    const model = {
      title: translate(actor.locale, 'correction.enrolment'),
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      enrolment: { id: enrolmentId, team: team.name },
      form: shownForm(form, stored),
      reasons: choicesOf(LeavingReason, 'kind.leavingReason', actor.locale),
      intensities: choicesOf(Intensity, 'kind.intensity', actor.locale),
      legalFrames: choicesOf(
        [...new Set([...CHOSEN_LEGAL_FRAMES, legalFrame])],
        'kind.legalFrame',
        actor.locale,
      ),
      staff: await staffChoices(this.teamsService, actor, team.id, { withLeft: true }),
    };
    return page('persons/correct-enrolment', model, statusOf(form));
  }
}
