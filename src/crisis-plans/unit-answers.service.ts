import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';
import { type AccessedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { PlanAccess } from '../plans/plan-access.js';
import { contentOf } from '../plans/plan-content.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { findPlans, overwriteDraft } from '../plans/plan-records.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid, notFound } from '../platform/errors/domain-error.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { perLocale } from '../platform/i18n/locale.js';
import { messageOf } from '../platform/i18n/translate.js';
import {
  ClosedHoursUnit,
  CrisisPlan,
  type CrisisPlanVersion,
  UnitAnswer,
  UnitQuestion,
} from './crisis-plan.entity.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { CRISIS_PLAN } from './crisis-plan-fields.js';
import { UnitResponse } from './crisis-plan-kinds.js';
import type { AnswerForUnitInput, AskUnitInput, NoteUnitAnswerInput } from './unit-answer.input.js';
import type { AskedUnit } from './unit-answer.type.js';
import { asNoted, isOfUnit, isSameTask, lateAnswer, unitOf } from './unit-answers.js';

const RELATIONS = { unit: { joinedInto: true }, version: { plan: { person: true } } } as const;

/** What units are asked in crisis plans, and what those who read for a unit answer. */
@Injectable()
export class UnitAnswersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly planAccess: PlanAccess,
  ) {}

  /**
   * Asks a unit here whether it takes its task in the draft. The same question twice is one.
   * @throws DomainError NOT_FOUND; INVALID when there is nothing to ask, or nobody there may read it
   */
  ask(actor: Actor, { planId, unitId }: AskUnitInput): Promise<UnitQuestion> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, CrisisPlan, planId, 'plan.write');
      const [plan] = await findPlans(manager, CRISIS_PLANS, { id: planId });
      const draft = plan!.versions.find(({ status }) => status === PlanStatus.DRAFT);
      const row = draft?.closedHoursUnits.find((one) => one.unitId === unitId);
      const problem = problemOfAsking(row);
      if (problem) throw invalid([{ path: 'unitId', code: problem }]);
      const id = row!.question?.id ?? randomUUID();
      const action = row!.question ? LoggedAction.READ : LoggedAction.CREATE;
      await this.planAccess.log(manager, actor, accessed, {
        action,
        recordType: 'unit_question',
        recordId: id,
      });
      if (!row!.question)
        await manager.insert(UnitQuestion, {
          id,
          versionId: draft!.id,
          unitId,
          task: row!.task,
          askedAt: new Date(),
          askedBy: actor.accountId,
          askedByName: actor.name,
        });
      return manager.findOneByOrFail(UnitQuestion, { id });
    });
  }

  /** The questions that wait for the actor's units, the oldest first: whose plan and which task, and nothing else of it. */
  asked(actor: Actor): Promise<AskedUnit[]> {
    return this.unitOfWork.run(async (manager) => {
      const shown = [];
      for (const unitId of unitsOf(actor)) {
        const questions = await waitingFor(manager, unitId);
        if (questions.length === 0) continue;
        const rows = questions.map((question) => ({
          recordType: 'unit_question',
          recordId: question.id,
          keptByTeamId: question.version.plan.teamId,
          person: question.version.plan.person,
          question,
        }));
        shown.push(
          ...(await this.personAccess.list(manager, actorAt(actor, unitId), 'unitAnswer.write', rows)),
        );
      }
      return shown.map(({ question, person }) => askedUnit(question, { person }));
    });
  }

  /** One question that waits for a unit of the actor's. @throws DomainError NOT_FOUND, also when it is answered or voided */
  async question(actor: Actor, questionId: string): Promise<AskedUnit> {
    return this.unitOfWork.run(async (manager) => {
      const [question] = await manager.find(UnitQuestion, {
        where: { id: questionId },
        relations: RELATIONS,
      });
      const unitId = question ? unitOf(question).id : NOBODY;
      const use = {
        action: LoggedAction.READ,
        recordType: 'unit_question',
        recordId: questionId,
        keptByTeamId: question?.version.plan.teamId ?? null,
      };
      const accessed = await this.personAccess
        .authorise(
          manager,
          actorAt(actor, unitId),
          question?.version.plan.personId ?? NOBODY,
          'unitAnswer.write',
          use,
        )
        .catch(asNotFound('questionId'));
      const waiting = await waitingFor(manager, unitId);
      if (!waiting.some(({ id }) => id === questionId)) throw notFound('questionId');
      await this.personAccess.log(manager, actor, accessed, use);
      return askedUnit(question!, accessed);
    });
  }

  /**
   * What a unit answers to its task: in the plan in force, and in a draft in which it was asked, or is asked the same. What
   * is agreed stays as it is, and the answer beside it counts; in a draft it is noted as the answer.
   * @throws DomainError NOT_FOUND; INVALID when the task has other words now
   */
  answer(actor: Actor, input: AnswerForUnitInput): Promise<UnitAnswer> {
    const { planId, unitId, task, response, words } = input;
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(
        manager,
        actorAt(actor, unitId),
        CrisisPlan,
        planId,
        'unitAnswer.write',
      );
      const { agreed, draft } = await this.rowsOf(manager, input);
      const isAskedInDraft = draft?.row.question || (await wasAsked(manager, draft));
      if (!agreed && !isAskedInDraft) throw notFound('planId');
      const toAgreed = asking(task, agreed);
      const toDraft = isAskedInDraft || isSameKind(toAgreed, draft) ? asking(task, draft) : undefined;
      const answered = toAgreed ?? toDraft;
      if (!answered) throw invalid([{ path: 'task', code: 'taskChanged' }]);
      return this.keep(manager, actor, accessed, { answered, toDraft }, { response, words });
    });
  }

  /**
   * Notes what a unit has answered by telephone to its task in the plan in force, as what it answers itself is.
   * @throws DomainError NOT_FOUND; INVALID when the task has other words now, another answer has come, or the day cannot be
   */
  note(actor: Actor, input: NoteUnitAnswerInput): Promise<UnitAnswer> {
    const { planId, task, response, words, answeredOn, answeredByName, seenAnswerId } = input;
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, CrisisPlan, planId, 'plan.write');
      const { agreed, draft } = await this.rowsOf(manager, input);
      if (!agreed) throw notFound('unitId');
      const answered = asking(task, agreed);
      if (!answered) throw invalid([{ path: 'task', code: 'taskChanged' }]);
      if ((agreed.row.answer?.id ?? null) !== (seenAnswerId ?? null))
        throw invalid([{ path: '', code: 'answeredSince' }]);
      const earliest = firstDayToNote(agreed);
      const field = messageOf('crisisPlan.closedHours.respondedOn');
      if (answeredOn > today())
        throw invalid([{ path: 'answeredOn', code: 'dateInFuture', params: { field } }]);
      if (answeredOn < earliest)
        throw invalid([
          {
            path: 'answeredOn',
            code: 'answeredBefore',
            params: { date: perLocale((locale) => formatDate(locale, earliest)) },
          },
        ]);
      const said = {
        response,
        words,
        answeredOn,
        answeredByName: answeredByName.trim(),
        notedByName: actor.name,
      };
      const toDraft = isSameKind(answered, draft) ? asking(task, draft) : undefined;
      return this.keep(manager, actor, accessed, { answered, toDraft }, said);
    });
  }

  /** What a unit is asked in the plan in force and in the draft: in these words where it is, else something. */
  private async rowsOf(manager: EntityManager, { planId, unitId, task }: AnswerForUnitInput) {
    const [plan] = await findPlans(manager, CRISIS_PLANS, { id: planId });
    const rowIn = (status: PlanStatus): InVersion | undefined => {
      const version = plan!.versions.find((one) => one.status === status);
      const rows = version?.closedHoursUnits.filter(({ unit }) => unit?.id === unitId) ?? [];
      const row = rows.find((one) => isSameTask(one, { task })) ?? rows[0];
      return version && row ? { version, row } : undefined;
    };
    return { agreed: rowIn(PlanStatus.AGREED), draft: rowIn(PlanStatus.DRAFT) };
  }

  /** Writes an answer, and in a draft that asks the same. @throws DomainError INVALID when it is neither yes nor no */
  private async keep(
    manager: EntityManager,
    actor: Actor,
    accessed: AccessedPerson,
    { answered, toDraft }: { answered: InVersion; toDraft: InVersion | undefined },
    said: Pick<UnitAnswer, 'response' | 'words'> &
      Partial<Pick<UnitAnswer, 'answeredByName' | 'answeredOn' | 'notedByName'>>,
  ): Promise<UnitAnswer> {
    if (said.response === UnitResponse.PENDING) throw invalid([{ path: 'response', code: 'yesOrNo' }]);
    const id = randomUUID();
    const use = { action: LoggedAction.CREATE, recordType: 'unit_answer', recordId: id };
    await this.planAccess.log(manager, actor, accessed, use);
    const answer = {
      id,
      versionId: answered.version.id,
      unitId: answered.row.unitId!,
      task: answered.row.task,
      answeredAt: new Date(),
      answeredBy: actor.accountId,
      answeredByName: actor.name,
      ...said,
      words: said.words.trim(),
    };
    await manager.insert(UnitAnswer, answer);
    if (toDraft) await noteIn(manager, toDraft, answer);
    return manager.findOneByOrFail(UnitAnswer, { id });
  }
}

