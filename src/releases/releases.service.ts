import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { ConsentForm } from '../consents/consent-form.js';
import { Ground } from '../consents/ground.entity.js';
import { receiverOf } from '../consents/ground-view.js';
import { UnitAnswer } from '../crisis-plans/crisis-plan.entity.js';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
import { languageOf, ownNameOf, sheetLanguages, WARDS } from '../crisis-plans/sheets/sheet-languages.js';
import { GroundKind } from '../disclosure/ground-kinds.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import type { Person } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import type { PlanVersionRecord } from '../plans/plan-record.entity.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import type { LoggedActor } from '../platform/access-log/logged-actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { isLocale } from '../platform/i18n/locale.js';
import { mayGetCrisisPlan } from '../resource-groups/may-get-crisis-plan.js';
import { MemberKind } from '../resource-groups/resource-group-kinds.js';
import { copyCode } from './copy-code.js';
import { CopyForm, CopyOutcome } from './copy-kinds.js';
import { LinksService } from './links.service.js';
import { PlanCopy } from './plan-copy.entity.js';
import { groundsToReleaseOn, isBlockedForAll } from './receivers-on-grounds.js';
import type { ReleasePlanInput } from './release.input.js';
import { AUTHORITY, OWN_USE, PERSON, type ReleaseOffer, type ReleaseReceiver } from './release-offer.type.js';
import { type ReleasedPlan, ReleasedPlans } from './released-plans.js';
import { planCategory, releasedRecord } from './released-record.js';

const READER_OF: Record<MemberKind, PlanReader> = {
  [MemberKind.RELATIVE]: PlanReader.RELATIVE,
  [MemberKind.FRIEND]: PlanReader.RELATIVE,
  [MemberKind.STAFF]: PlanReader.CARE,
  [MemberKind.AUTHORITY]: PlanReader.AUTHORITY,
};
/** Whom a copy is for, and what is told of it. */
type Given = Pick<ReleaseReceiver, 'reader' | 'name' | 'given'>;
type Told = Pick<ReleasePlanInput, 'receiverName' | 'consentForm' | 'consentOn' | 'note' | 'language'> & {
  form: CopyForm;
  sheetForm?: SheetForm;
};

const NO_GROUND = { receiverId: null, receiverUnitId: null, groundId: null, categories: [] };
/** The person's own plan, given in their care. */
export const IN_CARE = { ...NO_GROUND, ground: 'CARE_RELATION' } as const;
const ON_PAPER = [CopyForm.PAPER];
const ON_PAPER_OR_BY_LINK = [...ON_PAPER, CopyForm.LINK];
/** On a yes to this plan, and to nothing beside it. */
const onConsent = ({ kind }: ReleasedPlan) => ({
  ...NO_GROUND,
  ground: GroundKind.CONSENT,
  categories: [planCategory(kind)],
});

/** A plan printed for its reader's own use. */
interface SharedRelease {
  copy: PlanCopy;
  plan: ReleasedPlan;
}

