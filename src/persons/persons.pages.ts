import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { TeamsService } from '../teams/teams.service.js';
import { amendmentsView } from './amendments-view.js';
import { correctionLine } from './correction-line.js';
import { CorrectionsService } from './corrections.service.js';
import { birthDateOf, showIdentityNumber } from './identity-number.js';
import type { Enrolment } from './person.entity.js';
import { EndEnrolmentInput, EnrolPersonInput } from './person.input.js';
import { Intensity, LeavingReason, LegalFrame } from './person-kinds.js';
import { PersonsService } from './persons.service.js';

@Controller()
export class PersonsPages {
  constructor(
    private readonly personsService: PersonsService,
    private readonly teamsService: TeamsService,
    private readonly correctionsService: CorrectionsService,
  ) {}

  @Get('teams/:teamId/persons')
  @Policy('person.read')
  async list(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    const enrolled = await this.personsService.enrolled(actor, teamId);
    const team = await this.teamsService.get(actor, teamId);
    return page('persons/list', {
      title: translate(actor.locale, 'person.listTitle', { team: team.name }),
      team: { id: team.id, name: team.name },
      mayEnrol: mayDoInTeam(actor, 'person.write', teamId),
      severalOwners:
        new Set(enrolled.map(({ person }) => person.ownerId)).size > 1 ||
        enrolled.some(({ until }) => until !== null),
      persons: enrolled.map(({ enrolment, person, coordinators, until, disclosure }) => ({
        owner: person.owner.name,
        until,
        ground: until && translate(actor.locale, `kind.ground.${disclosure.ground}`),
        id: person.id,
        name: `${person.familyName}, ${person.givenName}`,
        protectedIdentity: person.protectedIdentity,
        fictitious: person.fictitious,
        since: enrolment.fromDate,
        intensity: translate(actor.locale, `kind.intensity.${enrolment.intensity}`),
        coordinators: coordinators.join(', '),
      })),
    });
  }

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
  show(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
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

  private async person(actor: Actor, personId: string, form: Form<unknown>, status: number): Promise<Page> {
    const read = await this.personsService.get(actor, personId);
    const { person, disclosure, owner, until } = read;
    const enrolments = await this.personsService.enrolments(actor, personId);
    const blocked = await this.personsService.blocked(actor, personId);
    const birthDate = birthDateOf(person);
    const history = await this.correctionsService.history(actor, personId);
    const mayWrite = read.may('person.write');
    const mayAmend = ({ teamId, voidedAt }: Enrolment) =>
      mayWrite && mayDoInTeam(actor, 'person.write', teamId) && !voidedAt;
    const current = enrolments.find((enrolment) => enrolment.toDate === null && mayAmend(enrolment));
    const here = enrolments.find(({ toDate, voidedAt }) => toDate === null && voidedAt === null);
    const noteTeamId = (read.may('contact.write') && here?.teamId) || null;
    const mayRenew = read.may('consent.write');
    const renewals = mayRenew ? await this.personsService.groundsToRenew(actor, personId) : [];
    const day = today();
    return page(
      'persons/show',
      {
        title: `${person.givenName} ${person.familyName}`,
        form,
        owner,
        renewals: renewals.map(({ receiver, toDate }) => ({ receiver, toDate, passed: toDate < day })),
        person: {
          id: person.id,
          identityNumber: showIdentityNumber(person),
          birthDate,
          language: person.language,
          needsInterpreter: person.needsInterpreter,
          protectedIdentity: person.protectedIdentity,
          address: person.address,
          phone: person.phone,
          fictitious: person.fictitious,
        },
        mayReadConsents: read.may('consent.read'),
        mayReadTimeline: read.may('contact.read'),
        noteTeamId,
        blocked: { here: blocked.here, principals: blocked.principals },
        enrolments: enrolments.map((enrolment) => ({
          id: enrolment.id,
          teamId: enrolment.team.id,
          team: enrolment.team.name,
          fromDate: enrolment.fromDate,
          toDate: enrolment.toDate,
          reason:
            enrolment.leavingReason &&
            translate(actor.locale, `kind.leavingReason.${enrolment.leavingReason}`),
          intensity: translate(actor.locale, `kind.intensity.${enrolment.intensity}`),
          legalFrame: translate(actor.locale, `kind.legalFrame.${enrolment.legalFrame}`),
          amendments: amendmentsView(enrolment),
          mayAmend: mayAmend(enrolment),
        })),
        mayReadLog: read.may('personLog.read'),
        reader:
          disclosure.ground === 'CARE_RELATION'
            ? null
            : { owner, until, ground: translate(actor.locale, `kind.ground.${disclosure.ground}`) },
        mayCorrect: mayWrite,
        amendments: amendmentsView({ disagreements: history.disagreements }),
        corrections: history.corrections.map((one) => correctionLine(actor.locale, one)),
        currentEnrolmentId: current?.id ?? null,
        reasons: choicesOf(LeavingReason, 'kind.leavingReason', actor.locale),
      },
      status,
    );
  }

  private async form(actor: Actor, teamId: string, form: Form<unknown>, status: number): Promise<Page> {
    const team = await this.teamsService.get(actor, teamId, 'person.write');
    const [staff = null] = await this.teamsService.staffOfTeams(actor, [teamId]);
    const day = today();
    const model = {
      title: translate(actor.locale, 'person.enrol'),
      team: { id: team.id, name: team.name },
      form,
      intensities: choicesOf(Intensity, 'kind.intensity', actor.locale),
      legalFrames: choicesOf(LegalFrame, 'kind.legalFrame', actor.locale),
      staff: (staff ?? [])
        .filter(({ toDate }) => toDate === null || toDate >= day)
        .map(({ id, name }) => ({ value: id, label: name })),
    };
    return page('persons/new', model, status);
  }
}
