import type { Audience } from '../disclosure/audience.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { hoursOf } from '../organisations/say-hours.js';
import { amendmentsView } from '../persons/amendments-view.js';
import type { Person } from '../persons/person.entity.js';
import { cutForReader, type SheetReader, standsOnSheet } from '../plans/cut-for-reader.js';
import { documentPerson, documentResourceGroup } from '../plans/plan.document.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { teamNow } from '../plans/supporting-teams.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { ResourceGroup } from '../resource-groups/resource-group.entity.js';
import { sayWeek } from './closed-hours/say-week.js';
import type {
  ClosedHoursPart,
  CrisisPlanDocument,
  CrisisPlanPaper,
  DocumentPart,
  DocumentSection,
  PracticalPart,
} from './crisis-plan.document.js';
import type {
  ClosedHoursUnit,
  CrisisPlan,
  CrisisPlanContact,
  CrisisPlanParticipant,
  CrisisPlanStatement,
  CrisisPlanVersion,
} from './crisis-plan.entity.js';
import { saysClosedHours } from './crisis-plan-content.js';
import { UnitResponse } from './crisis-plan-kinds.js';
import { CONTACTS, HOURS } from './packs/load-packs.js';
import { type Pack, sectionOf } from './packs/pack.js';
import { packOf } from './packs/packs.js';
import { skippedHeadings } from './skipped-headings.js';
import { asAnswered } from './unit-answers.js';

const category = RecordCategory.CRISIS_PLAN;

/** What a print is made of. */
export interface PrintedCrisisPlan {
  /** With the teams that have the person. */
  plan: CrisisPlan;
  /** In reading order. */
  version: CrisisPlanVersion;
  person: Person;
  group: ResourceGroup | null;
}

const NO_TEAM = { name: '', phone: '', openingHours: '', hours: null };

/**
 * The sheet for one reader as it is printed.
 * @param day on which it is made, YYYY-MM-DD
 */
export function crisisPlanPaper(
  printed: PrintedCrisisPlan,
  reader: SheetReader,
  locale: Locale,
  day = today(),
): CrisisPlanPaper {
  const document = crisisPlanDocument(printed, reader, locale);
  const { team, closedHours } = document;
  const week = sayWeek(locale, { team: team.name === '' ? null : team, units: closedHours.units }, day);
  return { ...document, week };
}

