import { Controller, Get } from '@nestjs/common';
import { type Actor, mayDo, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { GrantStatus } from '../access/role.js';
import { AccountRegister } from '../accounts/account-register.service.js';
import { roleWords } from '../accounts/describe-grant.js';
import { CaseloadService } from '../caseload/caseload.service.js';
import { Urgency } from '../caseload/caseload-kinds.js';
import { FirstSteps } from '../caseload/first-steps.js';
import { groupItems } from '../caseload/group-items.js';
import { PlanOffersService } from '../plans/plan-offers.service.js';
import { today } from '../platform/dates/today.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { formatNumber } from '../platform/i18n/format-number.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page } from '../platform/web/page.js';
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
    const items = await this.caseloadService.list(actor);
    const steps = await this.firstSteps.of(actor);
    return page('start/start', {
      title: translate(actor.locale, 'start.title', { name: actor.name }),
      steps: steps.map((step) => ({ ...step, text: translate(actor.locale, `firstStep.kind.${step.kind}`) })),
      waiting: groupItems(items).map(({ name, isFolded, items: shown }) => ({
        heading: translate(actor.locale, `caseload.group.${name}`),
        isFolded,
        count: shown.length,
        items: shown.map(({ path, dueOn, urgency, say }) => ({
          text: say(actor.locale),
          href: path,
          dueOn,
          late: urgency === Urgency.OVERDUE,
        })),
      })),
      hasCaseload: GIVES_CASELOAD.some((policy) => mayDo(actor, policy)),
      teams: await Promise.all(
        own.map(async ({ id, name }) => ({
          id,
          name,
          planShare: await this.planShare(actor, id),
          persons: mayDoInTeam(actor, 'person.read', id),
          audits: mayDoInTeam(actor, 'audit.open', id),
          import: mayDoInTeam(actor, 'record.import', id),
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
      today: formatDate(actor.locale, today()),
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
