import { randomUUID } from 'node:crypto';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { Unit } from '../organisations/organisation.entity.js';
import { attachAmendments } from '../persons/attach-amendments.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { ClosedHoursUnit, CrisisPlan, CrisisPlanStatement, CrisisPlanVersion } from './crisis-plan.entity.js';
import type { SaveCrisisPlanDraftInput } from './crisis-plan.input.js';
import { inReadingOrder } from './crisis-plan-content.js';
import type { CrisisPlanContent } from './crisis-plan-fields.js';
import { CrisisPlanSection } from './crisis-plan-kinds.js';

const CONTENT = { statements: true, closedHoursUnits: { unit: true } } as const;

/** Plans with their team and every version and its content, the latest version first. */
export async function findPlans(
  manager: EntityManager,
  where: FindOptionsWhere<CrisisPlan>,
): Promise<CrisisPlan[]> {
  const plans = await manager.find(CrisisPlan, {
    where,
    relations: { team: true, versions: CONTENT },
    relationLoadStrategy: 'query',
    order: { label: 'ASC' },
  });
  for (const plan of plans) {
    plan.versions.sort((a, b) => b.number - a.number);
    plan.versions.forEach(inReadingOrder);
  }
  await attachAmendments(
    manager,
    plans.flatMap(({ versions }) => versions),
  );
  return plans;
}

/** One version with its content. */
export async function loadVersion(manager: EntityManager, id: string): Promise<CrisisPlanVersion> {
  const version = await manager.findOneOrFail(CrisisPlanVersion, {
    where: { id },
    relations: CONTENT,
    relationLoadStrategy: 'query',
  });
  await attachAmendments(manager, [version]);
  return inReadingOrder(version);
}

/** Makes the rows of a draft what is given. */
export async function writeRows(
  manager: EntityManager,
  versionId: string,
  { statements, closedHoursUnits }: CrisisPlanContent,
): Promise<void> {
  await manager.delete(CrisisPlanStatement, { versionId });
  await manager.delete(ClosedHoursUnit, { versionId });
  const placed = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row, position) => ({ ...row, id: randomUUID(), versionId, position }));
  await manager.insert(CrisisPlanStatement, placed(statements));
  await manager.insert(ClosedHoursUnit, placed(closedHoursUnits));
}

/** @throws DomainError INVALID when a unit is unknown, or a stage is where it should not be */
export async function requireFitting(manager: EntityManager, input: SaveCrisisPlanDraftInput): Promise<void> {
  const problems = [...stageProblems(input), ...(await unitProblems(manager, input))];
  if (problems.length > 0) throw invalid(problems);
}

function stageProblems({ statements }: SaveCrisisPlanDraftInput): Problem[] {
  return statements.flatMap(({ section, stage }, index) =>
    (section === CrisisPlanSection.EARLY_SIGNS) === (typeof stage === 'number')
      ? []
      : [{ path: `statements.${index}.stage`, code: 'stageOfEarlySigns' }],
  );
}

async function unitProblems(
  manager: EntityManager,
  { closedHoursUnits }: SaveCrisisPlanDraftInput,
): Promise<Problem[]> {
  const ids = closedHoursUnits.flatMap(({ unitId }) => unitId ?? []);
  const known = new Set((await manager.findBy(Unit, { id: In(ids) })).map(({ id }) => id));
  return closedHoursUnits.flatMap(({ unitId }, index) =>
    !unitId || known.has(unitId) ? [] : [{ path: `closedHoursUnits.${index}.unitId`, code: 'unknownUnit' }],
  );
}
