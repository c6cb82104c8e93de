import { RecordCategory } from '../disclosure/record-category.js';
import { amendmentsView } from '../persons/amendments-view.js';
import type { Person } from '../persons/person.entity.js';
import { cutForReader, type SheetReader, standsOnSheet } from '../plans/cut-for-reader.js';
import { documentPerson, documentResourceGroup } from '../plans/plan.document.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { teamNow } from '../plans/supporting-teams.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type ResourceGroup } from '../resource-groups/resource-group.entity.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';
import type { SipActionRow, SipDocument } from './sip.document.js';
import type { Sip, SipVersion } from './sip.entity.js';
import type { SipAction, SipParticipant } from './sip-content.entity.js';
import { goalTexts } from './sip-content.js';
import { sipDays } from './sip-days.js';
import { ParticipantKind } from './sip-kinds.js';

/** What a print is made of. */
export interface PrintedSip {
  /** With the teams that have the person. */
  sip: Sip;
  /** In order. */
  version: SipVersion;
  person: Person;
  group: ResourceGroup | null;
}

/**
 * The sheet for one reader, see {@link cutForReader} for what stands on it. No words of a draft are left out because they lack
 * a principal.
 */
export function sipDocument(
  { sip, version, person, group }: PrintedSip,
  reader: SheetReader,
  locale: Locale,
): SipDocument {
  const cut = cutForReader(reader, person.protectedIdentity);
  const { team, isNone } = teamNow(sip, reader, cut);
  const { toCall, toMeeting } = sipDays(version);
  const { consentForm, consentOn, consentScope } = version;
  const { voiding, ending, disagreements } = amendmentsView(version);
  return {
    version: version.number,
    status: version.status,
    date: today(version.agreedAt ?? version.changedAt),
    checksum: version.checksum,
    person: documentPerson(person, cut, locale),
    team: { name: team?.name ?? '', phone: team?.phone ?? '', isNone },
    whatMatters: version.whatMatters,
    wantsHelpWith: version.wantsHelpWith,
    longTermGoals: goalTexts(version, GoalTerm.LONG),
    shortTermGoals: goalTexts(version, GoalTerm.SHORT),
    principals: measuresByPrincipal(version, locale),
    measuresByOthers: version.measures
      .filter(({ byOthers }) => byOthers)
      .map((measure) => ({ ...measureRow(measure), actor: measure.otherActor })),
    noMeasuresByOthers: version.noMeasuresByOthers,
    noRegionAction: version.noRegionAction,
    noMunicipalityAction: version.noMunicipalityAction,
    overallResponsible: version.overallPrincipal?.name ?? null,
    needSeenOn: version.needSeenOn,
    ...(cut.keptToCare ? waysToMeeting(version) : NO_WAYS),
    meetingLedBy: version.meetingLedBy,
    calledOn: version.calledOn,
    metOn: version.metOn,
    daysToCall: toCall,
    daysToMeeting: toMeeting,
    participants: participantsFor(reader, version, cut).map((participant) =>
      printedParticipant(cut.keptToCare ? version.personAbsence : null, participant),
    ),
    keptToCare: cut.keptToCare,
    relativesPart: cut.keptToCare ? version.relativesPart : null,
    relativesNote: cut.keptToCare ? version.relativesNote : '',
    consent:
      cut.keptToCare && consentForm && consentOn
        ? { form: consentForm, givenOn: consentOn, scope: consentScope }
        : null,
    followUpOn: version.followUpOn,
    followUpBy: version.followUpBy,
    resourceGroup: documentResourceGroup(group, reader, cut),
    amendments: { voiding, ending, disagreements: cut.keptToCare ? disagreements : [] },
  };
}

const NO_WAYS = { needSeenBy: null, needSeenAt: '', wantsThere: '', meetingPlace: '' };

/** What tells of where the person is and with whom. */
const waysToMeeting = ({ needSeenBy, needSeenAt, wantsThere, meetingPlace }: SipVersion) => ({
  needSeenBy,
  needSeenAt,
  wantsThere,
  meetingPlace,
});

/** In the order in which the principals first answer for something. */
function measuresByPrincipal({ measures }: SipVersion, locale: Locale): SipDocument['principals'] {
  const byName = new Map<string, SipActionRow[]>();
  for (const measure of measures.filter(({ byOthers }) => !byOthers)) {
    const name = measure.principal?.name ?? translate(locale, 'sip.principalUndecided');
    byName.set(name, [...(byName.get(name) ?? []), measureRow(measure)]);
  }
  return [...byName].map(([name, rows]) => ({ name, measures: rows }));
}

const measureRow = ({ text, unit, responsible, reach, fromDate, dueDate }: SipAction): SipActionRow => ({
  text,
  unit,
  responsible,
  reach,
  fromDate,
  dueDate,
});

/**
 * The line of whoever was not there says why; of the person, what was written of that apart.
 * @param personAbsence null: of nobody it is said why
 */
function printedParticipant(
  personAbsence: string | null,
  { name, kind, role, phone, attended, absence }: SipParticipant,
): SipDocument['participants'][number] {
  const isPersonAway = kind === ParticipantKind.PERSON && !attended;
  const why = personAbsence === null ? [] : [absence, isPersonAway ? personAbsence : ''];
  return {
    name,
    kind: kind ?? ParticipantKind.OTHER,
    role: [role, ...why].filter(Boolean).join('. '),
    phone,
    attended,
  };
}

/**
 * Those who met, each with the number that the reader gets. A relative has told theirs to the team; whoever nobody has said
 * for whom they were there may be one.
 */
export function participantsFor(
  reader: SheetReader,
  { participants }: Pick<SipVersion, 'participants'>,
  cut = cutForReader(reader, false),
): SipParticipant[] {
  const isShown = ({ kind, audience }: SipParticipant): boolean => {
    if (kind === ParticipantKind.PERSON) return cut.contactDetails;
    if (kind !== ParticipantKind.RELATIVE && kind !== null) return true;
    const part = { category: RecordCategory.SIP, audience, author: StatementAuthor.RELATIVE };
    return cut.whereabouts && standsOnSheet(reader, part);
  };
  return participants.map((participant) =>
    isShown(participant) ? participant : { ...participant, phone: '' },
  );
}
