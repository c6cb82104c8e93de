import { randomUUID } from 'node:crypto';
import {
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  In,
  type ObjectLiteral,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { Actor } from '../access/actor.js';
import { PlanEnding } from '../persons/amendment.entity.js';
import { attachAmendments } from '../persons/attach-amendments.js';
import { ownContent, planChecksum } from './plan-content.js';
import type { PlanDefinition, Versioned } from './plan-definition.js';
import type { ContentOf } from './plan-fields.js';
import { PlanStatus } from './plan-kinds.js';
import type { PlanVersionRecord } from './plan-record.entity.js';
import { attachSupporting } from './supporting-teams.js';

type AnyVersion<All> = PlanVersionRecord & ContentOf<All>;

/** Plans with the team that keeps them, those that have the person, and every version and its content, the latest version first. */
export async function findPlans<
  Plan extends Versioned<Version>,
  Version extends AnyVersion<All>,
  All extends object,
>(
  manager: EntityManager,
  { plans: entity, relations, inOrder, order, attach }: PlanDefinition<Plan, Version, All>,
  where: FindOptionsWhere<Plan>,
): Promise<Plan[]> {
  const plans = await manager.find(entity, {
    where,
    relations: { team: true, versions: relations } as object,
    relationLoadStrategy: 'query',
    order,
  });
  for (const plan of plans) {
    plan.versions.sort((a, b) => b.number - a.number);
    plan.versions.forEach(inOrder);
  }
  const versions = plans.flatMap((plan) => plan.versions);
  await attachAll(manager, versions, attach);
  await attachSupporting(manager, plans);
  return plans;
}

/** One version with its content. */
export async function loadVersion<
  Plan extends Versioned<Version>,
  Version extends AnyVersion<All>,
  All extends object,
>(
  manager: EntityManager,
  { versions, relations, inOrder, attach }: PlanDefinition<Plan, Version, All>,
  id: string,
): Promise<Version> {
  const version = await manager.findOneOrFail(versions, {
    where: { id } as FindOptionsWhere<Version>,
    relations,
    relationLoadStrategy: 'query',
  });
  inOrder(version);
  await attachAll(manager, [version], attach);
  return version;
}

/** Puts on each version why it was voided or ended, what the person thinks is wrong in it, and what such versions have of their own. */
async function attachAll<Version extends PlanVersionRecord>(
  manager: EntityManager,
  versions: Version[],
  attach: ((manager: EntityManager, versions: Version[]) => Promise<void>) | undefined,
): Promise<void> {
  await attachAmendments(manager, versions);
  const endings = await manager.findBy(PlanEnding, { recordId: In(versions.map(({ id }) => id)) });
  for (const version of versions)
    version.ending = endings.find(({ recordId }) => recordId === version.id) ?? null;
  await attach?.(manager, versions);
}

/**
 * SHA-256 of what was agreed, in hex.
 * @param version with its rows in order
 * @param format as the version was agreed in; the latest while it is being agreed
 */
export function versionChecksum<
  Plan extends Versioned<Version>,
  Version extends AnyVersion<All>,
  All extends object,
>(
  { fields, about }: PlanDefinition<Plan, Version, All>,
  plan: Plan,
  version: Version,
  format: number,
): string {
  return planChecksum(fields, { ...about(plan, version, format), number: version.number }, version, format);
}

/** What a draft begins as, beside its content; with what such a version has of its own, such as what it is made in. */
export interface BegunVersion {
  id: string;
  planId: string;
  number: number;
  revision: number;
}

/** A new version that is a draft. */
export async function insertDraft<
  Plan extends Versioned<Version>,
  Version extends AnyVersion<All>,
  All extends object,
>(
  manager: EntityManager,
  definition: PlanDefinition<Plan, Version, All>,
  actor: Actor,
  { planId, ...version }: BegunVersion,
  content: ContentOf<All>,
): Promise<void> {
  const now = new Date();
  await manager.insert(definition.versions, {
    ...version,
    [definition.planId]: planId,
    ...ownContent(definition.fields, content),
    status: PlanStatus.DRAFT,
    agreedAt: null,
    agreedBy: null,
    checksum: null,
    checksumFormat: null,
    writtenNumbers: null,
    createdAt: now,
    createdBy: actor.accountId,
    changedAt: now,
  } as unknown as QueryDeepPartialEntity<Version>);
  await writeRows(manager, definition.rows, version.id, content);
}

/** Makes the content of a draft what is given, and raises its revision, so that whoever saw the one before can be told. */
export async function overwriteDraft<
  Plan extends Versioned<Version>,
  Version extends AnyVersion<All>,
  All extends object,
>(
  manager: EntityManager,
  { versions, fields, rows }: PlanDefinition<Plan, Version, All>,
  { id, revision }: PlanVersionRecord,
  content: ContentOf<All>,
): Promise<void> {
  await manager.update(
    versions,
    { id } as FindOptionsWhere<Version>,
    {
      ...ownContent(fields, content),
      revision: revision + 1,
      changedAt: new Date(),
    } as unknown as QueryDeepPartialEntity<Version>,
  );
  for (const table of Object.values<EntityTarget<ObjectLiteral>>(rows))
    await manager.delete(table, { versionId: id });
  await writeRows(manager, rows, id, content);
}

async function writeRows(
  manager: EntityManager,
  tables: Record<string, EntityTarget<ObjectLiteral>>,
  versionId: string,
  content: object,
): Promise<void> {
  for (const [list, table] of Object.entries(tables)) {
    const rows = (content as Record<string, object[]>)[list]!;
    await manager.insert(
      table,
      rows.map((row, position) => ({ ...row, id: randomUUID(), versionId, position })),
    );
  }
}
