import { Controller, Get } from '@nestjs/common';
import { CrisisPlansService } from '../crisis-plans/crisis-plans.service.js';
import { AuditStatus } from '../fidelity/audit.entity.js';
import { AuditsService } from '../fidelity/audits.service.js';
import { type Actor, mayDo, mayDoInTeam } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { today } from '../platform/dates/today.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page } from '../platform/web/page.js';
import { SipsService } from '../sips/sips.service.js';
import { TeamsService } from '../teams/teams.service.js';

/** One thing that waits: what it is, where it is taken care of, and by when. */
interface WaitingLine {
  text: string;
  href: string;
  dueOn: string | null;
  late: boolean;
}

/** The first page after sign-in: what is waiting, and the way to one's own teams. */
@Controller()
export class StartPages {
  constructor(
    private readonly teams: TeamsService,
    private readonly audits: AuditsService,
    private readonly crisisPlans: CrisisPlansService,
    private readonly sips: SipsService,
  ) {}

  @Get()
  @Policy('signedIn')
  async show(@CurrentActor() actor: Actor): Promise<Page> {
    const own = await this.teams.own(actor);
    const waiting = [...(await this.openAudits(actor, own)), ...(await this.plans(actor))];
    return page('start/start', {
      title: translate(actor.locale, 'start.title', { name: actor.name }),
      waiting: waiting.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
      teams: own.map(({ id, name }) => ({
        id,
        name,
        persons: mayDoInTeam(actor, 'person.read', id),
        audits: mayDoInTeam(actor, 'audit.read', id),
        import: mayDoInTeam(actor, 'record.import', id),
      })),
      mayKeepRegister: mayDo(actor, 'organisation.write'),
      today: formatDate(actor.locale, today()),
    });
  }

  private async openAudits(actor: Actor, own: { id: string; name: string }[]): Promise<WaitingLine[]> {
    const mine = own.filter(({ id }) => mayDoInTeam(actor, 'audit.write', id));
    const lists = await Promise.all(
      mine.map(async ({ id, name }) =>
        (await this.audits.list(actor, id))
          .filter(({ audit }) => audit.status === AuditStatus.OPEN)
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

  private async plans(actor: Actor): Promise<WaitingLine[]> {
    if (!mayDo(actor, 'plan.write')) return [];
    const items = [...(await this.crisisPlans.waiting(actor)), ...(await this.sips.waiting(actor))];
    const day = today();
    return items.map(({ titleKey, params, href, dueOn }) => ({
      text: translate(actor.locale, titleKey, params),
      href,
      dueOn,
      late: dueOn !== null && dueOn < day,
    }));
  }
}