interface InVersion {
  version: CrisisPlanVersion;
  row: ClosedHoursUnit;
}

/** A task of a unit, if it is in these words. */
const asking = (task: string, found: InVersion | undefined): InVersion | undefined =>
  found && isSameTask(found.row, { task }) ? found : undefined;

/** Whether both are practical help alone, or neither is: a yes to the one is none to the other. */
const isSameKind = (one: InVersion | undefined, other: InVersion | undefined): boolean =>
  one?.row.practicalOnly === other?.row.practicalOnly;

/** No answer that is noted is from before the plan was agreed, nor before the one that has come since. */
export const firstDayToNote = ({ version, row }: InVersion): string =>
  row.answer ? asNoted(row.answer).respondedOn : today(version.agreedAt!);

function problemOfAsking(row: ClosedHoursUnit | undefined): string | undefined {
  if (!row) return 'unitNotInPlan';
  if (row.task.trim() === '') return 'taskMissing';
  if (row.response !== UnitResponse.PENDING) return 'unitHasAnswered';
  return row.reading?.until ? undefined : 'unitMayNotRead';
}

const unitsOf = ({ grants }: Actor): string[] => [
  ...new Set(grants.flatMap(({ role, unitId }) => (role === Role.UNIT_READER && unitId ? [unitId] : []))),
];

