import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Municipality, Region } from '../geography/geography.entity.js';
import { lockRow, lockRows } from '../platform/database/lock-row.js';
import { isAny, sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { onSaved, type RevisionConflict } from '../platform/revision/revision-conflict.js';
import { changeRecord } from './change-record.js';
import { givenHours, hoursTexts } from './given-hours.js';
import { Principal, Service, Unit } from './organisation.entity.js';
import type {
  ChangePrincipalInput,
  ChangeServiceInput,
  ChangeUnitInput,
  CreatePrincipalInput,
  CreateServiceInput,
  CreateUnitInput,
} from './organisation.input.js';
import { Activity, PrincipalKind, USUAL_ACTIVITIES } from './organisation-kinds.js';
import { placeProblems } from './principal-place.js';
import { RegisterEvent, RegisterRecord } from './register-change.entity.js';
import { changedTexts, noteChanges, type RecordTexts } from './register-history.js';

const { PRINCIPAL, UNIT, SERVICE } = RegisterRecord;

/** Principals, units and services as they come into the register and are changed there. */
@Injectable()
export class OrganisationChanges {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError INVALID when something is taken, or the place is unknown or not of the kind */
  createPrincipal(actor: Actor, input: CreatePrincipalInput): Promise<Principal> {
    return this.unitOfWork.run(async (manager) => {
      const principal = manager.create(Principal, {
        id: randomUUID(),
        ...(await principalValues(manager, input, null)),
      });
      return this.add(manager, actor, PRINCIPAL, principal);
    });
  }

  /**
   * @throws DomainError INVALID as for a new one, or when it would no longer run what people's records were made in, or
   *   run something else while it employs the actor; NOT_FOUND
   */
  changePrincipal(
    actor: Actor,
    { principalId: id, revision, reason, ...input }: ChangePrincipalInput,
  ): Promise<Principal | RevisionConflict> {
    return this.unitOfWork.run((manager) => {
      const seen = { entity: Principal, recordType: PRINCIPAL, id, path: 'principalId', revision, reason };
      return changeRecord(manager, actor, seen, async (stored) => {
        const values = await principalValues(manager, input, stored);
        if (values.activities.join() !== stored.activities.join() && actor.principalId === id)
          throw invalid([{ path: 'activities', code: 'activityOfOwnEmployer' }]);
        const [before, now] = [
          await principalTexts(manager, stored),
          await principalTexts(manager, { ...stored, ...values }),
        ];
        return { values, texts: changedTexts(before, now) };
      });
    });
  }

  /** @throws DomainError INVALID when the principal is unknown or ended, or the hours are wrong */
  createUnit(actor: Actor, { hours, ...input }: CreateUnitInput): Promise<Unit> {
    return this.unitOfWork.run(async (manager) => {
      await requirePrincipals(manager, [input.principalId], 'principalId');
      const unit = manager.create(Unit, { id: randomUUID(), ...input, ...givenHours(hours, null) });
      return this.add(manager, actor, UNIT, unit);
    });
  }

  /** @throws DomainError INVALID as for a new one, or when it would leave a principal for which its readers read; NOT_FOUND */
  changeUnit(
    actor: Actor,
    { unitId: id, revision, reason, hours, ...input }: ChangeUnitInput,
  ): Promise<Unit | RevisionConflict> {
    return this.unitOfWork.run((manager) => {
      const seen = { entity: Unit, recordType: UNIT, id, path: 'unitId', revision, reason };
      return changeRecord(manager, actor, seen, async (stored) => {
        if (input.principalId !== stored.principalId) {
          await requirePrincipals(manager, [input.principalId], 'principalId');
          if (await isReadFor(manager, id)) throw invalid([{ path: 'principalId', code: 'unitHasReaders' }]);
        }
        const values = { ...input, ...givenHours(hours, stored) };
        const texts = async (unit: Unit): Promise<RecordTexts> => ({
          name: unit.name,
          kind: unit.kind,
          principal: (await namesOf(manager, [unit.principalId]))!,
          phone: unit.phone,
          ...hoursTexts(unit),
        });
        const now = manager.create(Unit, { ...stored, ...values });
        return { values, texts: changedTexts(await texts(stored), await texts(now)) };
      });
    });
  }

  /** @throws DomainError INVALID when a principal or the region is unknown, or a principal has ended */
  createService(actor: Actor, { principalIds, ...input }: CreateServiceInput): Promise<Service> {
    return this.unitOfWork.run(async (manager) => {
      await requireRegion(manager, input.regionCode);
      const principals = await requirePrincipals(manager, principalIds, 'principalIds');
      const service = { id: randomUUID(), ...serviceValues(input), endYear: null, principals };
      const { id } = await this.add(manager, actor, SERVICE, manager.create(Service, service));
      return wholeService(manager, id);
    });
  }

  /** @throws DomainError INVALID as for a new one, or when a team of it lies in another region; NOT_FOUND */
  changeService(
    actor: Actor,
    { serviceId: id, revision, reason, principalIds, ...input }: ChangeServiceInput,
  ): Promise<Service | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const seen = { entity: Service, recordType: SERVICE, id, path: 'serviceId', revision, reason };
      const changed = await changeRecord(manager, actor, seen, async (stored) => {
        await requireRegion(manager, input.regionCode);
        await requireTeamsIn(manager, id, input.regionCode);
        const { principals: runners } = await manager.findOneOrFail(Service, {
          where: { id },
          relations: { principals: true },
        });
        const known = runners.map((principal) => principal.id);
        await requirePrincipals(
          manager,
          principalIds.filter((one) => !known.includes(one)),
          'principalIds',
        );
        const values = serviceValues(input);
        const before = await serviceTexts(manager, stored, known);
        const now = await serviceTexts(manager, { ...stored, ...values }, principalIds);
        const texts = changedTexts(before, now);
        await manager
          .createQueryBuilder()
          .relation(Service, 'principals')
          .of(id)
          .addAndRemove(
            principalIds.filter((one) => !known.includes(one)),
            known.filter((one) => !principalIds.includes(one)),
          );
        return { values, texts };
      });
      return onSaved(changed, () => wholeService(manager, id));
    });
  }

  private async add<Row extends Principal | Unit | Service>(
    manager: EntityManager,
    actor: Actor,
    recordType: RegisterRecord,
    row: Row,
  ): Promise<Row> {
    const saved = await manager.save(row);
    await noteChanges(manager, actor, { recordType, recordId: row.id, event: RegisterEvent.ADDED });
    return saved;
  }
}

