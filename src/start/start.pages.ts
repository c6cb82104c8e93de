import { Controller, Get, Query } from '@nestjs/common';
import { type Actor, mayDo, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { GrantStatus } from '../access/role.js';
import { AccountRegister } from '../accounts/account-register.service.js';
import { roleWords } from '../accounts/describe-grant.js';
import { CaseloadService } from '../caseload/caseload.service.js';
import type { CaseloadItem } from '../caseload/caseload-item.js';
import { Urgency } from '../caseload/caseload-kinds.js';
import { FirstSteps } from '../caseload/first-steps.js';
import type { CaseloadGroup } from '../caseload/group-items.js';
import { PlanOffersService } from '../plans/plan-offers.service.js';
import { today } from '../platform/dates/today.js';
import { formatNumber } from '../platform/i18n/format-number.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { TeamsService } from '../teams/teams.service.js';

/** Whoever may do none of these has nothing that the product knows to wait. */
const GIVES_CASELOAD = ['audit.open', 'account.write', 'log.review'] as const;

/** The first page after sign-in: what is waiting, the way to one's own teams, and what one's roles are for. */
@Controller()
export class StartPages {
  constructor(
    private readonly teamsService: TeamsService,
    private readonly caseloadService: CaseloadService,
    private readonly firstSteps: FirstSteps,
    private readonly planOffersService: PlanOffersService,
    private readonly register: AccountRegister,
  ) {}

  @Get()
  @Policy('signedIn')
  async show(@CurrentActor() actor: Actor): Promise<Page> {
    const own = await this.teamsService.own(actor);
    const waiting = await this.caseloadService.overview(actor);
    const steps = await this.firstSteps.of(actor);
    return page('start/start', {
      title: translate(actor.locale, 'start.title', { name: actor.name }),
      steps: steps.map((step) => ({ ...step, text: translate(actor.locale, `firstStep.kind.${step.kind}`) })),
      waiting: waiting.map((group) => groupView(actor, group)),
      hasCaseload: GIVES_CASELOAD.some((policy) => mayDo(actor, policy)),
      severalTeams: own.length > 1,
      teams: await Promise.all(
        own.map(async ({ id, name }) => ({
          id,
          name,
          planShare: await this.planShare(actor, id),
          persons: mayDoInTeam(actor, 'person.read', id),
          audits: mayDoInTeam(actor, 'audit.open', id),
          import: mayDoInTeam(actor, 'record.import', id),
          notes: mayDoInTeam(actor, 'contact.write', id),
        })),
      ),
      roles: await this.ownRoles(actor),
      may: {
        readSharedPlans: mayDo(actor, 'sharedPlan.read'),
        readTeams: mayDo(actor, 'team.read'),
        readMap: mayDo(actor, 'mapping.read'),
        readDistribution: mayDo(actor, 'fidelityDistribution.read'),
        keepRegister: mayDo(actor, 'organisation.write'),
        keepAccounts: mayDo(actor, 'account.read'),
      },
      today: today(),
    });
  }

  /** All that waits, or what is as urgent, a page at a time. */
  @Get('waiting')
  @Policy('signedIn')
  async waiting(
    @CurrentActor() actor: Actor,
    @Query('when') when?: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    const urgency = Object.values(Urgency).find((value) => value === when);
    const rows = pageFrom(wanted);
    const { items, total } = await this.caseloadService.page(actor, rows, urgency);
    return page('start/waiting', {
      title: translate(actor.locale, 'start.waiting'),
      group: urgency && translate(actor.locale, `caseload.group.${urgency}`),
      items: items.map((item) => itemView(actor, item)),
      pageLinks: pageLinks('/waiting', rows, total, { when: urgency }),
    });
  }

  /** For whoever leads the team; nothing while nobody is enrolled. */
  private async planShare(actor: Actor, teamId: string) {
    if (!mayDoInTeam(actor, 'audit.write', teamId)) return null;
    const { withPlan, of, declined, share } = await this.planOffersService.share(actor, teamId);
    return share === null ? null : { withPlan, of, declined, share: formatNumber(actor.locale, 100 * share) };
  }

  /** Each role that is in force or waits for approval, with what its holder can do. */
  private async ownRoles(actor: Actor) {
    const { grants } = await this.register.own(actor);
    const names = await this.register.namesFor(grants);
    return grants
      .filter(({ status }) => status === GrantStatus.IN_FORCE || status === GrantStatus.WAITING)
      .map((grant) => ({
        role: roleWords(actor.locale, grant, names),
        waits: grant.status === GrantStatus.WAITING,
        toDate: grant.toDate,
        does: translate(actor.locale, `start.does.${grant.role}`),
      }));
  }
}

function groupView(actor: Actor, { name, isLacking, items, total, teams }: CaseloadGroup) {
  const { locale } = actor;
  const link = (href: string, n: number, team: string) => ({
    href,
    text: translate(locale, teams.length > 1 ? 'start.allInTeam' : 'start.all', { n, team }),
  });
  const all = isLacking
    ? teams.map((team) => link(`/teams/${team.id}/persons?filter=${name}`, team.total, team.name))
    : [{ href: `/waiting?when=${name}`, text: translate(locale, 'start.all', { n: total }) }];
  return {
    heading: translate(locale, `caseload.group.${name}`),
    isFolded: isLacking && items.length > 0,
    items: items.map((item) => itemView(actor, item)),
    count: items.length,
    all: total > items.length ? all : [],
  };
}

const itemView = ({ locale }: Actor, { path, dueOn, urgency, say }: CaseloadItem) => ({
  text: say(locale),
  href: path,
  dueOn,
  late: urgency === Urgency.OVERDUE,
});
