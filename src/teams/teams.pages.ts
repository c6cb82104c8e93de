import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, mayDo, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { GeographyService } from '../geography/geography.service.js';
import { CareModel } from '../organisations/organisation-kinds.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { describeStaff } from './describe-staff.js';
import type { Team } from './team.entity.js';
import { RegisterTeamInput } from './team.input.js';
import { TeamsService } from './teams.service.js';

@Controller('teams')
export class TeamsPages {
  constructor(
    private readonly teamsService: TeamsService,
    private readonly organisations: OrganisationsService,
    private readonly geography: GeographyService,
  ) {}

  @Get()
  @Policy('team.read')
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const [all, own] = await Promise.all([this.teamsService.all(actor), this.teamsService.own(actor)]);
    const ownIds = new Set(own.map(({ id }) => id));
    const line = (team: Team) => ({
      id: team.id,
      name: team.name,
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
    return this.form(actor, formOf(), 200);
  }

  @Post()
  @Policy('team.register')
  register(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      RegisterTeamInput,
      { models: [], ...(body as object) },
      async (input) => {
        const team = await this.teamsService.register(actor, input);
        return redirect(`/teams/${team.id}`, 'notice.saved');
      },
      (form) => this.form(actor, form, 422),
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
        openingHours: team.openingHours,
        phone: team.phone,
        models: modelWords(actor, team),
        capacity: team.capacity,
        plannedPosts: team.plannedFteHundredths / 100,
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

  private async form(actor: Actor, form: Form<unknown>, status: number): Promise<Page> {
    const [services, municipalities] = await Promise.all([
      this.organisations.services(actor),
      this.geography.municipalities(actor),
    ]);
    const model = {
      title: translate(actor.locale, 'team.register'),
      form,
      services: services.map(({ id, name, region }) => ({ value: id, label: `${name} (${region.name})` })),
      municipalities: municipalities.map(({ code, name }) => ({ value: code, label: name })),
      models: choicesOf(CareModel, 'kind.careModel', actor.locale),
    };
    return page('teams/new', model, status);
  }
}

const modelWords = ({ locale }: Actor, { models }: Team): string =>
  models.map((model) => translate(locale, `kind.careModel.${model}`)).join(', ');
