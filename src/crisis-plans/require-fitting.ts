import { type EntityManager, In } from 'typeorm';
import { Unit } from '../organisations/organisation.entity.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import type { SaveCrisisPlanDraftInput } from './crisis-plan.input.js';
import { CrisisPlanSection } from './crisis-plan-kinds.js';

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