/** A service with all that the API tells of it. */
const wholeService = (manager: EntityManager, id: string) =>
  manager.findOneOrFail(Service, { where: { id }, relations: { region: true, principals: true } });

/** What is to be kept of a principal. @param stored as it is before a change; null for a new one */
async function principalValues(
  manager: EntityManager,
  { name, kind, activities: given, ...input }: CreatePrincipalInput,
  stored: Principal | null,
) {
  const {
    regionCode: region = null,
    municipalityCode = null,
    organisationNumber = null,
    hsaId = null,
  } = input;
  const { sharesDocumentationFrom = null } = input;
  if (region) await requireRegion(manager, region);
  const municipality = municipalityCode
    ? await manager.findOne(Municipality, { where: { code: municipalityCode }, relations: { region: true } })
    : undefined;
  if (municipality === null) throw invalid([{ path: 'municipalityCode', code: 'unknownMunicipality' }]);
  const place = { kind, regionCode: region, municipalityCode };
  const problems = placeProblems({ ...place, regionOfMunicipality: municipality?.region });
  if (problems.length > 0) throw invalid(problems);
  const said = given ?? (stored?.kind === kind ? stored.activities : USUAL_ACTIVITIES[kind]);
  const activities = Object.values(Activity).filter((activity) => said.includes(activity));
  if (stored && (await ownsRecordsBeside(manager, stored.id, activities)))
    throw invalid([{ path: 'activities', code: 'activityOfRecords' }]);
  const regionCode = region ?? municipality?.regionCode ?? null;
  const numbers = { organisationNumber, hsaId };
  const values = {
    name,
    kind,
    activities,
    sharesDocumentationFrom,
    regionCode,
    municipalityCode,
    ...numbers,
  };
  const taken = await takenBy(manager, { ...values, id: stored?.id ?? '' });
  if (taken.length > 0) throw invalid(taken);
  return values;
}

/** What of a principal another one has, of which there is only one. An ended one keeps its name and nothing else. */
export async function takenBy(
  manager: EntityManager,
  principal: Pick<
    Principal,
    'id' | 'name' | 'kind' | 'regionCode' | 'municipalityCode' | 'organisationNumber'
  >,
): Promise<Problem[]> {
  const { id, name, kind, regionCode, municipalityCode, organisationNumber } = principal;
  const other = (where: FindOptionsWhere<Principal>) =>
    manager.findOneBy(Principal, { ...where, id: Not(id), endedOn: IsNull() });
  if (await manager.existsBy(Principal, { name, id: Not(id) })) return [{ path: 'name', code: 'nameTaken' }];
  const own: [path: string, other: Principal | null | undefined | ''][] = [
    ['regionCode', kind === PrincipalKind.REGION && regionCode ? await other({ kind, regionCode }) : null],
    [
      'municipalityCode',
      kind === PrincipalKind.MUNICIPALITY && municipalityCode
        ? await other({ kind, municipalityCode })
        : null,
    ],
    ['organisationNumber', organisationNumber ? await other({ organisationNumber }) : null],
  ];
  return own.flatMap(([path, found]) =>
    found ? [{ path, code: 'principalTaken', params: { name: found.name } }] : [],
  );
}

