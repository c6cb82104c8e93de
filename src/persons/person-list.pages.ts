import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { invalid } from '../platform/errors/domain-error.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { formOf, readForm } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { addressOf, pageFrom, pageLinks, postedPageLinks } from '../platform/web/page-links.js';
import { StaffService } from '../teams/staff.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { noNumber } from './no-number.js';
import { PersonListService, type ReadPersonLine } from './person-list.service.js';
import { PersonFilter, PersonListArgs, type PersonSearch, PersonSort } from './person-list.type.js';
import { UnreadPersonsService } from './unread-persons.service.js';

/** The persons of a team: found, sorted and paged. */
@Controller('teams/:teamId/persons')
export class PersonListPages {
  constructor(
    private readonly personList: PersonListService,
    private readonly teamsService: TeamsService,
    private readonly staffService: StaffService,
    private readonly unreadPersons: UnreadPersonsService,
  ) {}

  @Get()
  @Policy('person.read')
  list(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query('filter') filter?: string,
    @Query('sort') sort?: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    const search = { filter: oneOf(PersonFilter, filter), sort: oneOf(PersonSort, sort) };
    return this.listing(actor, teamId, search, wanted);
  }

  /** Whom somebody searches for is posted: in an address it would stay in the browser's history. */
  @Post('search')
  @Policy('person.read')
  @AsksOnly()
  async search(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() { page: wanted, ...body }: { page?: string },
  ): Promise<Page | Redirect> {
    const { input, problems } = await readForm(PersonListArgs, { ...body, teamId });
    if (!input) throw invalid(problems);
    const { search, filter, sort } = input;
    if (search) return this.listing(actor, teamId, { search, filter, sort }, wanted);
    await this.teamsService.get(actor, teamId, 'person.read');
    return redirect(addressOf(`/teams/${teamId}/persons`, 1, { filter, sort }));
  }

  private async listing(actor: Actor, teamId: string, wanted: PersonSearch, at?: string): Promise<Page> {
    const rows = pageFrom(at);
    const { team, items, total } = await this.personList.list(actor, teamId, wanted, rows);
    const unread = await this.unreadPersons.count(actor);
    const { search, filter = PersonFilter.ALL, sort = PersonSort.NAME } = wanted;
    const address = `/teams/${teamId}/persons`;
    return page('persons/list', {
      title: translate(actor.locale, 'person.listTitle', { team: team.name }),
      team: { id: team.id, name: team.name },
      mayEnrol: mayDoInTeam(actor, 'person.write', teamId),
      mayHold: mayDoInTeam(actor, 'recordHold.write', teamId),
      form: formOf({ search, filter, sort }),
      filters: choicesOf(PersonFilter, 'personList.filter', actor.locale),
      sorts: choicesOf(PersonSort, 'personList.sort', actor.locale),
      caption: translate(actor.locale, search ? 'personList.found' : 'personList.count', {
        n: total,
        filter: translate(actor.locale, `personList.filter.${filter}`),
      }),
      none: items.length > 0 ? null : translate(actor.locale, await this.whyNone(actor, teamId, wanted)),
      unread: unread.filter((one) => one.teamId === teamId),
      isChosen: search !== undefined || filter !== PersonFilter.ALL,
      severalOwners:
        new Set(items.map(({ person }) => person.ownerId)).size > 1 ||
        items.some(({ until }) => until !== null),
      persons: items.map((line) => shownLine(actor.locale, line)),
      pageLinks: search
        ? postedPageLinks(`${address}/search`, rows, total, { search, filter, sort })
        : pageLinks(address, rows, total, { filter: wanted.filter, sort: wanted.sort }),
    });
  }

  /** Why nobody is listed, in the key of a message that says what mends it. */
  private async whyNone(actor: Actor, teamId: string, { search, filter }: PersonSearch): Promise<string> {
    if (search) return noNumber(search) ?? 'personList.noneFound';
    if (filter !== PersonFilter.MINE) return `personList.none.${filter ?? PersonFilter.ALL}`;
    const own = await this.staffService.myStaffMembers(actor);
    const isLinked = own.some((member) => member.teamId === teamId);
    return isLinked ? 'personList.none.MINE' : 'personList.noneLinked';
  }
}

function shownLine(locale: Locale, line: ReadPersonLine) {
  const { enrolment, person, until, disclosure, crisisPlans, sip } = line;
  return {
    id: person.id,
    name: `${person.familyName}, ${person.givenName}`,
    protectedIdentity: person.protectedIdentity,
    fictitious: person.fictitious,
    owner: person.owner.name,
    until,
    ground: until && translate(locale, `kind.ground.${disclosure.ground}`),
    since: enrolment.fromDate,
    endedOn: enrolment.toDate,
    intensity: translate(locale, `kind.intensity.${enrolment.intensity}`),
    coordinators: line.coordinators.map(({ name, employer }) => ({ name, employer })),
    crisisPlans: crisisPlans.map((plan) => ({ ...plan, isOverdue: isOverdue(line, plan.dueOn) })),
    mayReadCrisisPlans: line.mayReadCrisisPlans,
    sip: sip && { ...sip, isOverdue: isOverdue(line, sip.dueOn) },
    crisisPlanBegun: line.crisisPlanBegun,
    crisisPlanDeclinedOn: line.crisisPlanDeclinedOn,
    mayReadSips: line.mayReadSips,
    sipBegun: line.sipBegun,
    sipDeclinedOn: line.sipDeclinedOn,
    lastContactOn: line.lastContactOn,
    isOwn: disclosure.ground === 'CARE_RELATION',
  };
}

/** Nothing is due before what is due first: where that day has not come, no other has. */
const isOverdue = (line: ReadPersonLine, dueOn: string | null) =>
  line.isOverdue && dueOn !== null && dueOn < today();

function oneOf<Value extends string>(values: Record<string, Value>, wanted: unknown): Value | undefined {
  return Object.values(values).find((value) => value === wanted);
}
