import { RecordCategory } from '../disclosure/record-category.js';
import { hoursOf } from '../organisations/say-hours.js';
import { amendmentsView } from '../persons/amendments-view.js';
import type { Person } from '../persons/person.entity.js';
import { cutForReader, type SheetReader, standsOnSheet } from '../plans/cut-for-reader.js';
import { documentPerson, documentResourceGroup } from '../plans/plan.document.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { ResourceGroup } from '../resource-groups/resource-group.entity.js';
import type { CrisisPlanDocument, DocumentStatement } from './crisis-plan.document.js';
import type { CrisisPlan, CrisisPlanContact, CrisisPlanVersion } from './crisis-plan.entity.js';
import { CrisisPlanSection, UnitResponse } from './crisis-plan-kinds.js';
import { asAnswered } from './unit-answers.js';

const category = RecordCategory.CRISIS_PLAN;

/** What a print is made of. */
export interface PrintedCrisisPlan {
  /** With its team. */
  plan: CrisisPlan;
  /** In reading order. */
  version: CrisisPlanVersion;
  person: Person;
  group: ResourceGroup | null;
}

/** What the team's name and number tell of where somebody lives is left out. */
const NO_TEAM = { name: '', phone: '', openingHours: '' };

/** The sheet for one reader; see {@link cutForReader} for what stands on it. */
export function crisisPlanDocument(
  { plan, version, person, group }: PrintedCrisisPlan,
  reader: SheetReader,
  locale: Locale,
): CrisisPlanDocument {
  const cut = cutForReader(reader, person.protectedIdentity);
  const readable = version.statements.filter((statement) =>
    standsOnSheet(reader, { ...statement, category }),
  );
  const words = (section: CrisisPlanSection, stage: number | null = null): DocumentStatement[] =>
    readable
      .filter((statement) => statement.section === section && statement.stage === stage)
      .map(({ text, author }) => ({ text, author }));
  const stages = [1, 2, 3].map((stage) => ({
    stage,
    statements: words(CrisisPlanSection.EARLY_SIGNS, stage),
  }));
  const team = cut.whereabouts ? plan.team : NO_TEAM;
  const { voiding, ending, disagreements } = amendmentsView(version);
  const units = version.closedHoursUnits.map(asAnswered);
  return {
    label: plan.label,
    version: version.number,
    status: version.status,
    date: today(version.agreedAt ?? version.changedAt),
    checksum: version.checksum,
    person: documentPerson(person, cut),
    team: { name: team.name, phone: team.phone, openingHours: hoursOf(locale, team) },
    closedHours: {
      text: version.closedHours,
      units: units.flatMap(({ unit, task, response, respondedOn }) =>
        response === UnitResponse.DECLINED
          ? []
          : {
              name: unit?.name ?? '–',
              task,
              openingHours: unit ? hoursOf(locale, unit) : '',
              phone: unit?.phone ?? '',
              response,
              respondedOn,
            },
      ),
      declined: units
        .filter(({ response }) => response === UnitResponse.DECLINED)
        .map(({ unit, respondedOn, isLateNo }) => ({ name: unit?.name ?? '–', respondedOn, isLateNo })),
    },
    triggers: words(CrisisPlanSection.TRIGGERS),
    earlySigns: stages.filter(({ statements }) => statements.length > 0),
    ownActions: words(CrisisPlanSection.OWN_ACTIONS),
    peopleAndPlaces: words(CrisisPlanSection.PEOPLE_AND_PLACES),
    whoToAsk: words(CrisisPlanSection.WHO_TO_ASK),
    contacts: contactsFor(reader, version).map(({ name, relation, phone, whenToCall }) => ({
      name,
      relation,
      phone: cut.whereabouts ? phone : '',
      whenToCall,
    })),
    professionals: words(CrisisPlanSection.PROFESSIONALS),
    whatHelps: words(CrisisPlanSection.WHAT_HELPS),
    whatDoesNotHelp: words(CrisisPlanSection.WHAT_DOES_NOT_HELP),
    medicines: words(CrisisPlanSection.MEDICINES),
    safeSurroundings: words(CrisisPlanSection.SAFE_SURROUNDINGS),
    practicalMatters: words(CrisisPlanSection.PRACTICAL_MATTERS),
    whoMayKnow: words(CrisisPlanSection.WHO_MAY_KNOW),
    resourceGroup: documentResourceGroup(group, reader, cut),
    amendments: { voiding, ending, disagreements: cut.keptToCare ? disagreements : [] },
    madeTogether: version.madeTogether,
    madeOn: version.madeOn,
    phase: version.phase,
    reviewOn: version.reviewOn,
  };
}

/** Those to call whom a reader gets: the person has chosen them, and so they are the person's words. */
export function contactsFor<Row extends Pick<CrisisPlanContact, 'audience'>>(
  reader: SheetReader,
  { contacts }: { contacts: readonly Row[] },
): Row[] {
  const author = StatementAuthor.PERSON;
  return contacts.filter(({ audience }) => standsOnSheet(reader, { category, audience, author }));
}
