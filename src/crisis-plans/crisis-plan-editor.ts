import { blankContent } from '../plans/plan-content.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { latestOf } from '../plans/plan-lifecycle.js';
import { asksTheSame } from '../plans/standing-answers.js';
import { isCode } from '../platform/door/ids.js';
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
  PARTICIPANT,
  STATEMENT,
} from './crisis-plan-fields.js';
import { UnitResponse } from './crisis-plan-kinds.js';
import { type Pack, rowName } from './packs/pack.js';

/** A row of a form as it is posted: everything may be missing or wrong. */
type FormRow = Record<string, unknown>;

/** What the form of a draft holds; see {@link SaveCrisisPlanDraftInput} for what it may hold. */
export interface EditorValues extends Record<string, unknown> {
  skippedSections?: unknown;
  statements: FormRow[];
  closedHoursUnits: FormRow[];
  contacts: FormRow[];
  participants: FormRow[];
}

/**
 * Where a row may be added: a section, for early signs with its stage as in `EARLY_SIGNS.2`, the units, or those to call;
 * to these also the id of a member of the resource group, who is then one of them.
 */
export const UNITS = 'closedHoursUnits';
export const CONTACTS = 'contacts';
export const PARTICIPANTS = 'participants';

/**
 * The values with rows to write in: one where somebody asked for it, and one in every place that has none. The row
 * asked for comes first among the new ones, so that its place is the number of rows before.
 * @param grows as the button says it
 */
export function withBlankRows(values: Record<string, unknown>, pack: Pack, grows?: string): EditorValues {
  const places = placesOf(pack);
  const statements = rowsOf(values.statements);
  const empty = places.filter((place) => !statements.some((row) => isIn(place, row)));
  const asked = places.filter(({ key }) => key === grows && !empty.some((place) => place.key === key));
  const inOrder = [...asked, ...empty].sort((a, b) => Number(b.key === grows) - Number(a.key === grows));
  /** One where it is asked for, and where there is none. */
  const withOne = (list: string, fields: object) => {
    const rows = rowsOf(values[list]);
    return grows === list || rows.length === 0 ? [...rows, blankContent(fields) as FormRow] : rows;
  };
  return {
    ...values,
    statements: [...statements, ...inOrder.map(blankStatement)],
    closedHoursUnits: withOne(UNITS, CLOSED_HOURS_UNIT),
    contacts: withOne(CONTACTS, CONTACT),
    participants: withOne(PARTICIPANTS, PARTICIPANT),
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
  section: string;
  stage: number | null;
  author: unknown;
}

const placesOf = ({ sections }: Pack): Place[] =>
  sections.flatMap(({ code, stages, author = USUAL.author }): Place[] =>
    stages
      ? Array.from({ length: stages }, (_, index) => ({
          key: `${code}.${index + 1}`,
          section: code,
          stage: index + 1,
          author,
        }))
      : [{ key: code, section: code, stage: null, author }],
  );

const isIn = ({ section, stage }: Place, row: FormRow) =>
  row.section === section && (stage === null || String(row.stage) === String(stage));

const rowsOf = (rows: unknown): FormRow[] =>
  Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];

const USUAL = blankContent(STATEMENT);

const blankStatement = ({ section, stage, author }: Place): FormRow => ({ ...USUAL, section, stage, author });

/** Words of the person's own that go to care and social services, as a row is when it is begun. */
const isAsUsual = ({ author, audience }: FormRow) => author === USUAL.author && audience === USUAL.audience;

/**
 * The sections as the editor shows them, each with its rows and where in the form they stand.
 * @param mine the same rows as I wrote them, where somebody else has saved meanwhile
 */
export function editorSections(
  locale: Locale,
  pack: Pack,
  { statements, skippedSections }: EditorRows,
  mine?: unknown,
) {
  const wrote = rowsOf(mine);
  const written = rowsOf(statements);
  const places = placesOf(pack);
  return pack.sections.map(({ code, heading, prompt, row, answered }, place) => ({
    section: code,
    heading: heading[locale],
    prompt: prompt[locale],
    skip: pack.mayBeSkipped && {
      name: `skippedSections[${place}][section]`,
      isChosen: rowsOf(skippedSections).some(({ section }) => section === code),
    },
    places: places
      .filter(({ section }) => section === code)
      .map(({ key, stage, ...place }) => {
        const title = stage === null ? null : pack.stages[stage - 1]![locale];
        return {
          key,
          stage,
          title,
          addLabel: translate(locale, 'crisisPlan.addRowTo', { section: title ?? heading[locale] }),
          rows: written
            .flatMap((one, index) => (isIn({ key, stage, ...place }, one) ? [index] : []))
            .map((index, number) => ({
              index,
              name: `statements[${index}]`,
              isOpen: ![written[index]!, wrote[index] ?? USUAL].every(isAsUsual),
              label: rowName(row, number + 1, locale),
              isAnswered: Boolean(answered),
            })),
        };
      }),
  }));
}

/** What of a form the sections are made of. */
type EditorRows = Pick<EditorValues, 'statements' | 'skippedSections'>;

/** Where in the editor the row stood whose button to remove it was pressed, as the fragment of an address. */
export function anchorOfRemoved(fields: FormRow): string {
  const [list, index] = String(fields.removeRow).split('.');
  if (list === UNITS || list === CONTACTS || list === PARTICIPANTS) return list;
  const section = rowsOf(fields[list!])[Number(index)]?.section;
  return isCode(section) ? section : 'main';
}

/** Where in the editor a problem of the plan is taken care of, as the fragment of an address. */
export function anchorOf({ path }: Problem): string {
  const [list, section] = path.split('.');
  if (list === 'sections') return section!;
  if (path === 'statements') return 'main';
  if (path === UNITS || path === PARTICIPANTS) return path;
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

/** What is said after a save where what was sent holds an answer that stands no longer in what was saved of it. */
export function fallenAnswer(sent: Answered, saved: Answered): string | undefined {
  const lost = saved.closedHoursUnits.filter(isUnanswered).map(({ unitId }) => unitId);
  if (sent.closedHoursUnits.some((unit) => !isUnanswered(unit) && lost.includes(unit.unitId)))
    return 'crisisPlan.savedAskAgain';
  const { statements: list } = CRISIS_PLAN;
  const open = saved.statements.filter(({ answer }) => answer === null);
  const isLost = sent.statements.some(
    (wish) => wish.answer !== null && open.some((one) => asksTheSame(list, { ...one }, { ...wish })),
  );
  return isLost ? 'crisisPlan.savedAnswerAgain' : undefined;
}

type Answered = Pick<CrisisPlanContent, 'closedHoursUnits' | 'statements'>;

const isUnanswered = ({ response }: { response: UnitResponse }) => response === UnitResponse.PENDING;
