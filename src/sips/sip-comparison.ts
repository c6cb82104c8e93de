import type { ComparisonWords } from '../plans/comparison-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';

/** How a SIP is spoken of where its versions are compared. */
export const comparisonWords = (locale: Locale): ComparisonWords => ({
  headings: {
    goals: 'sip.goals',
    measures: 'sip.part.1',
    participants: 'sip.participants',
    '': 'documents.sip.about',
  },
  labels: {
    whatMatters: 'sip.whatMatters',
    needSeenOn: 'sip.needSeenOn',
    calledOn: 'sip.calledOn',
    metOn: 'sip.metOn',
    overallPrincipalId: 'sip.overall',
    noMeasuresByOthers: 'sip.noMeasuresByOthers',
    personAbsence: 'sip.personAbsence',
    relativesPart: 'sip.relativesLabel',
    relativesNote: 'sip.relativesNote',
    consentOn: 'sip.consentOn',
    consentForm: 'sip.consentFormLabel',
    consentScope: 'sip.consentScope',
    followUpOn: 'sip.followUpOn',
    followUpBy: 'sip.followUpBy',
    'goals.text': 'comparison.text',
    'measures.text': 'sip.measure',
    'measures.principalId': 'sip.measurePrincipal',
    'measures.otherActor': 'sip.otherActor',
    'measures.unit': 'sip.unit',
    'measures.responsible': 'sip.responsible',
    'measures.fromDate': 'sip.fromDate',
    'measures.dueDate': 'sip.dueDate',
    'participants.name': 'sip.name',
    'participants.kind': 'sip.participantKind',
    'participants.role': 'sip.role',
    'participants.phone': 'sip.phone',
    'participants.attended': 'sip.attended',
    'participants.audience': 'sip.audience',
  },
  choices: {
    relativesPart: 'sip.relativesPart',
    consentForm: 'sip.consentForm',
    'participants.kind': 'documents.participantKind',
    'participants.audience': 'crisisPlan.audience',
  },
  named: (field, row) => {
    const principal = field === 'overallPrincipalId' ? row.overallPrincipal : row.principal;
    return (principal as { name: string } | null | undefined)?.name ?? '–';
  },
  place: (list, row) => {
    if (list === 'goals')
      return translate(locale, row.term === GoalTerm.LONG ? 'sip.longTermGoals' : 'sip.shortTermGoals');
    if (list === 'measures') return translate(locale, row.byOthers ? 'sip.part.3' : 'sip.part.1');
    return null;
  },
});