/** Gives a version of a plan to somebody: each time a copy in the ledger and a row of the log (PDL 3:11, 5:6). */
@Injectable()
export class ReleasesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly releasedPlans: ReleasedPlans,
    private readonly linksService: LinksService,
  ) {}

  /** To whom a version may be given; the one in force when none is named. @throws DomainError NOT_FOUND */
  offer(actor: Actor, planId: string, number?: number): Promise<ReleaseOffer & { plan: ReleasedPlan }> {
    return this.unitOfWork.run(async (manager) => {
      const plan = await this.releasedPlans.find(manager, actor, planId, numbered(number));
      await this.personAccess.log(manager, actor, plan, {
        action: LoggedAction.READ,
        recordType: PLAN_TABLES[plan.kind].version,
        recordId: plan.version.id,
      });
      return { plan, ...(await this.offered(manager, actor, plan)) };
    });
  }

  /**
   * Gives a version to somebody. The same for the same on the same day is the same copy; each link is one of its own.
   * @throws DomainError NOT_FOUND; INVALID when it may not be given to them, or their consent is not told
   */
  release(actor: Actor, { planId, number, receiver, hours, ...told }: ReleasePlanInput): Promise<PlanCopy> {
    return this.unitOfWork.run(async (manager) => {
      const plan = await this.releasedPlans.lock(manager, actor, planId, numbered(number));
      const { receivers } = await this.offered(manager, actor, plan);
      const chosen = receivers.find(({ key }) => key === receiver);
      if (!chosen) throw invalid([{ path: 'receiver', code: 'noSuchReceiver' }]);
      const problems = [...problemsOf(chosen, told), ...sheetProblems(plan.kind, told)];
      if (problems.length > 0) throw invalid(problems);
      const copy = await this.give(manager, actor, plan, chosen, {
        ...told,
        form: told.form ?? chosen.forms[0]!,
        language: told.language ?? chosen.language,
      });
      if (copy.form === CopyForm.LINK) copy.link = await this.linksService.make(manager, copy, hours);
      return copy;
    });
  }

  /** What is in force, for the readers of a unit: they print it for their own use. @throws DomainError NOT_FOUND */
  releaseShared(actor: Actor, planId: string, sheetForm = SheetForm.WHOLE): Promise<SharedRelease> {
    return this.unitOfWork.run((manager) => this.releaseSharedIn(manager, actor, planId, { sheetForm }));
  }

  /**
   * The same in the transaction of whoever prints several.
   * @param onGroundsAlone leaves out what is opened in an emergency
   * @throws DomainError NOT_FOUND
   */
  async releaseSharedIn(
    manager: EntityManager,
    actor: Actor,
    planId: string,
    { note = '', onGroundsAlone = false, sheetForm = SheetForm.WHOLE },
  ): Promise<SharedRelease> {
    const inForce = { which: isInForce, policy: 'sharedPlan.read' as const };
    const plan = await this.releasedPlans.lock(manager, actor, planId, inForce).catch(asNotFound('planId'));
    if (onGroundsAlone && !plan.disclosure.groundId) throw notFound('planId');
    const receiver = await ownUse(manager, actor, plan);
    const copy = await this.give(manager, actor, plan, receiver, { form: CopyForm.PAPER, sheetForm, note });
    return { copy, plan };
  }

  private async offered(manager: EntityManager, actor: Actor, plan: ReleasedPlan): Promise<ReleaseOffer> {
    const { person, disclosure, version, kind } = plan;
    const isNotInForce = !isInForce(version);
    const sheets = {
      sheetForms: sheetFormsOf(kind),
      languages: languagesOf(kind).map((code) => ({ code, name: ownNameOf(code) })),
    };
    const own = await ownUse(manager, actor, plan);
    // Whoever reads on a ground may not give on what they read.
    if (disclosure.ground !== 'CARE_RELATION')
      return { ...sheets, receivers: [own], isNotInForce, isBlocked: false };
    const self: ReleaseReceiver = {
      ...{ key: PERSON, reader: PlanReader.PERSON, name: `${person.givenName} ${person.familyName}` },
      ...{ needsConsent: false, forms: ON_PAPER, given: IN_CARE, toDate: null },
      language: languageFor(kind, person),
    };
    if (isNotInForce) return { ...sheets, receivers: [self, own], isNotInForce, isBlocked: false };
    const grounds = await manager.find(Ground, {
      where: { personId: person.id },
      relations: { receiver: true, receiverUnit: true },
      order: { toDate: 'DESC', id: 'ASC' },
    });
    const record = await releasedRecord(manager, person, plan.kind, plan.plan.teamId);
    const isBlocked = isBlockedForAll(record);
    const onGrounds = groundsToReleaseOn(record, grounds, today()).map(onGround);
    const others = isBlocked ? [] : [...membersOf(plan), authority(plan)];
    return { ...sheets, receivers: [self, own, ...onGrounds, ...others], isNotInForce, isBlocked };
  }

  /**
   * Writes it down: the copy and its row of the log. What is given digitally takes the place of what the same receiver was
   * given digitally of the same plan before.
   */
  async give(
    manager: EntityManager,
    actor: Actor,
    plan: ReleasedPlan,
    receiver: Given,
    told: Told,
  ): Promise<PlanCopy> {
    const copy = await this.keep(manager, actor, plan, receiver, told);
    const { person, disclosure } = plan;
    const { ground, groundId } = receiver.given;
    const action = told.form === CopyForm.DIGITAL ? LoggedAction.RELEASE : LoggedAction.PRINT;
    const use = { action, recordType: 'plan_copy', recordId: copy.id };
    await this.personAccess.log(
      manager,
      actor,
      { person, disclosure: { ...disclosure, ground, groundId } },
      use,
    );
    return copy;
  }

  /** The copy in the ledger; whoever asks logs it. What the person takes from their own page is replaced as what is digital is. */
  async keep(
    manager: EntityManager,
    giver: LoggedActor,
    plan: ReleasedPlan,
    { reader, name, given }: Given,
    { sheetForm = SheetForm.WHOLE, language = WARDS, ...told }: Told,
  ): Promise<PlanCopy> {
    const { person, kind, version } = plan;
    const { categories, ...on } = given;
    const isDigital = told.form === CopyForm.DIGITAL;
    const terms = {
      ...on,
      // What is read in the program is no sheet until its receiver prints it.
      ...(isDigital
        ? { sheetForm: SheetForm.WHOLE, sheetLanguage: WARDS }
        : { sheetForm, sheetLanguage: language }),
      versionId: version.id,
      reader,
      receiverName: name || told.receiverName!,
      form: told.form,
      consentForm: told.consentForm ?? null,
      consentOn: told.consentOn ?? null,
      note: told.note,
      givenOn: today(),
      givenBy: giver.accountId,
    };
    const isOneAtATime = told.form === CopyForm.DIGITAL || told.form === CopyForm.OWN_PAGE;
    const { note, givenOn, givenBy, ...lasting } = terms;
    // What was printed before it was agreed says that it is a draft, and before a unit answered that it had not.
    const since = (!isDigital && (await lastAnswerTo(manager, version))) || version.agreedAt;
    const asBefore = {
      ...nullsAsConditions(isOneAtATime ? lasting : terms),
      settledAs: IsNull(),
      ...(since && { givenAt: MoreThanOrEqual(since) }),
    };
    const found = told.form === CopyForm.LINK ? [] : await manager.findBy(PlanCopy, asBefore);
    const same = found.find((one) => one.categories.join() === categories.join());
    const copy =
      same ??
      manager.create(PlanCopy, {
        ...terms,
        categories: [...categories],
        id: randomUUID(),
        code: copyCode(),
        ownerId: person.ownerId,
        teamId: plan.plan.teamId,
        personId: person.id,
        plan: kind,
        planId: plan.plan.id,
        versionNumber: version.number,
        givenAt: new Date(),
        givenByName: giver.name,
        settledAs: null,
        settledOn: null,
        settledBy: null,
        settledByName: null,
        settledNote: null,
      });
    if (!same && isOneAtATime) await settleReplaced(manager, copy);
    if (!same) await manager.insert(PlanCopy, copy);
    return copy;
  }
}

