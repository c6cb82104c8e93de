import { hoursOf } from '../organisations/say-hours.js';
import { type AmendmentsView, amendmentsView } from '../persons/amendments-view.js';
import type { Person } from '../persons/person.entity.js';
import { mayRead } from '../plans/may-read.js';
import { documentPerson, documentResourceGroup } from '../plans/plan.document.js';
import { Audience, PlanReader, StatementAuthor } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { ResourceGroup } from '../resource-groups/resource-group.entity.js';
import type { CrisisPlanDocument, DocumentStatement } from './crisis-plan.document.js';
import type { CrisisPlan, CrisisPlanVersion } from './crisis-plan.entity.js';
import { CrisisPlanSection, UnitResponse } from './crisis-plan-kinds.js';
import { asAnswered } from './unit-answers.js';

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

/**
 * The sheet for one kind of reader: only the statements they may read, and no address of a protected person. On a
 * sheet that goes outside care nothing tells such a person's place, save the units that are to be called.
 */
export function crisisPlanDocument(
  { plan, version, person, group }: PrintedCrisisPlan,
  reader: PlanReader,
  locale: Locale,
): CrisisPlanDocument {
  const readable = version.statements.filter((statement) => mayRead(reader, statement));
  const words = (section: CrisisPlanSection, stage: number | null = null): DocumentStatement[] =>
    readable
      .filter((statement) => statement.section === section && statement.stage === stage)
      .map(({ text, author }) => ({ text, author }));
  const stages = [1, 2, 3].map((stage) => ({
    stage,
    statements: words(CrisisPlanSection.EARLY_SIGNS, stage),
  }));
  const hidesContactDetails = person.protectedIdentity && isOutsideCare(reader);
  const team = hidesContactDetails ? NO_TEAM : plan.team;
  const units = version.closedHoursUnits.map(asAnswered);
  return {
    label: plan.label,
    version: version.number,
    status: version.status,
    date: today(version.agreedAt ?? version.changedAt),
    checksum: version.checksum,
    person: documentPerson(person),
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
    professionals: words(CrisisPlanSection.PROFESSIONALS),
    whatHelps: words(CrisisPlanSection.WHAT_HELPS),
    whatDoesNotHelp: words(CrisisPlanSection.WHAT_DOES_NOT_HELP),
    medicines: words(CrisisPlanSection.MEDICINES),
    safeSurroundings: words(CrisisPlanSection.SAFE_SURROUNDINGS),
    practicalMatters: words(CrisisPlanSection.PRACTICAL_MATTERS),
    whoMayKnow: words(CrisisPlanSection.WHO_MAY_KNOW),
    resourceGroup: documentResourceGroup(group, hidesContactDetails),
    amendments: amendmentsFor(reader, version),
    madeTogether: version.madeTogether,
    madeOn: version.madeOn,
    phase: version.phase,
    reviewOn: version.reviewOn,
  };
}

const isOutsideCare = (reader: PlanReader) =>
  reader === PlanReader.RELATIVE || reader === PlanReader.AUTHORITY;

/** What the person disagrees with is their own word to care and support; a sheet that goes outside care does not tell it. */
function amendmentsFor(reader: PlanReader, version: CrisisPlanVersion): AmendmentsView {
  const { voiding, disagreements } = amendmentsView(version);
  const isTold = mayRead(reader, { audience: Audience.CARE_AND_SUPPORT, author: StatementAuthor.PERSON });
  return { voiding, disagreements: isTold ? disagreements : [] };
}
