import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan, MoreThanOrEqual } from 'typeorm';
import { Block } from '../consents/block.entity.js';
import { RecordCategory } from '../disclosure/record-category.js';
import type { PersonLogLine } from '../log-reviews/person-log.type.js';
import { readPersonLog } from '../log-reviews/read-person-log.js';
import { Person } from '../persons/person.entity.js';
import { NOBODY } from '../persons/person-access.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import { type InForce, plansInForce } from '../persons/plans-in-force.js';
import type { SheetReader } from '../plans/cut-for-reader.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { AccessLog, type LoggedRecord } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { type LoggedActor, SYSTEM } from '../platform/access-log/logged-actor.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { defaultLocale, type Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { attachStates } from '../releases/attach-states.js';
import { CopyForm } from '../releases/copy-kinds.js';
import { LinkSecrets } from '../releases/link-secrets.js';
import { openUntil } from '../releases/link-state.js';
import type { Visit } from '../releases/links.service.js';
import { PlanCopy } from '../releases/plan-copy.entity.js';
import { type ReleasedPlan, ReleasedPlans } from '../releases/released-plans.js';
import { IN_CARE, languageFor, ReleasesService } from '../releases/releases.service.js';
import { FailureLimit } from '../sign-in/failure-limit.js';
import { limitsOfLinks } from '../sign-in/sign-in-limit.js';
import type { Team } from '../teams/team.entity.js';
import { OwnPage } from './own-page.entity.js';
import type { OwnWordsInput } from './own-page.input.js';
import { openTeams } from './own-page-standing.js';
import { OwnPageState, ownPageState } from './own-page-state.js';
import { OwnWords } from './own-words.entity.js';

const { CREATE, LIST, PRINT, READ } = LoggedAction;
const PAGE = 'own_page';
const DAY_MS = 24 * 60 * 60 * 1000;
/** So often somebody may write within a day and a night: a team reads all of it, and whoever has the page could fill its list. */
const MOST_WORDS_A_DAY = 20;

/** Everything that stands on the person's own sheet. */
export const AS_PERSON: SheetReader = {
  kind: PlanReader.PERSON,
  categories: Object.values(RecordCategory),
};

/** That a browser has opened a page: which, and by the code that was used when. */
export interface OwnOpening {
  ownPageId: string;
  /** Milliseconds since 1970. */
  openedAt: number;
}

/** Who comes to which page with which browser. */
export interface Visitor {
  token: string;
  openings: readonly OwnOpening[];
  visit: Visit;
}

/** A page that is open for the one who asks. */
interface Opened {
  page: OwnPage;
  person: Person;
  teams: Team[];
  until: Date;
  /** The teams of which nothing is told here, since what they keep is blocked for the one whose coordinator gave the code. */
  withheld: readonly string[];
}

/** What somebody finds behind the code. */
export type Shown<More = object> = Opened & More;

/**
 * The person's own page as the person comes to it, with no account: what does not open is answered alike, after the same questions
 * to the database. What is there is theirs, and so no ground decides of it (PDL 5:5, OSL 12:1). But the team whose coordinator
 * gave the code has had it, and so it opens while that team has the person, and shows nothing that is blocked for that team (PDL 4:4).
 */
@Injectable()
export class OwnPageVisitsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
    private readonly limit: FailureLimit,
    private readonly secrets: LinkSecrets,
    private readonly releasedPlans: ReleasedPlans,
    private readonly releasesService: ReleasesService,
  ) {}

  /**
   * Opens a page with its code, once.
   * @throws DomainError INVALID, with the same problem for all; TOO_MANY_REQUESTS
   */
  async open(token: string, code: string, visit: Visit): Promise<OwnOpening> {
    let opening: OwnOpening | undefined;
    await this.limit.attemptOther(
      limitsOfLinks(visit.network),
      async () => {
        opening = await this.unitOfWork.run((manager) => this.tryCode(manager, token, code, visit));
        return opening ? undefined : OwnPageState.OVER;
      },
      async () => undefined,
      () => this.unitOfWork.run(async (manager) => this.deny(manager, null, visit)),
    );
    if (!opening) throw invalid([{ path: 'code', code: 'ownPageNotOpened' }]);
    return opening;
  }

  /** Plans in force, and whom to turn to. Nothing where it is not open. */
  plans(visitor: Visitor): Promise<Shown<{ plans: { inForce: InForce; plan: ReleasedPlan }[] }> | undefined> {
    return this.show(visitor, async (manager, { person, ...opened }) => {
      const inForce = (await plansInForce(manager, person.id)).filter(toldTo(opened));
      const plans: { inForce: InForce; plan: ReleasedPlan }[] = [];
      for (const one of inForce)
        plans.push({ inForce: one, plan: await this.versionOf(manager, person, one) });
      const records = inForce.map(({ kind, versionId }) => ({
        ...{ action: READ, recordType: PLAN_TABLES[kind].version, recordId: versionId },
      }));
      return { shown: { plans }, records };
    });
  }

  /** Who holds a copy of what. */
  copies(visitor: Visitor): Promise<Shown<{ copies: PlanCopy[] }> | undefined> {
    return this.show(visitor, async (manager, { person, ...opened }) => {
      const found = await manager.find(PlanCopy, {
        where: { personId: person.id },
        order: { givenAt: 'DESC', id: 'ASC' },
      });
      const copies = found.filter(toldTo(opened));
      await attachStates(manager, copies);
      return { shown: { copies }, records: [{ action: LIST, recordType: 'plan_copy', recordId: null }] };
    });
  }

  /** Who has opened the person's records, the latest first. */
  log(visitor: Visitor, locale: Locale, page: PageInput): Promise<Shown<PageOf<PersonLogLine>> | undefined> {
    return this.show(visitor, async (manager, { person, ...opened }) => {
      const shown = await readPersonLog(manager, locale, person.id, page, toldTo(opened));
      return { shown, records: [{ action: READ, recordType: 'audit_log_entry', recordId: null }] };
    });
  }

  /** What the person has written, the latest first, and what they may write about. */
  words(visitor: Visitor): Promise<Shown<{ words: OwnWords[]; plans: InForce[] }> | undefined> {
    return this.show(visitor, async (manager, { person, ...opened }) => {
      const words = await manager.find(OwnWords, {
        where: { personId: person.id },
        order: { writtenAt: 'DESC', id: 'ASC' },
      });
      const isTold = toldTo(opened);
      const plans = (await plansInForce(manager, person.id)).filter(isTold);
      const shown = { words: words.filter(isTold), plans };
      return { shown, records: [{ action: LIST, recordType: 'own_words', recordId: null }] };
    });
  }

  /**
   * Keeps what the person has written. The same again in the same visit is what is there.
   * @throws DomainError INVALID where the plan is none in force, or enough has been written for the day
   */
  write(
    visitor: Visitor,
    { planId, text }: OwnWordsInput,
  ): Promise<Shown<{ written: OwnWords }> | undefined> {
    return this.show(
      visitor,
      async (manager, { page, person, ...opened }) => {
        const plans = (await plansInForce(manager, person.id)).filter(toldTo(opened));
        const plan = plans.find((one) => one.planId === planId);
        if (planId && !plan) throw invalid([{ path: 'planId', code: 'noSuchPlan' }]);
        const words = { ownPageId: page.id, planId: plan?.planId ?? null, text };
        const same = await manager.findOneBy(OwnWords, {
          ...words,
          planId: words.planId ?? IsNull(),
          writtenAt: MoreThanOrEqual(page.openedAt!),
        });
        if (!same) await requireRoom(manager, person);
        const written =
          same ??
          manager.create(OwnWords, {
            ...words,
            ...{ id: randomUUID(), ownerId: person.ownerId, personId: person.id },
            ...{ teamId: plan?.teamId ?? page.teamId, plan: plan?.kind ?? null, writtenAt: new Date() },
            ...{ settledAt: null, settledBy: null, settledByName: null },
          });
        if (!same) await manager.insert(OwnWords, written);
        const record = { action: same ? READ : CREATE, recordType: 'own_words', recordId: written.id };
        return { shown: { written }, records: [record] };
      },
      'writes',
    );
  }

  /** The sheet of a plan in force for the person; a copy in the ledger, one of each version. Nothing where there is none such. */
  sheet(
    visitor: Visitor,
    planId: string,
  ): Promise<Shown<{ copy?: PlanCopy; plan?: ReleasedPlan }> | undefined> {
    return this.show<{ copy?: PlanCopy; plan?: ReleasedPlan }>(
      visitor,
      async (manager, { person, ...opened }) => {
        const plans = (await plansInForce(manager, person.id)).filter(toldTo(opened));
        const inForce = plans.find((one) => one.planId === planId);
        if (!inForce) return { shown: {}, records: [] };
        const plan = await this.versionOf(manager, person, inForce);
        const receiver = { reader: PlanReader.PERSON, name: nameOf(person), given: IN_CARE };
        const copy = await this.releasesService.keep(manager, actorOf(visitor.visit), plan, receiver, {
          form: CopyForm.OWN_PAGE,
          language: languageFor(inForce.kind, person),
          note: '',
        });
        return {
          shown: { copy, plan },
          records: [{ action: PRINT, recordType: 'plan_copy', recordId: copy.id }],
        };
      },
      'writes',
    );
  }

  /**
   * Looks whether the page is open for this browser, and shows something of it; what is shown is logged.
   * @param writes takes the person's record to itself first, and looks then
   */
  private show<More extends object>(
    { token, openings, visit }: Visitor,
    look: (
      manager: EntityManager,
      opened: Opened,
    ) => Promise<{ shown: More; records: Pick<LoggedRecord, 'action' | 'recordType' | 'recordId'>[] }>,
    writes?: 'writes',
  ): Promise<Shown<More> | undefined> {
    return this.unitOfWork.run(async (manager) => {
      if (writes) {
        const known = await manager.findOneBy(OwnPage, { tokenHash: this.secrets.hash(token) });
        await lockRow(manager, Person, known?.personId ?? NOBODY);
      }
      const opened = await this.find(manager, token, openings);
      if (!opened) return undefined;
      const { person } = opened;
      const { shown, records } = await look(manager, opened);
      this.accessLog.record(
        manager,
        actorOf(visit),
        records.map((record) => ({ ...record, personId: person.id, ownerId: person.ownerId })),
      );
      return { ...opened, ...shown };
    });
  }

  private async find(
    manager: EntityManager,
    token: string,
    openings: readonly OwnOpening[],
  ): Promise<Opened | undefined> {
    const page = await manager.findOneBy(OwnPage, { tokenHash: this.secrets.hash(token) });
    const isTheirs = openings.some(
      ({ ownPageId, openedAt }) => ownPageId === page?.id && openedAt === page.openedAt?.getTime(),
    );
    const teams = await openTeams(manager, page?.personId ?? NOBODY);
    const teamIds = teams.map(({ id }) => id);
    if (!page || !isTheirs || ownPageState(page, teamIds, new Date()) !== OwnPageState.OPEN) return undefined;
    const person = await manager.findOneByOrFail(Person, { id: page.personId });
    const blocks = await manager.findBy(Block, { personId: person.id, liftedAt: IsNull() });
    const withheld = blocks.flatMap(({ teamId }) => (teamId && teamId !== page.teamId ? teamId : []));
    const until = openUntil(page, page.openedAt!);
    return { page, person, teams: teams.filter(({ id }) => !withheld.includes(id)), until, withheld };
  }

  private async tryCode(
    manager: EntityManager,
    token: string,
    code: string,
    visit: Visit,
  ): Promise<OwnOpening | undefined> {
    const tokenHash = this.secrets.hash(token);
    const known = await manager.findOneBy(OwnPage, { tokenHash });
    const id = known?.id ?? NOBODY;
    // Many who try at once try one after the other.
    await lockRow(manager, OwnPage, id);
    const page = await manager.findOneBy(OwnPage, { id });
    const isRight = this.secrets.isCode(tokenHash, code, page ?? undefined);
    const teams = await openTeams(manager, page?.personId ?? NOBODY);
    const openedAt = new Date();
    const isWaiting =
      page !== null &&
      ownPageState(
        page,
        teams.map(({ id }) => id),
        openedAt,
      ) === OwnPageState.WAITING;
    if (isWaiting && isRight) {
      await manager.update(OwnPage, { id }, { openedAt });
      this.accessLog.record(manager, actorOf(visit), [recordOf(page)]);
      return { ownPageId: id, openedAt: openedAt.getTime() };
    }
    await manager.increment(OwnPage, { id: isWaiting ? id : NOBODY }, 'tries', 1);
    this.deny(manager, page, visit);
    return undefined;
  }

  /** The row of what did not open; it is about nobody where the address is none. */
  private deny(manager: EntityManager, page: OwnPage | null, visit: Visit): void {
    const actor = page ? actorOf(visit) : { ...SYSTEM, name: 'unknown', requestId: visit.requestId };
    const record = page ? recordOf(page) : { action: READ, recordType: PAGE, recordId: null };
    this.accessLog.denied(manager, actor, { ...record, reason: 'LINK' });
  }

  private versionOf(
    manager: EntityManager,
    { id: personId }: Person,
    { kind, planId, versionId }: InForce,
  ): Promise<ReleasedPlan> {
    const given = { ...IN_CARE, personId, plan: kind, planId, versionId };
    return this.releasedPlans.ofCopy(manager, given);
  }
}

const toldTo =
  ({ withheld }: Pick<Opened, 'withheld'>) =>
  ({ teamId }: { teamId: string }) =>
    !withheld.includes(teamId);

async function requireRoom(manager: EntityManager, { id: personId }: Person): Promise<void> {
  const writtenAt = MoreThan(new Date(Date.now() - DAY_MS));
  if ((await manager.countBy(OwnWords, { personId, writtenAt })) >= MOST_WORDS_A_DAY)
    throw invalid([{ path: 'text', code: 'enoughWordsToday', params: { n: MOST_WORDS_A_DAY } }]);
}

const nameOf = ({ givenName, familyName }: Person): string => `${givenName} ${familyName}`;

/** Who has no account, by what is known of them: that they came by the person's own page. */
const actorOf = ({ requestId }: Visit): LoggedActor => ({
  ...SYSTEM,
  name: translate(defaultLocale, 'log.byOwnPage'),
  requestId,
});

const recordOf = ({ id, personId, ownerId }: OwnPage): LoggedRecord => ({
  ...{ action: READ, recordType: PAGE, recordId: id, personId, ownerId },
});
