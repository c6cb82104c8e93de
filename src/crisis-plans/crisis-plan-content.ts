import type { Unit } from '../organisations/organisation.entity.js';
import { contentFrom } from '../plans/plan-content.js';
import type { SaveCrisisPlanDraftInput } from './crisis-plan.input.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { CrisisPlanSection } from './crisis-plan-kinds.js';

const SECTIONS = Object.values(CrisisPlanSection);

/** A row among others. */
interface Placed {
  position: number;
}

interface InOrder {
  statements: (Placed & { section: CrisisPlanSection; stage: number | null })[];
  closedHoursUnits: (Placed & { unit: Unit | null })[];
  contacts: Placed[];
}

/**
 * Puts statements, units and those to call in the order they are read: by section, stage and position. A unit that has been joined into
 * another since is read as that one, whose number answers. Changes the version itself.
 */
export function inReadingOrder<Version extends InOrder>(version: Version): Version {
  version.statements.sort(
    (a, b) =>
      SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
      (a.stage ?? 0) - (b.stage ?? 0) ||
      a.position - b.position,
  );
  for (const rows of [version.closedHoursUnits, version.contacts])
    rows.sort((a, b) => a.position - b.position);
  for (const row of version.closedHoursUnits) row.unit = row.unit?.joinedInto ?? row.unit;
  return version;
}

/** What is sent as what is kept. */
export function draftOf(input: SaveCrisisPlanDraftInput): CrisisPlanContent {
  return contentFrom(CRISIS_PLAN, input);
}
