import { Audience } from '../disclosure/audience.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { mayRead } from './may-read.js';
import { PlanReader, StatementAuthor } from './plan-kinds.js';

/** For whom a sheet is made. */
export interface SheetReader {
  kind: PlanReader;
  /** Of which kinds of record: for care and for an authority those of the ground on which they get the sheet. */
  categories: readonly RecordCategory[];
  /** It is kept in the reader's own record, where it stays whatever becomes of the person: as of somebody with protected identity. */
  isKept?: true;
}

/** Something that may stand on a sheet: of which kind of record, who may read it, and whose words it is. */
export interface SheetPart {
  category: RecordCategory;
  audience: Audience;
  author: StatementAuthor;
}

/**
 * Whether something stands on the sheet for this reader: of a kind of record that the reader gets, and to be read by them.
 * The person and the team get every kind, somebody close to the person the plan itself and nothing beside it, care and an
 * authority what the ground names.
 */
export function standsOnSheet(reader: SheetReader, part: SheetPart): boolean {
  return gets(reader, part.category) && mayRead(reader.kind, part);
}

function gets({ kind, categories }: SheetReader, category: RecordCategory): boolean {
  switch (kind) {
    case PlanReader.PERSON:
    case PlanReader.TEAM:
      return true;
    case PlanReader.RELATIVE:
      return category === RecordCategory.CRISIS_PLAN || category === RecordCategory.SIP;
    case PlanReader.CARE:
    case PlanReader.AUTHORITY:
      return categories.includes(category);
  }
}

/** What of a plan, beside what has an audience of its own, stands on a sheet. */
export interface SheetCut {
  /** The person's address and telephone number, wherever they stand. */
  contactDetails: boolean;
  /** The goals of the resource group, and those of its members who may be named there. */
  resourceGroup: boolean;
  /** What is said in the plan to care and support alone. */
  keptToCare: boolean;
  /** What may tell where somebody is: their team, and the numbers of those who are close to them. */
  whereabouts: boolean;
}

/**
 * What stands on which sheet. Care and an authority get the person's address and telephone number, and the resource group,
 * where the ground names these; `ground` below.
 *
 * | what                                                               | person | team | care   | relative | authority |
 * |--------------------------------------------------------------------|--------|------|--------|----------|-----------|
 * | name, birth date, language, and what the plan is: version, days    | yes    | yes  | yes    | yes      | yes       |
 * | address and telephone number of the person                         | yes    | yes  | ground | no       | ground    |
 * | crisis plan: statements and those to call, each by its audience    | yes    | yes  | yes    | yes      | yes       |
 * | crisis plan: when the team is closed, and the units that answer    | yes    | yes  | yes    | yes      | yes       |
 * | SIP: what matters, goals, needs, actions of principals and others, |        |      |        |          |           |
 * | overall responsibility, follow-up, who met                         | yes    | yes  | yes    | yes      | yes       |
 * | SIP: telephone number of a relative who met, by its audience       | yes    | yes  | yes    | yes      | yes       |
 * | SIP: words about the part of relatives, why the person was not     |        |      |        |          |           |
 * | there, the consent                                                 | yes    | yes  | yes    | no       | no        |
 * | what the person disagrees with                                     | yes    | yes  | yes    | no       | no        |
 * | resource group: its goals, and members each by their audience      | yes    | yes  | ground | no       | ground    |
 *
 * Of somebody with protected identity no sheet has an address or a number of their own, and no sheet that leaves care has the
 * team or the numbers of those close to them. What is kept is cut in that way of everybody: their identity may be protected
 * later on, and the own record has the address and the number.
 */
export function cutForReader(reader: SheetReader, protectedIdentity: boolean): SheetCut {
  const own = { audience: Audience.EVERYONE, author: StatementAuthor.PERSON };
  const hidesWhereabouts = protectedIdentity || Boolean(reader.isKept);
  const keptToCare = mayRead(reader.kind, { ...own, audience: Audience.CARE_AND_SUPPORT });
  return {
    contactDetails: !hidesWhereabouts && standsOnSheet(reader, { ...own, category: RecordCategory.PERSON }),
    resourceGroup: standsOnSheet(reader, { ...own, category: RecordCategory.RESOURCE_GROUP }),
    keptToCare,
    whereabouts: !hidesWhereabouts || keptToCare,
  };
}