/** When a unit last answered to a version since it was agreed. */
async function lastAnswerTo(
  manager: EntityManager,
  { id: versionId, agreedAt }: PlanVersionRecord,
): Promise<Date | undefined> {
  if (!agreedAt) return undefined;
  const where = { versionId, answeredAt: MoreThan(agreedAt) };
  return (await manager.findOne(UnitAnswer, { where, order: { answeredAt: 'DESC' } }))?.answeredAt;
}

/** What the same receiver reads of the plan so far is not theirs to read any longer, and nobody has to write that down. */
async function settleReplaced(
  manager: EntityManager,
  { planId, receiverId, receiverUnitId, givenOn, givenBy, givenByName, form }: PlanCopy,
): Promise<void> {
  const by = form === CopyForm.OWN_PAGE ? { settledBy: givenBy, settledByName: givenByName } : {};
  await manager.update(
    PlanCopy,
    {
      ...nullsAsConditions({ planId, receiverId, receiverUnitId }),
      form,
      settledAs: IsNull(),
    },
    { settledAs: CopyOutcome.REPLACED, settledOn: givenOn, ...by },
  );
}

/** Of a crisis plan those whom the person lets see it: that is their yes. Of a SIP all, each with a yes of its own. */
function membersOf(plan: ReleasedPlan): ReleaseReceiver[] {
  const { group, kind } = plan;
  const isSip = kind === PlanKind.SIP;
  return (group?.members ?? [])
    .filter((member) => isSip || mayGetCrisisPlan(member))
    .map((member) => ({
      ...{ key: member.id, reader: READER_OF[member.kind], name: member.name },
      ...{ needsConsent: isSip, forms: ON_PAPER_OR_BY_LINK, given: onConsent(plan), toDate: null },
      language: WARDS,
    }));
}

const isInForce = ({ status }: { status: PlanStatus }) => status === PlanStatus.AGREED;

const numbered = (wanted?: number) => ({
  which: ({ number, status }: { number: number; status: PlanStatus }) =>
    wanted === undefined ? isInForce({ status }) : number === wanted,
  policy: 'plan.read' as const,
});

