import { type EntityManager, In } from 'typeorm';
import { Unit } from '../organisations/organisation.entity.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import type { SaveCrisisPlanDraftInput } from './crisis-plan.input.js';
import { type Pack, sectionOf } from './packs/pack.js';
import { type InPack, packOf } from './packs/packs.js';

/**
 * @param draft what it is made in
 * @throws DomainError INVALID when a unit or a section is unknown, or a stage or an answer is where it should not be
 */
export async function requireFitting(
  manager: EntityManager,
  input: SaveCrisisPlanDraftInput,
  draft: InPack,
): Promise<void> {
  const problems = [...sectionProblems(packOf(draft), input), ...(await unitProblems(manager, input))];
  if (problems.length > 0) throw invalid(problems);
}

function sectionProblems(pack: Pack, { statements, skippedSections }: SaveCrisisPlanDraftInput): Problem[] {
  const unknown = (list: string, index: number) => [
    { path: `${list}.${index}.section`, code: 'unknownSection' },
  ];
  return [
    ...statements.flatMap(({ section: code, stage, answer, answerReason }, index) => {
      const section = sectionOf(pack, code);
      if (!section) return unknown('statements', index);
      const { stages = 0, answered = false } = section;
      const isStaged =
        stages === 0 ? typeof stage !== 'number' : Number(stage) >= 1 && Number(stage) <= stages;
      return [
        ...(isStaged
          ? []
          : [
              {
                path: `statements.${index}.stage`,
                code: stages ? 'stageOfSection' : 'noStage',
                params: { stages },
              },
            ]),
        ...(answered || (!answer && !answerReason)
          ? []
          : [{ path: `statements.${index}.answer`, code: 'sectionNotAnswered' }]),
      ];
    }),
    ...skippedSections.flatMap(({ section }, index) => {
      if (!pack.mayBeSkipped || !sectionOf(pack, section)) return unknown('skippedSections', index);
      const isSecond = skippedSections.findIndex((one) => one.section === section) < index;
      return isSecond ? [{ path: `skippedSections.${index}.section`, code: 'skippedBefore' }] : [];
    }),
  ];
}

async function unitProblems(
  manager: EntityManager,
  { closedHoursUnits }: SaveCrisisPlanDraftInput,
): Promise<Problem[]> {
  const ids = closedHoursUnits.flatMap(({ unitId }) => unitId ?? []);
  const known = new Map(
    (await manager.findBy(Unit, { id: In(ids) })).map(({ id, joinedIntoId }) => [id, joinedIntoId ?? id]),
  );
  const places = closedHoursUnits.map(({ unitId }) => unitId && known.get(unitId));
  return closedHoursUnits.flatMap(({ unitId }, index) => {
    const path = `closedHoursUnits.${index}.unitId`;
    if (unitId && !known.has(unitId)) return [{ path, code: 'unknownUnit' }];
    const isSecond = places[index] && places.indexOf(places[index]) < index;
    return isSecond ? [{ path, code: 'unitTwice' }] : [];
  });
}
