import type { Unit } from '../organisations/organisation.entity.js';
import { contentFrom } from '../plans/plan-content.js';
import type { SaveCrisisPlanDraftInput } from './crisis-plan.input.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { Phase } from './crisis-plan-kinds.js';
import { type Pack, sectionOf } from './packs/pack.js';
import { type InPack, packOf } from './packs/packs.js';

/** A row among others. */
interface Placed {
  position: number;
}

interface InOrder extends InPack {
  statements: (Placed & { section: string; stage: number | null })[];
  closedHoursUnits: (Placed & { unit: Unit | null })[];
  contacts: Placed[];
  participants: Placed[];
  skippedSections: Placed[];
}

/**
 * Puts statements, units, those to call and all other rows in the order they are read: by section, stage and position. A unit that has been joined into
 * another since is read as that one, whose number answers. Changes the version itself.
 */
export function inReadingOrder<Version extends InOrder>(version: Version): Version {
  const codes = packOf(version).sections.map(({ code }) => code);
  version.statements.sort(
    (a, b) =>
      codes.indexOf(a.section) - codes.indexOf(b.section) ||
      (a.stage ?? 0) - (b.stage ?? 0) ||
      a.position - b.position,
  );
  const { closedHoursUnits, contacts, participants, skippedSections } = version;
  for (const rows of [closedHoursUnits, contacts, participants, skippedSections])
    rows.sort((a, b) => a.position - b.position);
  for (const row of version.closedHoursUnits) row.unit = row.unit?.joinedInto ?? row.unit;
  return version;
}

/** What is sent as what is kept. */
export function draftOf(input: SaveCrisisPlanDraftInput): CrisisPlanContent {
  return contentFrom(CRISIS_PLAN, input);
}

/** Whether anything is written of when the team is closed. */
export const saysClosedHours = ({
  closedHours,
  noUnitReason,
  closedHoursUnits,
}: Pick<CrisisPlanContent, 'closedHours' | 'noUnitReason'> & { closedHoursUnits: readonly unknown[] }) =>
  closedHours !== '' || noUnitReason !== '' || closedHoursUnits.length > 0;

/**
 * What a version says, as it is begun in a pack: what the pack has no place for is left behind. Who took part is asked of each
 * version.
 */
export function contentIn(pack: Pack, content: CrisisPlanContent): CrisisPlanContent {
  const hasClosedHours = pack.closedHours !== 'LEFT_OUT';
  return {
    ...content,
    phase: pack.phase ? Phase[pack.phase] : content.phase,
    closedHours: hasClosedHours ? content.closedHours : '',
    noUnitReason: hasClosedHours ? content.noUnitReason : '',
    closedHoursUnits: hasClosedHours ? content.closedHoursUnits : [],
    contacts: pack.contacts ? content.contacts : [],
    participants: [],
    skippedSections: content.skippedSections.filter(
      ({ section }) => pack.mayBeSkipped && sectionOf(pack, section),
    ),
    statements: content.statements.flatMap((statement) => {
      const section = sectionOf(pack, statement.section);
      if (!section) return [];
      const { answered, stages } = section;
      const stage = stages ? Math.min(statement.stage ?? 1, stages) : null;
      return { ...statement, stage, ...(!answered && { answer: null, answerReason: '' }) };
    }),
  };
}

/**
 * What is begun after a plan that was made in a crisis: the whole one before it, with what was said in the crisis after it. Of
 * words that stand in both the last that was said of whose they are and who may read them counts.
 */
export function afterProvisional(whole: CrisisPlanContent, said: CrisisPlanContent): CrisisPlanContent {
  const find = (statements: CrisisPlanContent['statements'], { section, text }: Said) =>
    statements.find((one) => one.section === section && one.text === text);
  const asSaidLast = (statement: Said): Said => {
    const { author, audience } = find(said.statements, statement) ?? statement;
    return { ...statement, author, audience };
  };
  const added = said.statements.filter((statement) => !find(whole.statements, statement));
  return { ...whole, statements: [...whole.statements.map(asSaidLast), ...added] };
}

type Said = CrisisPlanContent['statements'][number];
