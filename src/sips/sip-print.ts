import { amendmentsView } from '../persons/amendments-view.js';
import type { Person } from '../persons/person.entity.js';
import { documentPerson, documentResourceGroup } from '../plans/plan.document.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { GoalTerm, type ResourceGroup } from '../resource-groups/resource-group.entity.js';
import type { SipActionRow, SipDocument } from './sip.document.js';
import type { Sip, SipVersion } from './sip.entity.js';
import type { SipAction, SipParticipant } from './sip-content.entity.js';
import { goalTexts } from './sip-content.js';
import { sipDays } from './sip-days.js';

/** What a print is made of. */
export interface PrintedSip {
  /** With its team. */
  sip: Sip;
  /** In order. */
  version: SipVersion;
  person: Person;
  group: ResourceGroup | null;
}

/** The sheet: no address of a protected person, and no words of a draft left out because they lack a principal. */
export function sipDocument({ sip, version, person, group }: PrintedSip, locale: Locale): SipDocument {
  const { toCall, toMeeting } = sipDays(version);
  const { consentForm, consentOn, consentScope } = version;
  return {
    version: version.number,
    status: version.status,
    date: today(version.agreedAt ?? version.changedAt),
    checksum: version.checksum,
    person: documentPerson(person),
    team: { name: sip.team.name, phone: sip.team.phone },
    whatMatters: version.whatMatters,
    longTermGoals: goalTexts(version, GoalTerm.LONG),
    shortTermGoals: goalTexts(version, GoalTerm.SHORT),
    principals: measuresByPrincipal(version, locale),
    measuresByOthers: version.measures
      .filter(({ byOthers }) => byOthers)
      .map((measure) => ({ ...measureRow(measure), actor: measure.otherActor })),
    noMeasuresByOthers: version.noMeasuresByOthers,
    overallResponsible: version.overallPrincipal?.name ?? null,
    needSeenOn: version.needSeenOn,
    calledOn: version.calledOn,
    metOn: version.metOn,
    daysToCall: toCall,
    daysToMeeting: toMeeting,
    participants: version.participants.map((participant) => printedParticipant(version, person, participant)),
    relativesPart: version.relativesPart,
    relativesNote: version.relativesNote,
    consent: consentForm && consentOn ? { form: consentForm, givenOn: consentOn, scope: consentScope } : null,
    followUpOn: version.followUpOn,
    followUpBy: version.followUpBy,
    resourceGroup: documentResourceGroup(group, person.protectedIdentity),
    amendments: amendmentsView(version),
  };
}

/** In the order in which the principals first answer for something. */
function measuresByPrincipal({ measures }: SipVersion, locale: Locale): SipDocument['principals'] {
  const byName = new Map<string, SipActionRow[]>();
  for (const measure of measures.filter(({ byOthers }) => !byOthers)) {
    const name = measure.principal?.name ?? translate(locale, 'sip.principalUndecided');
    byName.set(name, [...(byName.get(name) ?? []), measureRow(measure)]);
  }
  return [...byName].map(([name, rows]) => ({ name, measures: rows }));
}

const measureRow = ({ text, unit, responsible, fromDate, dueDate }: SipAction): SipActionRow => ({
  text,
  unit,
  responsible,
  fromDate,
  dueDate,
});

/** The person's own line says why they were not there, and never gives a protected person's telephone. */
function printedParticipant(
  { personAbsence }: SipVersion,
  { protectedIdentity }: Person,
  { name, kind, role, phone, attended }: SipParticipant,
): SipDocument['participants'][number] {
  if (kind !== 'PERSON') return { name, kind: kind ?? 'OTHER', role, phone, attended };
  return {
    name,
    kind,
    role: attended ? role : [role, personAbsence].filter(Boolean).join('. '),
    phone: protectedIdentity ? '' : phone,
    attended,
  };
}