/** The actor as a reader for one unit and nothing else: what another of theirs may read is not this one's. */
const actorAt = (actor: Actor, unitId: string): Actor => ({
  ...actor,
  grants: actor.grants.filter((grant) => grant.unitId === unitId),
});

/**
 * The latest question of each draft, and of each plan in force that was agreed without the answer, in which the unit is asked
 * the same still, and has not answered.
 */
async function waitingFor(manager: EntityManager, unitId: string): Promise<UnitQuestion[]> {
  const version = { status: In([PlanStatus.DRAFT, PlanStatus.AGREED]) };
  const questions = await manager.find(UnitQuestion, {
    where: [
      { version, unitId },
      { version, unit: { joinedIntoId: unitId } },
    ],
    relations: RELATIONS,
    order: { askedAt: 'ASC', id: 'ASC' },
  });
  if (questions.length === 0) return [];
  const rows = await manager.find(ClosedHoursUnit, {
    where: {
      versionId: In(questions.map(({ versionId }) => versionId)),
      response: UnitResponse.PENDING,
    },
    relations: { unit: { joinedInto: true } },
  });
  const answers = await manager.find(UnitAnswer, {
    where: { versionId: In(questions.map(({ versionId }) => versionId)) },
    relations: { unit: { joinedInto: true } },
  });
  const isAnswered = ({ version: { agreedAt } }: UnitQuestion, row: ClosedHoursUnit) =>
    agreedAt !== null &&
    lateAnswer(
      row,
      agreedAt,
      answers.filter((answer) => answer.versionId === row.versionId && isOfUnit(answer, row)),
    ) !== undefined;
  const waits = (question: UnitQuestion) =>
    rows.some(
      (row) =>
        row.versionId === question.versionId &&
        isOfUnit(question, row) &&
        isSameTask(row, question) &&
        !isAnswered(question, row),
    );
  const latest = new Map(
    questions.filter(waits).map((question) => [`${question.version.planId} ${question.task}`, question]),
  );
  return [...latest.values()];
}

/** Whether the unit was asked here what the draft asks of it, also when it has answered. */
async function wasAsked(manager: EntityManager, draft: InVersion | undefined): Promise<boolean> {
  if (!draft) return false;
  const { version, row } = draft;
  const questions = await manager.find(UnitQuestion, {
    where: { versionId: version.id },
    relations: { unit: { joinedInto: true } },
  });
  return questions.some((question) => isOfUnit(question, row) && isSameTask(question, row));
}

/** Whoever has the draft open sees at their next save that it has changed. */
async function noteIn(
  manager: EntityManager,
  { version, row }: InVersion,
  answer: Parameters<typeof asNoted>[0],
) {
  const content = contentOf(CRISIS_PLAN, version);
  const isAnswered = (one: ClosedHoursUnit) => one.unit?.id === row.unit?.id && isSameTask(one, row);
  const closedHoursUnits = content.closedHoursUnits.map((one, index) =>
    isAnswered(version.closedHoursUnits[index]!) ? { ...one, ...asNoted(answer) } : one,
  );
  await overwriteDraft(manager, CRISIS_PLANS, version, { ...content, closedHoursUnits });
}

function askedUnit(question: UnitQuestion, { person }: Pick<AccessedPerson, 'person'>): AskedUnit {
  const { id, version, task, askedAt, askedByName } = question;
  const { id: unitId, name } = unitOf(question);
  return {
    questionId: id,
    planId: version.planId,
    label: version.plan.label,
    personName: `${person.givenName} ${person.familyName}`,
    unitId,
    unitName: name,
    task,
    askedAt,
    askedByName,
  };
}
