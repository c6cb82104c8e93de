import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, mayDo, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { BLANK_HOURS, withHours } from '../organisations/hours-form.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { hoursOf } from '../organisations/say-hours.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { describeStaff } from './describe-staff.js';
import type { Team } from './team.entity.js';
import { RegisterTeamInput } from './team.input.js';
import { TeamChanges } from './team-changes.service.js';
import { TeamChoices } from './team-choices.js';
import { TeamsService } from './teams.service.js';

@Controller('teams')
export class TeamsPages {
  constructor(
    private readonly teamsService: TeamsService,
    private readonly organisations: OrganisationsService,
    private readonly teamChanges: TeamChanges,
    private readonly choices: TeamChoices,
  ) {}

  @Get()
  @Policy('team.read')
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const [all, own] = await Promise.all([this.teamsService.all(actor), this.teamsService.own(actor)]);
    const ownIds = new Set(own.map(({ id }) => id));
    const line = (team: Team) => ({
      id: team.id,
      name: team.name,
      isEnded: team.isEnded,
      mayOpen: mayDoInTeam(actor, 'team.read', team.id, team.service.regionCode),
      service: team.service.name,
      region: team.service.region.name,
      municipality: team.municipality.name,
      models: modelWords(actor, team),
    });
    return page('teams/list', {
      title: translate(actor.locale, 'team.title'),
      own: all.filter(({ id }) => ownIds.has(id)).map(line),
      others: all.filter(({ id }) => !ownIds.has(id)).map(line),
      mayRegister: mayDo(actor, 'team.register'),
    });
  }

  @Get('new')
  @Policy('team.register')
  blank(@CurrentActor() actor: Actor): Promise<Page> {
    return this.form(actor, formOf({ hours: BLANK_HOURS }));
  }

  @Post()
  @Policy('team.register')
  register(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      RegisterTeamInput,
      { models: [], ...withHours(body) },
      async (input) => {
        const team = await this.teamChanges.register(actor, input);
        return redirect(`/teams/${team.id}`, 'notice.saved');
      },
      (form) => this.form(actor, form),
    );
  }

  @Get(':teamId')
  @Policy('team.read')
  async show(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    const team = await this.teamsService.get(actor, teamId);
    const [size, [staff = null], service] = await Promise.all([
      this.teamsService.size(actor, teamId),
      this.teamsService.staffOfTeams(actor, [teamId]),
      this.organisations.service(actor, team.serviceId),
    ]);
    return page('teams/show', {
      title: team.name,
      team: {
        id: team.id,
        openingHours: hoursOf(actor.locale, team),
        isEnded: team.isEnded,
        phone: team.phone,
        models: modelWords(actor, team),
        capacity: team.capacity,
        plannedPosts: team.plannedPosts,
        posts: size.percentHundredths / 10_000,
        enrolled: size.enrolled,
        service: service.name,
        region: service.region.name,
        principals: service.principals.map(({ name }) => name).join(', '),
      },
      staff: staff && describeStaff(actor.locale, staff, today()),
      may: {
        persons: mayDoInTeam(actor, 'person.read', teamId),
        staff: mayDoInTeam(actor, 'staff.write', teamId),
        days: mayDoInTeam(actor, 'contact.read', teamId),
        import: mayDoInTeam(actor, 'record.import', teamId),
        audits: mayDoInTeam(actor, 'audit.open', teamId),
        improvement: mayDoInTeam(actor, 'audit.read', teamId),
      },
    });
  }

  private async form(actor: Actor, form: Form<unknown>): Promise<Page> {
    const title = translate(actor.locale, 'team.register');
    const choices = await this.choices.of(actor, form);
    return page('teams/new', { title, form, choices }, statusOf(form));
  }
}

const modelWords = ({ locale }: Actor, { models }: Team): string =>
  models.map((model) => translate(locale, `kind.careModel.${model}`)).join(', ');
