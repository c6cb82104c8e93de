import { Controller, Get } from '@nestjs/common';
import { type Actor, mayDo, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { GrantStatus } from '../access/role.js';
import { AccountRegister } from '../accounts/account-register.service.js';
import { roleWords } from '../accounts/describe-grant.js';
import { RoleRegister } from '../accounts/role-register.service.js';
import { mayChangeRatings } from '../fidelity/audits/audit-access.js';
import { AuditsService } from '../fidelity/audits/audits.service.js';
import { today } from '../platform/dates/today.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page } from '../platform/web/page.js';
import { TeamsService } from '../teams/teams.service.js';
import { PersonsWaiting, type WaitingLine } from './persons-waiting.js';

/** The first page after sign-in: what is waiting, the way to one's own teams, and what one's roles are for. */
@Controller()
export class StartPages {
  constructor(
    private readonly teamsService: TeamsService,
    private readonly auditsService: AuditsService,
    private readonly persons: PersonsWaiting,
    private readonly register: AccountRegister,
    private readonly roles: RoleRegister,
  ) {}

  @Get()
  @Policy('signedIn')
  async show(@CurrentActor() actor: Actor): Promise<Page> {
    const own = await this.teamsService.own(actor);
    const waiting = [
      ...(await this.approvals(actor)),
      ...(await this.openAudits(actor, own)),
      ...(await this.persons.lines(actor)),
    ];
    return page('start/start', {
      title: translate(actor.locale, 'start.title', { name: actor.name }),
      waiting: waiting.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
      teams: own.map(({ id, name }) => ({
        id,
        name,
        persons: mayDoInTeam(actor, 'person.read', id),
        audits: mayDoInTeam(actor, 'audit.open', id),
        import: mayDoInTeam(actor, 'record.import', id),
      })),
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

  private async approvals(actor: Actor): Promise<WaitingLine[]> {
    if (!mayDo(actor, 'account.write')) return [];
    const waiting = await this.roles.waiting(actor);
    return waiting
      .filter((grant) => this.roles.approvalProblem(actor, grant) === undefined)
      .map(({ id, role, account }) => ({
        text: translate(actor.locale, 'start.approval', {
          name: account.name,
          role: translate(actor.locale, `kind.role.${role}`),
        }),
        href: `/accounts/roles/${id}`,
        dueOn: null,
        late: false,
      }));
  }

  private async openAudits(actor: Actor, own: { id: string; name: string }[]): Promise<WaitingLine[]> {
    const mine = own.filter(({ id }) => mayDoInTeam(actor, 'audit.rate', id));
    const lists = await Promise.all(
      mine.map(async ({ id, name }) =>
        (await this.auditsService.list(actor, id))
          .filter(({ audit }) => mayChangeRatings(actor, audit))
          .map(({ audit }) => ({
            text: translate(actor.locale, 'start.openAudit', {
              team: name,
              scale: audit.scale.toUpperCase(),
            }),
            href: `/audits/${audit.id}`,
            dueOn: null,
            late: false,
          })),
      ),
    );
    return lists.flat();
  }
}
