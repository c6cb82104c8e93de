import { contentFrom, latestFormat, planChecksum } from '../plans/plan-content.js';
import type { SaveCrisisPlanDraftInput } from './crisis-plan.input.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { type CrisisPlanLabel, CrisisPlanSection } from './crisis-plan-kinds.js';

const SECTIONS = Object.values(CrisisPlanSection);

/** A row among others. */
interface Placed {
  position: number;
}

interface InOrder {
  statements: (Placed & { section: CrisisPlanSection; stage: number | null })[];
  closedHoursUnits: Placed[];
}

/** Puts statements and units in the order they are read: by section, stage and position. Changes the version itself. */
export function inReadingOrder<Version extends InOrder>(version: Version): Version {
  version.statements.sort(
    (a, b) =>
      SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
      (a.stage ?? 0) - (b.stage ?? 0) ||
      a.position - b.position,
  );
  version.closedHoursUnits.sort((a, b) => a.position - b.position);
  return version;
}

/** What is sent as what is kept. */
export function draftOf(input: SaveCrisisPlanDraftInput): CrisisPlanContent {
  return contentFrom(CRISIS_PLAN, input);
}

/** The format of the checksums that are written now. */
export const CRISIS_PLAN_FORMAT = latestFormat(CRISIS_PLAN);

/** SHA-256 of what was agreed, in hex. @param version in reading order @param format as it was agreed in */
export function crisisPlanChecksum(
  label: CrisisPlanLabel,
  version: CrisisPlanContent & { planId: string; number: number },
  format: number,
): string {
  const { planId, number } = version;
  return planChecksum(CRISIS_PLAN, { label, planId, number }, version, format);
}
