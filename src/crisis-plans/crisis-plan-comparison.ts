import type { ComparedValues } from '../plans/compare-versions.js';
import type { ComparisonWords } from '../plans/comparison-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';

/** How a crisis plan is spoken of where its versions are compared. */
export const comparisonWords = (locale: Locale): ComparisonWords => ({
  headings: {
    closedHoursUnits: 'crisisPlan.closedHours.units',
    statements: 'comparison.statements',
    contacts: 'crisisPlan.contacts.heading',
    '': 'documents.crisisPlan.about',
  },
  labels: {
    closedHours: 'crisisPlan.closedHours.heading',
    madeTogether: 'crisisPlan.show.together',
    phase: 'crisisPlan.making.phase',
    madeOn: 'crisisPlan.making.madeOn',
    reviewOn: 'crisisPlan.making.reviewOn',
    'statements.text': 'comparison.text',
    'statements.author': 'crisisPlan.whoseWords',
    'statements.audience': 'crisisPlan.whoMayRead',
    'closedHoursUnits.unitId': 'crisisPlan.closedHours.unit',
    'closedHoursUnits.task': 'crisisPlan.closedHours.task',
    'closedHoursUnits.response': 'crisisPlan.closedHours.response',
    'closedHoursUnits.respondedOn': 'crisisPlan.closedHours.respondedOn',
    'closedHoursUnits.respondedBy': 'crisisPlan.closedHours.respondedBy',
    'contacts.name': 'crisisPlan.contacts.name',
    'contacts.relation': 'crisisPlan.contacts.relation',
    'contacts.phone': 'crisisPlan.contacts.phone',
    'contacts.whenToCall': 'crisisPlan.contacts.whenToCall',
    'contacts.audience': 'crisisPlan.whoMayRead',
  },
  choices: {
    phase: 'crisisPlan.phase',
    'statements.author': 'crisisPlan.author',
    'statements.audience': 'crisisPlan.audience',
    'closedHoursUnits.response': 'crisisPlan.response',
    'contacts.audience': 'crisisPlan.audience',
  },
  named: (_, row) => (row.unit as { name: string } | null | undefined)?.name ?? '–',
  place: (list, row) => (list === 'statements' ? sectionOf(locale, row) : null),
});

function sectionOf(locale: Locale, { section, stage }: ComparedValues): string {
  const heading = translate(locale, `crisisPlan.section.${section}.heading`);
  return stage ? `${heading}. ${translate(locale, `crisisPlan.stage.${stage}`)}` : heading;
}
