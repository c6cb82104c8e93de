import type { ComparedValues } from '../plans/compare-versions.js';
import type { ComparisonWords } from '../plans/comparison-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import { sectionOf } from './packs/pack.js';
import { type InPack, packOf } from './packs/packs.js';

/** How a crisis plan is spoken of where its versions are compared. @param versions of which each may be made in a pack of its own */
export const comparisonWords = (locale: Locale, versions: readonly InPack[]): ComparisonWords => ({
  headings: {
    closedHoursUnits: 'crisisPlan.closedHours.units',
    statements: 'comparison.statements',
    contacts: 'crisisPlan.contacts.heading',
    skippedSections: 'crisisPlan.notForMe',
    participants: 'crisisPlan.participants.heading',
    '': 'documents.crisisPlan.about',
  },
  labels: {
    closedHours: 'crisisPlan.closedHours.heading',
    noUnitReason: 'closedHours.noUnitCan',
    madeTogether: 'crisisPlan.show.together',
    phase: 'crisisPlan.making.phase',
    madeOn: 'crisisPlan.making.madeOn',
    reviewOn: 'crisisPlan.making.reviewOn',
    'statements.text': 'comparison.text',
    'statements.author': 'crisisPlan.whoseWords',
    'statements.audience': 'crisisPlan.whoMayRead',
    'statements.answer': 'crisisPlan.teamsAnswerTo',
    'statements.answerReason': 'crisisPlan.answerReason',
    'closedHoursUnits.unitId': 'crisisPlan.closedHours.unit',
    'closedHoursUnits.task': 'crisisPlan.closedHours.task',
    'closedHoursUnits.practicalOnly': 'crisisPlan.closedHours.practicalOnly',
    'closedHoursUnits.response': 'crisisPlan.closedHours.response',
    'closedHoursUnits.respondedOn': 'crisisPlan.closedHours.respondedOn',
    'closedHoursUnits.respondedBy': 'crisisPlan.closedHours.respondedBy',
    'contacts.name': 'crisisPlan.contacts.name',
    'contacts.relation': 'crisisPlan.contacts.relation',
    'contacts.phone': 'crisisPlan.contacts.phone',
    'contacts.whenToCall': 'crisisPlan.contacts.whenToCall',
    'contacts.checkedOn': 'crisisPlan.contacts.checkedOn',
    'contacts.audience': 'crisisPlan.whoMayRead',
    'participants.name': 'crisisPlan.participants.name',
    'participants.role': 'crisisPlan.participants.role',
    'participants.part': 'crisisPlan.participants.part',
    'participants.audience': 'crisisPlan.whoMayRead',
    'skippedSections.section': 'crisisPlan.notForMe',
  },
  choices: {
    phase: 'crisisPlan.phase',
    'statements.author': 'crisisPlan.author',
    'statements.audience': 'crisisPlan.audience',
    'closedHoursUnits.response': 'crisisPlan.response',
    'contacts.audience': 'crisisPlan.audience',
    'statements.answer': 'crisisPlan.answer',
    'participants.part': 'crisisPlan.part',
    'participants.audience': 'crisisPlan.audience',
  },
  named: (field, row) =>
    field === 'section'
      ? headingOf(locale, versions, row)
      : ((row.unit as { name: string } | null | undefined)?.name ?? '–'),
  place: (list, row) => (list === 'statements' ? placeOf(locale, versions, row) : null),
});

/** The heading of a section in the latest of the packs that has it. */
function headingOf(locale: Locale, versions: readonly InPack[], { section }: ComparedValues): string {
  const packs = versions.map(packOf).toReversed();
  return packs.map((pack) => sectionOf(pack, `${section}`)).find(Boolean)?.heading[locale] ?? '–';
}

function placeOf(locale: Locale, versions: readonly InPack[], row: ComparedValues): string {
  const heading = headingOf(locale, versions, row);
  const stages = versions
    .map(packOf)
    .toReversed()
    .find(({ stages: names }) => names.length > 0)?.stages;
  const stage = row.stage === null ? undefined : stages?.[Number(row.stage) - 1];
  return stage ? `${heading}. ${stage[locale]}` : heading;
}