/** What stands on the sheet for one reader; see {@link cutForReader} for what does. */
export function crisisPlanDocument(
  { plan, version, person, group }: PrintedCrisisPlan,
  reader: SheetReader,
  locale: Locale,
): CrisisPlanDocument {
  const cut = cutForReader(reader, person.protectedIdentity);
  const readable = version.statements.filter((statement) =>
    standsOnSheet(reader, { ...statement, category }),
  );
  const pack = packOf(version);
  const { team, isNone } = teamNow(plan, reader, cut);
  const { name, phone, hours = null } = team ?? NO_TEAM;
  const { voiding, ending, disagreements } = amendmentsView(version);
  const rows = version.closedHoursUnits.map(asAnswered);
  const asked = rows.filter(({ unit }) => !unit?.isEnded);
  const toTurnTo = asked.filter(({ practicalOnly }) => !practicalOnly);
  const units = toTurnTo.map((row) => partOf(locale, row)).filter(hasNotDeclined);
  return {
    label: plan.label,
    version: version.number,
    status: version.status,
    date: today(version.agreedAt ?? version.changedAt),
    checksum: version.checksum,
    person: documentPerson(person, cut, locale),
    team: { name, phone, openingHours: team ? hoursOf(locale, team) : '', hours, isNone },
    closedHours: {
      text: version.closedHours,
      noUnitReason: version.noUnitReason,
      units,
      isNobodyAsked: pack.closedHours === 'DEMANDED' && !rows.some(({ practicalOnly }) => !practicalOnly),
      isAnswerOut: units.some(({ response }) => response === UnitResponse.PENDING),
      isEmpty: !saysClosedHours(version),
      declined: rows
        .filter(({ unit, practicalOnly, response }) =>
          unit?.isEnded ? true : !practicalOnly && response === UnitResponse.DECLINED,
        )
        .map(({ unit, respondedOn, isLateNo }) => ({
          name: unit?.name ?? '–',
          respondedOn,
          isLateNo,
          isEnded: Boolean(unit?.isEnded),
        })),
    },
    practicalHelp: asked.filter(({ practicalOnly }) => practicalOnly).map((row) => partOf(locale, row)),
    parts: pack.print.order.flatMap((codes): DocumentPart[] => {
      if (codes[0] === CONTACTS || codes[0] === HOURS) return [{ kind: codes[0], sections: [] }];
      const sections = codes.flatMap((code) => sectionFor(pack, code, readable, locale));
      return sections.length > 0 ? [{ kind: 'SECTIONS', sections }] : [];
    }),
    contacts: contactsFor(reader, version).map(({ name, relation, phone, whenToCall, checkedOn }) => ({
      name,
      relation,
      phone: cut.whereabouts ? phone : '',
      whenToCall,
      checkedOn,
    })),
    skipped: skippedHeadings(locale, version),
    provisional: Boolean(pack.provisional),
    participants: participantsFor(reader, version).map(({ name, role, part }) => ({ name, role, part })),
    resourceGroup: documentResourceGroup(group, reader, cut),
    amendments: { voiding, ending, disagreements: cut.keptToCare ? disagreements : [] },
    madeTogether: version.madeTogether,
    madeOn: version.madeOn,
    phase: version.phase,
    reviewOn: version.reviewOn,
  };
}

const hasNotDeclined = (part: PracticalPart): part is ClosedHoursPart =>
  part.response !== UnitResponse.DECLINED;

/** What a sheet says of a unit: of one that has said no neither hours nor number. */
function partOf(locale: Locale, { unit, task, response, respondedOn }: ClosedHoursUnit): PracticalPart {
  const asked = response === UnitResponse.DECLINED ? null : unit;
  return {
    unitId: unit?.id ?? null,
    name: unit?.name ?? '–',
    task,
    openingHours: asked ? hoursOf(locale, asked) : '',
    hours: asked?.hours ?? null,
    phone: asked?.phone ?? '',
    response,
    respondedOn,
  };
}

/** A section with the statements that are read; none where there are none. */
function sectionFor(
  pack: Pack,
  code: string,
  readable: readonly CrisisPlanStatement[],
  locale: Locale,
): DocumentSection[] {
  const { sheet } = sectionOf(pack, code)!;
  const groups = [null, ...pack.stages].map((title, index) => ({
    title: title?.[locale] ?? null,
    statements: readable
      .filter(({ section, stage }) => section === code && (stage ?? 0) === index)
      .map(({ text, author, answer, answerReason }) => ({ text, author, answer, answerReason })),
  }));
  const written = groups.filter(({ statements }) => statements.length > 0);
  return written.length > 0 ? [{ code, heading: sheet[locale], groups: written }] : [];
}

/** Those to call whom a reader gets: the person has chosen them, and so they are the person's words. */
export const contactsFor = <Row extends Pick<CrisisPlanContact, 'audience'>>(
  reader: SheetReader,
  { contacts }: { contacts: readonly Row[] },
): Row[] => rowsFor(reader, contacts);

/** Those who took part in the making, of whom a reader is told. */
export const participantsFor = <Row extends Pick<CrisisPlanParticipant, 'audience'>>(
  reader: SheetReader,
  { participants }: { participants: readonly Row[] },
): Row[] => rowsFor(reader, participants);

function rowsFor<Row extends { audience: Audience }>(reader: SheetReader, rows: readonly Row[]): Row[] {
  const author = StatementAuthor.PERSON;
  return rows.filter(({ audience }) => standsOnSheet(reader, { category, audience, author }));
}
