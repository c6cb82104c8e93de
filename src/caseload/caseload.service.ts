import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { RoleRegister } from '../accounts/role-register.service.js';
import { LogReviewsService } from '../log-reviews/log-reviews.service.js';
import { UnreadPersonsService } from '../persons/unread-persons.service.js';
import { today } from '../platform/dates/today.js';
import { cutPage, type PageInput, type PageOf } from '../platform/graphql/page-of.js';
import { translate } from '../platform/i18n/translate.js';
import type { CaseloadItem } from './caseload-item.js';
import { CaseloadKind, type Urgency } from './caseload-kinds.js';
import { byUrgency, waitingItem } from './describe-waiting.js';
import { type CaseloadGroup, groupItems, inGroup } from './group-items.js';
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

  /** One page of everything, or of what is as urgent: what cannot wait first, then what has a day, the earliest on top. */
  page(actor: Actor, page: PageInput, urgency?: Urgency): Promise<PageOf<CaseloadItem>> {
    return this.look(actor, (items) => {
      const seen = cutPage(urgency ? inGroup(items, urgency) : items, page);
      return { seen, shown: seen.items };
    });
  }

  /** The first of everything, in groups. */
  overview(actor: Actor): Promise<CaseloadGroup[]> {
    return this.look(actor, (items, coordinates) => {
      const seen = groupItems(items, coordinates);
      return { seen, shown: seen.flatMap((group) => group.items) };
    });
  }

  /** What is shown of what waits, in order; of that, what is about persons is logged. */
  private async look<Seen>(
    actor: Actor,
    choose: (items: CaseloadItem[], coordinates: boolean) => { shown: readonly CaseloadItem[]; seen: Seen },
  ): Promise<Seen> {
    const others = [
      ...(mayDo(actor, 'person.read') ? await this.unread(actor) : []),
      ...(mayDo(actor, 'account.write') ? await this.roles(actor) : []),
      ...(mayDo(actor, 'log.review') ? await this.reviews(actor) : []),
    ];
    const inOrder = (items: CaseloadItem[]) => [...items, ...others].sort(byUrgency(actor.locale));
    if (!mayDo(actor, 'audit.open')) return choose(inOrder([]), false).seen;
    return this.teamsCaseload.look(actor, (items, coordinates) => choose(inOrder(items), coordinates));
  }

  /** Without saying who they are. */
  private async unread(actor: Actor): Promise<CaseloadItem[]> {
    const kind = CaseloadKind.CONSENT_NEEDED;
    return (await this.unreadPersons.count(actor)).map(({ team, owner, persons: n }) =>
      waitingItem({
        kind,
        dueOn: null,
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
    return waitingItem({ kind, dueOn, path, say });
  }
}
