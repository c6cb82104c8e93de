import { rowsToAdd } from '../platform/web/form-rows.js';
import { UnitResponse } from './crisis-plan-kinds.js';

/** The words of a draft, as stored or as just written. */
export interface DraftWords {
  phase?: string | null;
  madeOn?: string | null;
  reviewOn?: string | null;
  closedHours: string;
  statements: readonly { section: string; stage?: number | null; text: string }[];
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

/** The other's text, unless mine holds it already. */
function newWords(mine: string, theirs: string): string[] {
  return mine.includes(theirs.trim()) ? [] : [theirs.trim()];
}

function joined(mine: string, theirs: string): string {
  return [mine, ...newWords(mine, theirs)].join('\n\n').trim();
}

type UnitWords = DraftWords['closedHoursUnits'][number];

function keyOf({ section, stage, text }: DraftWords['statements'][number]): string {
  return `${section} ${stage ?? ''} ${text.trim()}`;
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
