import { showIdentityNumber } from '../persons/identity-number.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { callable } from '../platform/text/telephone-number.js';
import { choicesOf } from '../platform/web/choices.js';
import type { Form } from '../platform/web/form.js';
import { changedView } from './changed-since-answer-view.js';
import { closedHoursNow } from './closed-hours/closed-hours-now.js';
import type { DocumentStatement } from './crisis-plan.document.js';
import type { ClosedHoursUnit } from './crisis-plan.entity.js';
import { planName } from './crisis-plan-view.js';
import type { SharedSheet } from './shared-plans.service.js';
import { SheetForm } from './sheets/sheet-form.js';

/** The sheet for care as a page, for whoever it is shared with. */
export function sharedSheetModel(
  locale: Locale,
  { tasks, changed, isCompared, at, ownUnitId, ...sheet }: SharedSheet,
  form: Form<unknown>,
) {
  return {
    ...sheetModel(locale, sheet, { at, ownUnitId }),
    planId: sheet.plan.id,
    form,
    sheetForms: choicesOf(SheetForm, 'crisisPlan.sheetForm', locale),
    asked: askedInAll(locale, tasks),
    changed: changedView(locale, changed),
    isCompared,
    mayBeCompared: tasks.length > 0 && sheet.version.number > 1,
  };
}

/** The task of a unit, and what it has answered. */
export const askedOf = (locale: Locale, { unit, task, response, respondedOn }: ClosedHoursUnit) => ({
  unitId: unit!.id,
  unit: unit!.name,
  task,
  response: translate(locale, `crisisPlan.response.${response}`),
  respondedOn,
});

/** All that a unit is asked, to be answered one by one; undefined where it is nothing. */
export function askedInAll(locale: Locale, tasks: readonly ClosedHoursUnit[]) {
  const all = tasks.map((task) => askedOf(locale, task));
  const choices = all.map(({ task }) => ({ value: task, label: task }));
  return all[0] && { ...all[0], all, choices: choices.length > 1 && choices };
}

/** What stands on the sheet, as a page to be read in two seconds. @param now when it is read, and for which unit */
export function sheetModel(
  locale: Locale,
  { plan, person, document }: Pick<SharedSheet, 'plan' | 'person' | 'document'>,
  now: { at: Date; ownUnitId: string | null },
) {
  const { reviewOn } = document;
  const author = (name: string) => translate(locale, `crisisPlan.author.${name}`);
  const lines = (statements: DocumentStatement[]) =>
    statements.map((statement) => ({
      text: statement.text,
      author: statement.author === 'PERSON' ? null : author(statement.author),
      answer: statement.answer && translate(locale, `crisisPlan.answer.${statement.answer}`),
      answerReason: statement.answerReason,
    }));
  return {
    title: translate(locale, 'documents.crisisPlan.titleFor', planName(locale, plan, person)),
    person: {
      name: document.person.name,
      identityNumber: showIdentityNumber(person),
      language: document.person.language,
      needsInterpreter: document.person.needsInterpreter,
      protectedIdentity: document.person.protectedIdentity,
      fictitious: document.person.fictitious,
    },
    label: translate(locale, `crisisPlan.label.${plan.label}`),
    closedHours: closedHoursNow(locale, document, now),
    contacts: document.contacts.map((contact) => ({ ...contact, call: callable(contact.phone) })),
    // As on the sheet: in the order they are needed when somebody stands at the door.
    sections: document.parts
      .flatMap(({ sections }) => sections)
      .map(({ heading, groups }) => ({
        heading,
        groups: groups.map(({ title, statements }) => ({ title, statements: lines(statements) })),
      })),
    skipped: document.skipped,
    provisional: document.provisional,
    version: document.version,
    agreedOn: document.date,
    reviewOn,
    isOverdue: reviewOn !== null && reviewOn < today(),
  };
}
