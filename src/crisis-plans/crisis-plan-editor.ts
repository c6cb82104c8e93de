import { blankContent } from '../plans/plan-content.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { latestOf } from '../plans/plan-lifecycle.js';
import { asksTheSame } from '../plans/standing-answers.js';
import type { Problem } from '../platform/errors/problem.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { ResourceGroupMember } from '../resource-groups/resource-group.entity.js';
import type { ClosedHoursUnit, CrisisPlanVersion } from './crisis-plan.entity.js';
import {
  CLOSED_HOURS_UNIT,
  CONTACT,
  CRISIS_PLAN,
  type CrisisPlanContent,
  STATEMENT,
} from './crisis-plan-fields.js';
import { CrisisPlanSection, UnitResponse } from './crisis-plan-kinds.js';

/** A row of a form as it is posted: everything may be missing or wrong. */
type FormRow = Record<string, unknown>;

/** What the form of a draft holds; see {@link SaveCrisisPlanDraftInput} for what it may hold. */
export interface EditorValues extends Record<string, unknown> {
  statements: FormRow[];
  closedHoursUnits: FormRow[];
  contacts: FormRow[];
}

/**
 * Where a row may be added: a section, for early signs with its stage as in `EARLY_SIGNS.2`, the units, or those to call;
 * to these also the id of a member of the resource group, who is then one of them.
 */
export const UNITS = 'closedHoursUnits';
export const CONTACTS = 'contacts';

/**
 * The values with rows to write in: one where somebody asked for it, and one in every place that has none. The row
 * asked for comes first among the new ones, so that its place is the number of rows before.
 * @param grows as the button says it
 */
export function withBlankRows(values: Record<string, unknown>, grows?: string): EditorValues {
  const statements = rowsOf(values.statements);
  const closedHoursUnits = rowsOf(values[UNITS]);
  const contacts = rowsOf(values[CONTACTS]);
  const empty = PLACES.filter((place) => !statements.some((row) => isIn(place, row)));
  const asked = PLACES.filter(({ key }) => key === grows && !empty.some((place) => place.key === key));
  const inOrder = [...asked, ...empty].sort((a, b) => Number(b.key === grows) - Number(a.key === grows));
  const needsUnit = grows === UNITS || closedHoursUnits.length === 0;
  const needsContact = grows === CONTACTS || contacts.length === 0;
  return {
    ...values,
    statements: [...statements, ...inOrder.map(blankStatement)],
    closedHoursUnits: needsUnit ? [...closedHoursUnits, blankContent(CLOSED_HOURS_UNIT)] : closedHoursUnits,
    contacts: needsContact ? [...contacts, blankContent(CONTACT)] : contacts,
  };
}

/**
 * The fields of the form with a member of the resource group as the last of those to call. What is written in the group later
 * does not change the plan.
 */
export function withMember(
  fields: FormRow,
  { name, relation, phone, audience }: ResourceGroupMember,
): FormRow {
  return { ...fields, [CONTACTS]: [...rowsOf(fields[CONTACTS]), { name, relation, phone, audience }] };
}

interface Place {
  key: string;
  section: CrisisPlanSection;
  stage: number | null;
}

const PLACES: Place[] = Object.values(CrisisPlanSection).flatMap((section): Place[] =>
  section === CrisisPlanSection.EARLY_SIGNS
    ? [1, 2, 3].map((stage) => ({ key: `${section}.${stage}`, section, stage }))
    : [{ key: section, section, stage: null }],
);

const isIn = ({ section, stage }: Place, row: FormRow) =>
  row.section === section && (stage === null || String(row.stage) === String(stage));

const rowsOf = (rows: unknown): FormRow[] =>
  Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];

const USUAL = blankContent(STATEMENT);

const blankStatement = ({ section, stage }: Place): FormRow => ({ ...USUAL, section, stage });

/** Words of the person's own that go to care and social services, as a row is when it is begun. */
const isAsUsual = ({ author, audience }: FormRow) => author === USUAL.author && audience === USUAL.audience;

/**
 * The sections as the editor shows them, each with its rows and where in the form they stand.
 * @param mine the same rows as I wrote them, where somebody else has saved meanwhile
 */
export function editorSections(locale: Locale, statements: readonly FormRow[], mine?: unknown) {
  const wrote = rowsOf(mine);
  return Object.values(CrisisPlanSection).map((section) => {
    const words = (part: string) => translate(locale, `crisisPlan.section.${section}.${part}`);
    const heading = words('heading');
    return {
      section,
      heading,
      prompt: words('prompt'),
      places: PLACES.filter((place) => place.section === section).map((place) => {
        const title = place.stage === null ? null : translate(locale, `crisisPlan.stage.${place.stage}`);
        return {
          key: place.key,
          stage: place.stage,
          title,
          addLabel: translate(locale, 'crisisPlan.addRowTo', { section: title ?? heading }),
          rows: statements
            .flatMap((row, index) => (isIn(place, row) ? [index] : []))
            .map((index, place) => ({
              index,
              name: `statements[${index}]`,
              isOpen: ![statements[index]!, wrote[index] ?? USUAL].every(isAsUsual),
              label: translate(locale, `crisisPlan.section.${section}.row`, { number: place + 1 }),
            })),
        };
      }),
    };
  });
}

/** Where in the editor the row stood whose button to remove it was pressed, as the fragment of an address. */
export function anchorOfRemoved(fields: FormRow): string {
  const [list, index] = String(fields.removeRow).split('.');
  if (list === UNITS || list === CONTACTS) return list;
  const section = rowsOf(fields[list!])[Number(index)]?.section;
  return PLACES.find((place) => place.section === section)?.section ?? 'main';
}

/** Where in the editor a problem of the plan is taken care of, as the fragment of an address. */
export function anchorOf({ path, code }: Problem): string {
  if (code === 'earlySignsMissing') return CrisisPlanSection.EARLY_SIGNS;
  if (code === 'ownActionsMissing') return CrisisPlanSection.OWN_ACTIONS;
  if (path === UNITS) return UNITS;
  return `field-${path.replaceAll('.', '-')}`;
}

/** The units that have answered to another task than what the draft asks of them now. @param versions of one plan */
export function unitsToAskAgain(
  versions: readonly Pick<CrisisPlanVersion, 'number' | 'status' | 'closedHoursUnits'>[],
): Set<unknown> {
  const agreed = versions.find(({ status }) => status === PlanStatus.AGREED)?.closedHoursUnits ?? [];
  const hasOtherTask = (unit: ClosedHoursUnit) =>
    agreed.some(
      (before) =>
        before.unitId === unit.unitId &&
        !asksTheSame(CRISIS_PLAN.closedHoursUnits, { ...before }, { ...unit }),
    );
  const unanswered = latestOf(versions).closedHoursUnits.filter(isUnanswered);
  return new Set(unanswered.filter(hasOtherTask).map(({ unitId }) => unitId));
}

/** Whether what was sent holds an answer that stands no longer in what was saved of it. */
export function hasLostAnswer(
  sent: Pick<CrisisPlanContent, 'closedHoursUnits'>,
  saved: Pick<CrisisPlanContent, 'closedHoursUnits'>,
): boolean {
  const lost = saved.closedHoursUnits.filter(isUnanswered).map(({ unitId }) => unitId);
  return sent.closedHoursUnits.some((unit) => !isUnanswered(unit) && lost.includes(unit.unitId));
}

const isUnanswered = ({ response }: { response: UnitResponse }) => response === UnitResponse.PENDING;
