import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindManyOptions, In, Not } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import { changeRecord } from '../organisations/change-record.js';
import { Unit } from '../organisations/organisation.entity.js';
import { namesOf, requirePrincipals } from '../organisations/organisation-changes.service.js';
import { RegisterEvent, RegisterRecord } from '../organisations/register-change.entity.js';
import { changedTexts, noteChanges, type RecordTexts } from '../organisations/register-history.js';
import { findPage } from '../platform/database/find-page.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { onSaved, type RevisionConflict } from '../platform/revision/revision-conflict.js';
import { Agreement } from './agreement.entity.js';
import type { ChangeAgreementInput, CreateAgreementInput } from './agreement.input.js';
import { agreementProblems } from './agreement-problems.js';
import { AgreementSubject } from './agreement-subject.js';
import { requireNoOther } from './require-no-other.js';

/** Agreements between principals. They hold no person. A role for one region sees those with a principal in it. */
@Injectable()
export class AgreementsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(actor: Actor, page: PageInput): Promise<PageOf<Agreement>> {
    return findPage(this.unitOfWork.reader, Agreement, agreementsOf(actor), page);
  }

  /** Every one, for choices. */
  all(actor: Actor): Promise<Agreement[]> {
    return this.unitOfWork.reader.find(Agreement, agreementsOf(actor));
  }

  /** @throws DomainError NOT_FOUND */
  async get(actor: Actor, id: string): Promise<Agreement> {
    const { where, ...options } = agreementsOf(actor);
    const agreement = await this.unitOfWork.reader.findOne(Agreement, {
      ...options,
      where: { ...where, id },
    });
    if (!agreement) throw notFound('agreementId');
    return agreement;
  }

  /**
   * @throws DomainError INVALID when the name is taken, a principal or unit is unknown or ended, a field says something
   *   of what is not covered, or another agreement between the same principals covers the same on some day
   */
  create(actor: Actor, input: CreateAgreementInput): Promise<Agreement> {
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const principals = await requirePrincipals(manager, input.principalIds, 'principalIds');
      const consultationUnits = await requireUnits(manager, input, []);
      const values = await agreementValues(manager, id, input);
      await manager.save(manager.create(Agreement, { id, ...values, principals, consultationUnits }));
      await noteChanges(manager, actor, { ...AGREEMENT, recordId: id, event: RegisterEvent.ADDED });
      return wholeAgreement(manager, id);
    });
  }

  /** @throws DomainError INVALID as for a new one, or when nothing is changed; NOT_FOUND */
  change(
    actor: Actor,
    { agreementId: id, revision, reason, ...input }: ChangeAgreementInput,
  ): Promise<Agreement | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const seen = { ...AGREEMENT, entity: Agreement, id, path: 'agreementId', revision, reason };
      const changed = await changeRecord(manager, actor, seen, async (stored) => {
        const before = await wholeAgreement(manager, id);
        const known = before.principals.map((principal) => principal.id);
        const knownUnits = before.consultationUnits.map((unit) => unit.id);
        const isNew = (one: string) => !known.includes(one);
        await requirePrincipals(manager, input.principalIds.filter(isNew), 'principalIds');
        await requireUnits(manager, input, knownUnits);
        const values = await agreementValues(manager, id, { ...input, endedOn: stored.endedOn });
        const unitIds = input.consultationUnitIds ?? [];
        const texts = changedTexts(
          await agreementTexts(manager, before, known, knownUnits),
          await agreementTexts(manager, values, input.principalIds, unitIds),
        );
        await replaceParts(manager, id, 'principals', known, input.principalIds);
        await replaceParts(manager, id, 'consultationUnits', knownUnits, unitIds);
        return { values, texts };
      });
      return onSaved(changed, () => wholeAgreement(manager, id));
    });
  }
}

const AGREEMENT = { recordType: RegisterRecord.AGREEMENT };

