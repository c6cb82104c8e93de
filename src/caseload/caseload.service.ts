import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { RoleRegister } from '../accounts/role-register.service.js';
import { LogReviewsService } from '../log-reviews/log-reviews.service.js';
import { UnreadPersonsService } from '../persons/unread-persons.service.js';
import { today } from '../platform/dates/today.js';
import { cutPage, type PageInput, type PageOf } from '../platform/graphql/page-of.js';
import { translate } from '../platform/i18n/translate.js';
import type { CaseloadItem } from './caseload-item.js';
import { CaseloadKind } from './caseload-kinds.js';
import { byDue, waitingItem } from './describe-waiting.js';
import { TeamsCaseload } from './teams-caseload.js';
import { sundayOf } from './urgency-of.js';

/** What waits for whoever is signed in, by what their roles are for. */
@Injectable()
export class CaseloadService {
  constructor(
    private readonly teamsCaseload: TeamsCaseload,
    private readonly roleRegister: RoleRegister,
    private readonly logReviewsService: LogReviewsService,
    private readonly unreadPersons: UnreadPersonsService,
  ) {}

  async page(actor: Actor, page: PageInput): Promise<PageOf<CaseloadItem>> {
    return cutPage(await this.list(actor), page);
  }

  /** Everything, what has a day first and the earliest on top. What is about persons is logged as a list. */
  async list(actor: Actor): Promise<CaseloadItem[]> {
    const items = [
      ...(mayDo(actor, 'audit.open') ? await this.teamsCaseload.items(actor) : []),
      ...(mayDo(actor, 'person.read') ? await this.unread(actor) : []),
      ...(mayDo(actor, 'account.write') ? await this.roles(actor) : []),
      ...(mayDo(actor, 'log.review') ? await this.reviews(actor) : []),
    ];
    return items.sort(byDue(actor.locale));
  }

  /** Without saying who they are. */
  private async unread(actor: Actor): Promise<CaseloadItem[]> {
    const kind = CaseloadKind.CONSENT_NEEDED;
    return (await this.unreadPersons.count(actor)).map(({ team, owner, persons: n }) =>
      waitingItem({
        kind,
        dueOn: null,
        personId: null,
        path: '/help/consent',
        say: (locale) => translate(locale, `caseload.kind.${kind}`, { team, owner, n }),
      }),
    );
  }

  /** Those that the actor may approve. */
  private async roles(actor: Actor): Promise<CaseloadItem[]> {
    const waiting = await this.roleRegister.waiting(actor);
    return waiting
      .filter((grant) => this.roleRegister.approvalProblem(actor, grant) === undefined)
      .map(({ id, role, account }) =>
        waitingItem({
          kind: CaseloadKind.ROLE_TO_APPROVE,
          dueOn: null,
          personId: null,
          path: `/accounts/roles/${id}`,
          say: (locale) =>
            translate(locale, 'caseload.kind.ROLE_TO_APPROVE', {
              name: account.name,
              role: translate(locale, `kind.role.${role}`),
            }),
        }),
      );
  }

  private async reviews(actor: Actor): Promise<CaseloadItem[]> {
    const principals = await this.logReviewsService.principals(actor);
    return principals.flatMap(({ name, dueOn, openingsWaiting, openingsDueOn }) => [
      ...(openingsWaiting > 0
        ? [
            this.review(
              CaseloadKind.OPENINGS_TO_JUDGE,
              '/log-reviews/emergency-openings',
              openingsDueOn,
              name,
            ),
          ]
        : []),
      ...(dueOn && dueOn <= sundayOf(today())
        ? [this.review(CaseloadKind.LOG_REVIEW_DUE, '/log-reviews', dueOn, name)]
        : []),
    ]);
  }

  private review(kind: CaseloadKind, path: string, dueOn: string | null, principal: string): CaseloadItem {
    const say = (locale: Actor['locale']) => translate(locale, `caseload.kind.${kind}`, { principal });
    return waitingItem({ kind, dueOn, personId: null, path, say });
  }
}
