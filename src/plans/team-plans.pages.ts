import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PlanKind } from '../persons/person-kinds.js';
import { addMonths } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { DATE, UUID } from '../platform/door/ids.js';
import { formatNumber } from '../platform/i18n/format-number.js';
import { translate } from '../platform/i18n/translate.js';
import { formOf } from '../platform/web/form.js';
import { type Page, page } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { PlanOffersService } from './plan-offers.service.js';
import { TeamPlans } from './team-plans.service.js';

const ROOT = { [PlanKind.CRISIS_PLAN]: '/crisis-plans', [PlanKind.SIP]: '/sips' };

/** The plans of those who are enrolled in a team: how many have one, who was offered one, and what should have been looked through. */
@Controller('teams/:teamId/plans')
export class TeamPlansPages {
  constructor(
    private readonly teamPlans: TeamPlans,
    private readonly planOffers: PlanOffersService,
  ) {}

  @Get()
  @Policy('plan.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query('coordinator', UUID) coordinatorId?: string,
    @Query('page') wanted?: string,
    @Query('from', DATE) from = addMonths(today(), -12),
    @Query('to', DATE) to = today(),
  ): Promise<Page> {
    const { locale } = actor;
    const rows = pageFrom(wanted);
    const { team, items, total, coordinators } = await this.teamPlans.overdue(actor, {
      ...{ teamId, coordinatorId, page: rows },
    });
    const address = `/teams/${teamId}/plans`;
    const isCounted = mayDoInTeam(actor, 'person.write', teamId);
    const share = isCounted ? await this.planOffers.share(actor, teamId) : null;
    const isBackwards = to < from;
    const offers = isCounted && !isBackwards ? await this.teamPlans.offers(actor, { teamId, from, to }) : [];
    return page('plans/team', {
      title: translate(locale, 'teamPlans.title', { team: team.name }),
      team: { id: teamId, name: team.name },
      share: share && {
        ...share,
        percent: share.share === null ? null : formatNumber(locale, 100 * share.share),
      },
      isBackwards,
      form: formOf({ from, to }),
      offers: offers.map(({ plan, ...count }) => ({
        plan: translate(locale, `planOffer.plan.${plan}`),
        ...count,
      })),
      coordinators: coordinators.map(({ staffMemberId, name, plans }) => ({
        name: name || translate(locale, 'teamPlans.nobody'),
        plans,
        href: staffMemberId && `${address}?coordinator=${staffMemberId}`,
        isChosen: staffMemberId !== null && staffMemberId === coordinatorId,
      })),
      isChosen: coordinatorId !== undefined,
      total,
      plans: items.map(({ kind, planId, version, person, ...plan }) => ({
        ...plan,
        plan: translate(locale, `planOffer.plan.${kind}`),
        href: `${ROOT[kind]}/${planId}/versions/${version}`,
        name: `${person.familyName}, ${person.givenName}`,
        protectedIdentity: person.protectedIdentity,
        coordinators: plan.coordinators.join(', ') || translate(locale, 'teamPlans.nobody'),
      })),
      pageLinks: pageLinks(address, rows, total, { coordinator: coordinatorId }),
    });
  }
}
