import { randomUUID } from 'node:crypto';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { Unit } from '../organisations/organisation.entity.js';
import { attachAmendments } from '../persons/attach-amendments.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { ClosedHoursUnit, CrisisPlan, CrisisPlanStatement, CrisisPlanVersion } from './crisis-plan.entity.js';
import type { ClosedHoursUnitInput, CrisisPlanStatementInput } from './crisis-plan.input.js';
import { inReadingOrder } from './crisis-plan-content.js';
import { CrisisPlanSection, UnitResponse } from './crisis-plan-kinds.js';

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

interface DraftContent {
  statements: readonly CrisisPlanStatementInput[];
  closedHoursUnits: readonly ClosedHoursUnitInput[];
}

/**
 * Makes the content of a draft what is given. Rows that nobody has written in are left out.
 * @throws DomainError INVALID when a unit is unknown, or a stage is where it should not be
 */
export async function writeContent(
  manager: EntityManager,
  versionId: string,
  content: DraftContent,
): Promise<void> {
  const problems = [...stageProblems(content), ...(await unitProblems(manager, content))];
  if (problems.length > 0) throw invalid(problems);
  const statements = content.statements.filter(({ text }) => text.trim() !== '');
  const units = content.closedHoursUnits.filter(
    ({ unitId, task, response, respondedBy }) =>
      unitId || task.trim() || respondedBy.trim() || response !== UnitResponse.PENDING,
  );
  await manager.delete(CrisisPlanStatement, { versionId });
  await manager.delete(ClosedHoursUnit, { versionId });
  await manager.insert(
    CrisisPlanStatement,
    statements.map(({ section, stage = null, text, author, audience }, position) => ({
      id: randomUUID(),
      versionId,
      section,
      stage,
      position,
      text,
      author,
      audience,
    })),
  );
  await manager.insert(
    ClosedHoursUnit,
    units.map(({ unitId = null, task, response, respondedOn = null, respondedBy }, position) => ({
      id: randomUUID(),
      versionId,
      unitId,
      task,
      response,
      respondedOn,
      respondedBy,
      position,
    })),
  );
}

function stageProblems({ statements }: DraftContent): Problem[] {
  return statements.flatMap(({ section, stage }, index) =>
    (section === CrisisPlanSection.EARLY_SIGNS) === (typeof stage === 'number')
      ? []
      : [{ path: `statements.${index}.stage`, code: 'stageOfEarlySigns' }],
  );
}

async function unitProblems(manager: EntityManager, { closedHoursUnits }: DraftContent): Promise<Problem[]> {
  const ids = closedHoursUnits.flatMap(({ unitId }) => unitId ?? []);
  const known = new Set((await manager.findBy(Unit, { id: In(ids) })).map(({ id }) => id));
  return closedHoursUnits.flatMap(({ unitId }, index) =>
    !unitId || known.has(unitId) ? [] : [{ path: `closedHoursUnits.${index}.unitId`, code: 'unknownUnit' }],
  );
}
