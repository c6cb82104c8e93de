import { contentChecksum } from '../plans/content-checksum.js';
import type { Audience, StatementAuthor } from '../plans/plan-kinds.js';
import {
  type CrisisPlanLabel,
  CrisisPlanSection,
  type Phase,
  type UnitResponse,
} from './crisis-plan-kinds.js';

/** What is agreed in a crisis plan. Days are YYYY-MM-DD. */
export interface CrisisPlanContent {
  planId: string;
  number: number;
  madeTogether: boolean;
  phase: Phase | null;
  madeOn: string | null;
  reviewOn: string | null;
  closedHours: string;
  closedHoursUnits: {
    unitId: string | null;
    task: string;
    response: UnitResponse;
    respondedOn: string | null;
    respondedBy: string;
    position: number;
  }[];
  statements: {
    section: CrisisPlanSection;
    stage: number | null;
    position: number;
    text: string;
    author: StatementAuthor;
    audience: Audience;
  }[];
}

const SECTIONS = Object.values(CrisisPlanSection);

/** Puts statements and units in the order they are read: by section, stage and position. Changes the version itself. */
export function inReadingOrder<Version extends Pick<CrisisPlanContent, 'statements' | 'closedHoursUnits'>>(
  version: Version,
): Version {
  version.statements.sort(
    (a, b) =>
      SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
      (a.stage ?? 0) - (b.stage ?? 0) ||
      a.position - b.position,
  );
  version.closedHoursUnits.sort((a, b) => a.position - b.position);
  return version;
}

/** All that is written in a plan. */
export function crisisPlanTexts({ closedHours, closedHoursUnits, statements }: WrittenContent): string[] {
  return [closedHours, ...closedHoursUnits.map(({ task }) => task), ...statements.map(({ text }) => text)];
}

interface WrittenContent {
  closedHours: string;
  closedHoursUnits: readonly { task: string }[];
  statements: readonly { text: string }[];
}

/**
 * SHA-256 of what was agreed, in hex. Outside units count by their id: where they are reached is read from the
 * register at each print, since an old telephone number helps nobody.
 * @param version in reading order
 */
export function crisisPlanChecksum(label: CrisisPlanLabel, version: CrisisPlanContent): string {
  const { planId, number, madeTogether, phase, madeOn, reviewOn, closedHours } = version;
  return contentChecksum({
    label,
    planId,
    number,
    madeTogether,
    phase,
    madeOn,
    reviewOn,
    closedHours,
    closedHoursUnits: version.closedHoursUnits.map(
      ({ unitId, task, response, respondedOn, respondedBy }) => ({
        unitId,
        task,
        response,
        respondedOn,
        respondedBy,
      }),
    ),
    statements: version.statements.map(({ section, stage, text, author, audience }) => ({
      section,
      stage,
      text,
      author,
      audience,
    })),
  });
}