/** Of the owner's staff for their own work; of somebody who reads on a ground for theirs. */
async function ownUse(
  manager: EntityManager,
  { principalId }: Actor,
  { disclosure, plan }: ReleasedPlan,
): Promise<ReleaseReceiver> {
  const { ground, groundId, unitId } = disclosure;
  const own = { key: OWN_USE, needsConsent: false, forms: ON_PAPER, toDate: null, language: WARDS };
  if (ground === 'CARE_RELATION') {
    const { team } = plan.supporting.find(({ teamId }) => teamId === disclosure.teamId)!;
    return { ...own, reader: PlanReader.TEAM, name: team.name, given: IN_CARE };
  }
  const receiver = await manager.findOneByOrFail(Principal, { id: principalId! });
  const receiverUnit = unitId ? await manager.findOneBy(Unit, { id: unitId }) : null;
  return {
    ...own,
    reader: PlanReader.CARE,
    name: receiverOf({ receiver, receiverUnit }),
    given: {
      ...{ receiverId: receiver.id, receiverUnitId: unitId, ground, groundId },
      // What is opened in an emergency is opened whole.
      categories: groundId
        ? (await manager.findOneByOrFail(Ground, { id: groundId })).categories
        : Object.values(RecordCategory),
    },
  };
}

/** A unit or a principal reads in the program, too. */
export function onGround(ground: Ground): ReleaseReceiver {
  const { id, kind, receiver, receiverId, receiverUnitId, categories, toDate } = ground;
  const reader = receiver.activities.length === 0 ? PlanReader.AUTHORITY : PlanReader.CARE;
  const given = { receiverId, receiverUnitId, ground: kind, groundId: id, categories };
  const forms = [CopyForm.DIGITAL, ...ON_PAPER_OR_BY_LINK];
  return {
    key: id,
    reader,
    name: receiverOf(ground),
    needsConsent: false,
    forms,
    given,
    toDate,
    language: WARDS,
  };
}

const authority = (plan: ReleasedPlan): ReleaseReceiver => ({
  ...{ key: AUTHORITY, reader: PlanReader.AUTHORITY, name: '' },
  ...{ needsConsent: true, forms: ON_PAPER_OR_BY_LINK, given: onConsent(plan), toDate: null },
  language: WARDS,
});

/** In what forms the sheet of a plan is drawn. */
const sheetFormsOf = (kind: PlanKind): SheetForm[] =>
  kind === PlanKind.CRISIS_PLAN ? Object.values(SheetForm) : [SheetForm.WHOLE];

/** The language of a sheet for the person: their own where there are headings in it. */
export const languageFor = (kind: PlanKind, { language }: Pick<Person, 'language'>): string =>
  [languageOf(language)].find((code) => languagesOf(kind).includes(code)) ?? WARDS;

/** In which languages it can have its headings: a SIP in those of the product. */
const languagesOf = (kind: PlanKind): string[] =>
  sheetLanguages.filter((code) => kind === PlanKind.CRISIS_PLAN || isLocale(code));

function sheetProblems(
  kind: PlanKind,
  { sheetForm, language }: Pick<ReleasePlanInput, 'sheetForm' | 'language'>,
): Problem[] {
  const problems: Problem[] = [];
  if (!sheetFormsOf(kind).includes(sheetForm))
    problems.push({ path: 'sheetForm', code: 'sheetFormNotOffered' });
  if (language && !languagesOf(kind).includes(language))
    problems.push({ path: 'language', code: 'languageNotOffered' });
  return problems;
}

/** What a receiver asks to be told and is not, and the other way round. */
function problemsOf(
  { key, name, needsConsent, forms }: ReleaseReceiver,
  {
    receiverName,
    form,
    consentForm,
    consentOn,
  }: Pick<ReleasePlanInput, 'receiverName' | 'form' | 'consentForm' | 'consentOn'>,
): Problem[] {
  const problems: Problem[] = [];
  const isLink = form === CopyForm.LINK;
  if (isLink && (key === PERSON || key === OWN_USE)) problems.push({ path: 'form', code: 'linkNotForThem' });
  else if (form && !forms.includes(form)) problems.push({ path: 'form', code: 'formNotOffered' });
  if (!name && !receiverName) problems.push({ path: 'receiverName', code: 'receiverNotNamed' });
  if (name && receiverName) problems.push({ path: 'receiverName', code: 'receiverIsNamed' });
  if (needsConsent && !consentForm) problems.push({ path: 'consentForm', code: 'yesFormMissing' });
  if (needsConsent && isLink && consentForm === ConsentForm.ORAL)
    problems.push({ path: 'consentForm', code: 'linkNeedsWrittenYes' });
  if (needsConsent && !consentOn) problems.push({ path: 'consentOn', code: 'yesDayMissing' });
  if (!needsConsent && (consentForm || consentOn))
    problems.push({ path: consentForm ? 'consentForm' : 'consentOn', code: 'yesNotNeeded' });
  if (consentOn && consentOn > today()) problems.push({ path: 'consentOn', code: 'dayInFuture' });
  return problems;
}

const nullsAsConditions = <Row extends object>(row: Row) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value ?? IsNull()]));