async function principalTexts(
  manager: EntityManager,
  { name, kind, activities, sharesDocumentationFrom, ...principal }: Partial<Principal>,
): Promise<RecordTexts> {
  const { regionCode, municipalityCode, organisationNumber, hsaId } = principal;
  const region = regionCode ? await manager.findOneBy(Region, { code: regionCode }) : null;
  const municipality = municipalityCode
    ? await manager.findOneBy(Municipality, { code: municipalityCode })
    : null;
  return {
    name: name!,
    kind: kind!,
    activities: activities!.join(', ') || null,
    sharesDocumentationFrom: sharesDocumentationFrom ?? null,
    region: region?.name ?? null,
    municipality: municipality?.name ?? null,
    organisationNumber: organisationNumber ?? null,
    hsaId: hsaId ?? null,
  };
}

function serviceValues({ name, regionCode, models, ...input }: Omit<CreateServiceInput, 'principalIds'>) {
  // What a caller leaves out may also be null.
  const { legalForm = null, startYear = null, targetGroups, integrationDegree = null } = input;
  return {
    name,
    regionCode,
    models,
    legalForm,
    startYear,
    targetGroups: targetGroups ?? '',
    integrationDegree,
  };
}

async function serviceTexts(
  manager: EntityManager,
  service: ReturnType<typeof serviceValues>,
  principalIds: readonly string[],
): Promise<RecordTexts> {
  const region = await manager.findOneByOrFail(Region, { code: service.regionCode });
  return {
    name: service.name,
    region: region.name,
    principals: await namesOf(manager, principalIds),
    models: service.models.join(', ') || null,
    legalForm: service.legalForm,
    startYear: service.startYear === null ? null : String(service.startYear),
    targetGroups: service.targetGroups || null,
    integrationDegree: service.integrationDegree,
  };
}

/** @returns null where there are none */
export async function namesOf(
  manager: EntityManager,
  principalIds: readonly string[],
): Promise<string | null> {
  const principals = await manager.find(Principal, {
    where: { id: In([...principalIds]) },
    order: { name: 'ASC' },
  });
  return principals.map(({ name }) => name).join(', ') || null;
}

/** Holds the principals as they are, so that none of them ends meanwhile. @throws DomainError INVALID */
export async function requirePrincipals(
  manager: EntityManager,
  ids: readonly string[],
  path: string,
): Promise<Principal[]> {
  await lockRows(manager, Principal, ids);
  const principals = await manager.findBy(Principal, { id: In([...ids]) });
  if (principals.length !== new Set(ids).size) throw invalid([{ path, code: 'unknownPrincipal' }]);
  const ended = principals.find(({ endedOn }) => endedOn);
  if (ended) throw invalid([{ path, code: 'recordEnded', params: { name: ended.name } }]);
  return principals;
}

async function requireRegion(manager: EntityManager, code: string): Promise<void> {
  if (!(await manager.existsBy(Region, { code })))
    throw invalid([{ path: 'regionCode', code: 'unknownRegion' }]);
}

async function requireTeamsIn(manager: EntityManager, serviceId: string, regionCode: string): Promise<void> {
  await lockRow(manager, Service, serviceId);
  const [team] = await sql<{ name: string }>(
    manager,
    `SELECT team.name FROM team JOIN municipality ON code = municipality_code
      WHERE service_id = :serviceId AND region_code <> :regionCode ORDER BY team.name LIMIT 1`,
    { serviceId, regionCode },
  );
  if (team) throw invalid([{ path: 'regionCode', code: 'teamElsewhere', params: { team: team.name } }]);
}

/** Whether the principal has records that were made in something else than these. */
const ownsRecordsBeside = (
  manager: EntityManager,
  principalId: string,
  activities: readonly Activity[],
): Promise<boolean> =>
  isAny(manager, 'SELECT id FROM person WHERE owner_id = :id AND activity NOT IN (:...activities)', {
    id: principalId,
    activities: ['', ...activities],
  });

/** Whether anybody reads for the unit, or a person has let it read. */
const isReadFor = (manager: EntityManager, unitId: string): Promise<boolean> =>
  isAny(
    manager,
    `SELECT id FROM ground WHERE receiver_unit_id = :id
      UNION SELECT id FROM role_grant WHERE unit_id = :id AND ended_at IS NULL`,
    { id: unitId },
  );
