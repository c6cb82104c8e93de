import { rowsToAdd } from '../platform/web/form-rows.js';
import type { ClosedHoursUnit } from './crisis-plan.entity.js';
import { UnitResponse } from './crisis-plan-kinds.js';

/** The words of a draft, as stored or as just written. */
export interface DraftWords {
  phase?: string | null;
  madeOn?: string | null;
  reviewOn?: string | null;
  closedHours: string;
  statements: readonly {
    section: string;
    stage?: number | null;
    text: string;
    author?: string;
    audience?: string;
  }[];
  closedHoursUnits: readonly { unitId?: string | null; task: string; response: UnitResponse }[];
}

export interface MergedDraft<Draft extends DraftWords> {
  merged: Draft;
  /** What `theirs` held that `mine` lacked, in their words. */
  added: string[];
}

/**
 * Two people wrote from the same draft. Nobody's words are lost: what stands in theirs and not in mine is added to
 * mine, at the end of its section.
 */
export function mergeDrafts<Draft extends DraftWords>(mine: Draft, theirs: Draft): MergedDraft<Draft> {
  const statements = rowsToAdd(mine.statements, theirs.statements, keyOf);
  const units = theirs.closedHoursUnits.filter(
    (one) => !mine.closedHoursUnits.some((other) => isSameUnit(one, other)),
  );
  return {
    merged: {
      ...mine,
      phase: mine.phase ?? theirs.phase,
      madeOn: mine.madeOn ?? theirs.madeOn,
      reviewOn: mine.reviewOn ?? theirs.reviewOn,
      closedHours: joined(mine.closedHours, theirs.closedHours),
      statements: [...mine.statements, ...statements],
      closedHoursUnits: [
        ...mine.closedHoursUnits.map((unit) => mergeUnit(unit, theirs.closedHoursUnits)),
        ...units,
      ],
    },
    added: [
      ...statements.map(({ text }) => text),
      ...newWords(mine.closedHours, theirs.closedHours),
      ...theirs.closedHoursUnits.flatMap((one) =>
        newWords(mine.closedHoursUnits.find((other) => isSameUnit(one, other))?.task ?? '', one.task),
      ),
    ],
  };
}

type Answer = Pick<ClosedHoursUnit, 'response' | 'respondedOn' | 'respondedBy'>;

/** For each unit of a merged draft how it answered by theirs, to be seen beside mine; undefined where it has none. */
export function theirAnswers(
  units: DraftWords['closedHoursUnits'],
  theirs: readonly (UnitWords & Answer)[],
): (Answer | undefined)[] {
  return units.map((unit) => {
    const same = theirs.find((one) => isSameUnit(one, unit));
    return same && { response: same.response, respondedOn: same.respondedOn, respondedBy: same.respondedBy };
  });
}

/** The other's text, unless mine holds it already. */
function newWords(mine: string, theirs: string): string[] {
  return mine.includes(theirs.trim()) ? [] : [theirs.trim()];
}

function joined(mine: string, theirs: string): string {
  return [mine, ...newWords(mine, theirs)].join('\n\n').trim();
}

type UnitWords = DraftWords['closedHoursUnits'][number];

/** The same words that are to be read by others, or are somebody else's, are another statement. */
function keyOf({ section, stage, author, audience, text }: DraftWords['statements'][number]): string {
  return [section, stage ?? '', author, audience, text.trim()].join(' ');
}

function isSameUnit(one: UnitWords, other: UnitWords): boolean {
  return one.unitId ? one.unitId === other.unitId : !other.unitId && one.task === other.task;
}

/** Both our words for the task; and an answer that came in while I had none is theirs to give. */
function mergeUnit(mine: UnitWords, all: readonly UnitWords[]): UnitWords {
  const theirs = all.find((unit) => isSameUnit(unit, mine));
  if (!theirs) return mine;
  return {
    ...(mine.response === UnitResponse.PENDING ? theirs : mine),
    task: joined(mine.task, theirs.task),
  };
}