const agreementsOf = (actor: Actor) =>
  ({
    where: { principals: inOwnRegions(actor, 'organisation.read') },
    relations: { principals: true, consultationUnits: true },
    // What is asked of one principal leaves the others in.
    relationLoadStrategy: 'query',
    order: { name: 'ASC', id: 'ASC' },
  }) satisfies FindManyOptions<Agreement>;

const wholeAgreement = (manager: EntityManager, id: string) =>
  manager.findOneOrFail(Agreement, {
    where: { id },
    relations: { principals: true, consultationUnits: true },
    relationLoadStrategy: 'query',
  });

async function agreementValues(
  manager: EntityManager,
  id: string,
  input: CreateAgreementInput & { endedOn?: string | null },
) {
  const problems = agreementProblems(input);
  if (problems.length > 0) throw invalid(problems);
  if (await manager.existsBy(Agreement, { name: input.name, id: Not(id) }))
    throw invalid([{ path: 'name', code: 'nameTaken' }]);
  const values = {
    name: input.name,
    fromDate: input.fromDate,
    toDate: input.toDate ?? null,
    covers: Object.values(AgreementSubject).filter((subject) => input.covers.includes(subject)),
    reference: input.reference ?? '',
    sipCallDays: input.sipCallDays ?? null,
    sipMeetingDays: input.sipMeetingDays ?? null,
    paymentDays: input.paymentDays ?? null,
    paymentClock: input.paymentClock ?? null,
    consultants: input.consultants ?? '',
    consultationBooking: input.consultationBooking ?? '',
  };
  const principals = input.principalIds.map((principalId) => ({ id: principalId }));
  await requireNoOther(manager, { ...values, id, principals, endedOn: input.endedOn });
  return values;
}

const numeral = (number: number | null) => (number === null ? null : String(number));

async function agreementTexts(
  manager: EntityManager,
  agreement: Awaited<ReturnType<typeof agreementValues>>,
  principalIds: readonly string[],
  unitIds: readonly string[],
): Promise<RecordTexts> {
  const units = await manager.find(Unit, { where: { id: In([...unitIds]) }, order: { name: 'ASC' } });
  return {
    name: agreement.name,
    principals: await namesOf(manager, principalIds),
    fromDate: agreement.fromDate,
    toDate: agreement.toDate,
    covers: agreement.covers.join(', '),
    reference: agreement.reference || null,
    sipCallDays: numeral(agreement.sipCallDays),
    sipMeetingDays: numeral(agreement.sipMeetingDays),
    paymentDays: numeral(agreement.paymentDays),
    paymentClock: agreement.paymentClock,
    consultationUnits: units.map(({ name }) => name).join(', ') || null,
    consultants: agreement.consultants || null,
    consultationBooking: agreement.consultationBooking || null,
  };
}

/** @param known those that are there already, and may have ended. @throws DomainError INVALID */
async function requireUnits(
  manager: EntityManager,
  { consultationUnitIds: ids = [], principalIds }: CreateAgreementInput,
  known: readonly string[],
): Promise<Unit[]> {
  const path = 'consultationUnitIds';
  const units = await manager.findBy(Unit, { id: In([...ids]) });
  if (units.length !== ids.length) throw invalid([{ path, code: 'unknownUnit' }]);
  const ended = units.find(({ id, endedOn }) => endedOn && !known.includes(id));
  if (ended) throw invalid([{ path, code: 'recordEnded', params: { name: ended.name } }]);
  const other = units.find(({ principalId }) => !principalIds.includes(principalId));
  if (other) throw invalid([{ path, code: 'unitOfOtherPrincipal', params: { name: other.name } }]);
  return units;
}

const replaceParts = (
  manager: EntityManager,
  id: string,
  relation: 'principals' | 'consultationUnits',
  before: readonly string[],
  now: readonly string[],
) =>
  manager
    .createQueryBuilder()
    .relation(Agreement, relation)
    .of(id)
    .addAndRemove(
      now.filter((one) => !before.includes(one)),
      before.filter((one) => !now.includes(one)),
    );
