import { hoursOf } from '../organisations/say-hours.js';
import type { Person } from '../persons/person.entity.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { ClosedHoursUnit, CrisisPlan, CrisisPlanVersion } from './crisis-plan.entity.js';
import { UnitResponse } from './crisis-plan-kinds.js';
import { packOf } from './packs/packs.js';
import { skippedHeadings } from './skipped-headings.js';
import { asAnswered } from './unit-answers.js';

/** What the plan is called and whose it is, for titles. */
export function planName(
  locale: Locale,
  { label }: Pick<CrisisPlan, 'label'>,
  { givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>,
) {
  return { label: translate(locale, `crisisPlan.label.${label}`), name: `${givenName} ${familyName}` };
}

/** The way back: the person, and the person's plans. */
export function breadcrumbs(locale: Locale, { id, givenName, familyName }: Person) {
  return [
    { href: `/persons/${id}`, text: `${givenName} ${familyName}` },
    { href: `/persons/${id}/crisis-plans`, text: translate(locale, 'crisisPlan.plans') },
  ];
}

/** Where the answer of a unit to its task is noted; the same unit may have several, when units have been joined. */
export const answerHref = (planId: string, { id, unit }: ClosedHoursUnit) =>
  `/crisis-plans/${planId}/units/${unit!.id}/tasks/${id}/answer`;

/**
 * The whole content of a version for reading, with whose words each statement is. Sections without words are left out.
 * @param besideOf what the page has beside a unit
 */
export function contentModel(
  locale: Locale,
  version: CrisisPlanVersion,
  besideOf?: (row: ClosedHoursUnit) => object,
) {
  const { closedHours, noUnitReason, madeTogether, phase, madeOn, reviewOn } = version;
  const word = (kind: string, value: string) => translate(locale, `crisisPlan.${kind}.${value}`);
  const pack = packOf(version);
  const stages = [null, ...pack.stages];
  const sections = pack.sections.map(({ code, heading }) => {
    const statements = version.statements.filter(({ section }) => section === code);
    return {
      heading: heading[locale],
      groups: stages
        .map((title, index) => ({
          title: title?.[locale],
          statements: statements
            .filter(({ stage }) => (stage ?? 0) === index)
            .map(({ text, author, audience, answer, answerReason }) => ({
              text,
              author: word('author', author),
              audience: word('audience', audience),
              answer: answer && word('answer', answer),
              answerReason,
            })),
        }))
        .filter((group) => group.statements.length > 0),
    };
  });
  const units = version.closedHoursUnits.map((row) => {
    const { unit, task, practicalOnly, response, isLateNo, ...answered } = asAnswered(row);
    return {
      name: unit?.name ?? translate(locale, 'crisisPlan.closedHours.notChosen'),
      href: unit ? `/register/unit/${unit.id}` : null,
      isEnded: unit?.isEnded ?? false,
      openingHours: unit ? hoursOf(locale, unit) : '',
      phone: unit?.phone,
      task,
      response: word('response', response),
      respondedOn: answered.respondedOn,
      respondedBy: answered.respondedBy,
      words: answered.answer?.words,
      notedBy: answered.answer?.notedByName,
      hasSaidNo: response === UnitResponse.DECLINED,
      isLateNo,
      reading: answered.reading,
      askedAt: answered.question?.askedAt,
      practicalOnly,
      ...besideOf?.(row),
    };
  });
  return {
    sections: sections.filter(({ groups }) => groups.length > 0),
    closedHours,
    noUnitReason,
    units: units.filter(({ practicalOnly }) => !practicalOnly),
    practicalHelp: units.filter(({ practicalOnly }) => practicalOnly),
    lateNos: units.filter(({ isLateNo }) => isLateNo),
    contacts: version.contacts.map(({ name, relation, phone, whenToCall, checkedOn, audience }) => ({
      name,
      relation,
      phone,
      whenToCall,
      checkedOn,
      audience: word('audience', audience),
    })),
    participants: version.participants.map(({ name, role, part, audience }) => ({
      name,
      role,
      part: word('part', part),
      audience: word('audience', audience),
    })),
    skipped: skippedHeadings(locale, version),
    pack: pack.name[locale],
    hasClosedHours: pack.closedHours !== 'LEFT_OUT',
    madeTogether,
    phase: phase && word('phase', phase),
    madeOn,
    reviewOn,
  };
}
