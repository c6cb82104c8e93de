import { Audience } from '../disclosure/audience.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { type ComparedVersions, compareVersions, isSameContent } from '../plans/compare-versions.js';
import { cutForReader, type SheetReader, standsOnSheet } from '../plans/cut-for-reader.js';
import { type Fields, rows } from '../plans/plan-fields.js';
import { PlanReader, StatementAuthor } from '../plans/plan-kinds.js';
import { asksTheSame } from '../plans/standing-answers.js';
import type { ClosedHoursUnit, CrisisPlanVersion } from './crisis-plan.entity.js';
import { CONTACT, CRISIS_PLAN, STATEMENT } from './crisis-plan-fields.js';
import { UnitResponse } from './crisis-plan-kinds.js';

/** What of a plan is other than when a unit answered that it takes its task, of what the unit may read. */
export interface ChangedSinceAnswer {
  unitId: string;
  /** The version that it answered to, and the one that is told of. */
  from: CrisisPlanVersion;
  to: CrisisPlanVersion;
  compared: ComparedVersions;
}

const category = RecordCategory.CRISIS_PLAN;
const UNIT: SheetReader = { kind: PlanReader.CARE, categories: [category] };

/** Who may read a row is on no sheet. */
const onSheets = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, field]) => field.is !== 'CONTENT' || field.audience === Audience.EVERYONE,
    ),
  );

/** Its own task is not among it: a unit whose task was changed has not answered. */
const READ_BY_UNITS: object = {
  closedHours: CRISIS_PLAN.closedHours,
  statements: rows(onSheets(STATEMENT)),
  contacts: rows(onSheets(CONTACT)),
};

/**
 * @param version one of the versions
 * @param row of a unit in it
 * @param reader as whom the unit reads: one in care, unless it is given the plan as another
 * @returns null where nothing is other, or the unit has not answered
 */
export function changedSinceAnswer(
  versions: readonly CrisisPlanVersion[],
  version: CrisisPlanVersion,
  row: ClosedHoursUnit,
  protectedIdentity: boolean,
  reader = UNIT,
): ChangedSinceAnswer | null {
  const from = answeredTo(versions, version, row);
  if (!from || from.id === version.id) return null;
  const [before, after] = [from, version].map((one) => readByUnit(one, reader, protectedIdentity));
  const compared = compareVersions(READ_BY_UNITS, before!, after!);
  return isSameContent(compared) ? null : { unitId: row.unitId!, from, to: version, compared };
}

/**
 * The version to which a unit gave the answer that stands in a row: the one that it answered here, or the first of those one
 * after another in which the same answer to the same task stands.
 */
export function answeredTo(
  versions: readonly CrisisPlanVersion[],
  version: CrisisPlanVersion,
  row: ClosedHoursUnit,
): CrisisPlanVersion | undefined {
  if (row.answeredToId) return versions.find(({ id }) => id === row.answeredToId);
  if (row.response === UnitResponse.PENDING) return undefined;
  const list = CRISIS_PLAN.closedHoursUnits;
  const isSameAnswer = (one: ClosedHoursUnit) =>
    asksTheSame(list, { ...one }, { ...row }) &&
    one.response === row.response &&
    one.respondedOn === row.respondedOn &&
    one.respondedBy === row.respondedBy;
  const earlier = versions.find(({ number }) => number === version.number - 1);
  return earlier?.closedHoursUnits.some(isSameAnswer) ? answeredTo(versions, earlier, row) : version;
}

function readByUnit(
  { closedHours, statements, contacts }: CrisisPlanVersion,
  reader: SheetReader,
  protectedIdentity: boolean,
) {
  const { whereabouts } = cutForReader(reader, protectedIdentity);
  const author = StatementAuthor.PERSON;
  return {
    closedHours,
    statements: statements.filter((statement) => standsOnSheet(reader, { ...statement, category })),
    contacts: contacts
      .filter(({ audience }) => standsOnSheet(reader, { category, audience, author }))
      .map((contact) => ({ ...contact, phone: whereabouts ? contact.phone : '' })),
  };
}
