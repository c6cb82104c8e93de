import { changedView } from '../crisis-plans/changed-since-answer-view.js';
import { askedInAll, sheetModel } from '../crisis-plans/shared-plan-view.js';
import { sharedPlan } from '../crisis-plans/shared-plans.service.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import { sayLanguage } from '../platform/i18n/language-name.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { SipDocument } from '../sips/sip.document.js';
import { copyOf } from './copy-view.js';
import type { ReceivedPerson, ReceivedPersonLine } from './received-person.type.js';
import type { ReceivedPlan, ReceivedPlanLine, ReceivedSip } from './received-plan.type.js';
import { type AskedOfUnit, lineOf, type Received } from './received-plans.service.js';

/** A received plan as data. */
export function receivedPlan(locale: Locale, { copy, plan, reader, at }: Received): ReceivedPlan {
  const content = plan.content(reader, locale);
  const now = { at, ownUnitId: copy.receiverUnitId };
  return {
    ...lineOf(copy),
    label: labelOf(content),
    person: plan.person,
    status: plan.version.status,
    reviewOn: plan.reviewOn,
    crisisPlan: content.kind === PlanKind.CRISIS_PLAN ? sharedPlan(content.printed, reader, now) : null,
    sip: content.kind === PlanKind.SIP ? receivedSip(content.document) : null,
  };
}

const labelOf = (content: ReturnType<Received['plan']['content']>) =>
  content.kind === PlanKind.CRISIS_PLAN ? content.printed.plan.label : null;

const receivedSip = (document: SipDocument): ReceivedSip => ({
  ...document,
  measures: [
    ...document.principals.flatMap(({ name, measures }) =>
      measures.map((measure) => ({ ...measure, by: name })),
    ),
    ...document.measuresByOthers.map(({ actor, ...measure }) => ({ ...measure, by: actor })),
  ],
});

/** What whoever reads a version must know first; nothing where it is in force and its day has not passed. */
const warningOf = ({ status, reviewOn }: Pick<ReceivedPlanLine, 'status' | 'reviewOn'>): string | null => {
  if (status === PlanStatus.VOIDED) return 'received.voided';
  if (status === PlanStatus.ENDED) return 'received.ended';
  if (status === PlanStatus.REPLACED) return 'received.replaced';
  return reviewOn !== null && reviewOn < today() ? 'received.overdue' : null;
};

/** A line of the list. */
export const receivedLine = (locale: Locale, line: ReceivedPlanLine) => ({
  href: `/received/${line.copyId}`,
  name: `${line.person.givenName} ${line.person.familyName}`,
  identityNumber: showIdentityNumber(line.person),
  what: copyOf(locale, line),
  receiver: line.receiverName,
  warning: warningOf(line),
  reviewOn: line.reviewOn,
});

/** A line of the list of persons. */
export const receivedPersonLine = (line: ReceivedPersonLine) => ({
  ...line,
  href: `/received/persons/${line.personId}`,
  name: `${line.givenName} ${line.familyName}`,
  identityNumber: showIdentityNumber(line),
});

/** A summary as a page. What it tells of a plan leads to the plan, where that has been given. */
export function receivedPersonModel(locale: Locale, read: ReceivedPerson) {
  const { plans, ...person } = read.summary;
  const line = receivedPersonLine(read);
  return {
    ...person,
    ...line,
    language: sayLanguage(locale, person.language),
    title: line.name,
    plans: plans.map(({ plan, planId, versionNumber, ...days }) => {
      const copy = read.received.find((one) => one.planId === planId && one.versionNumber === versionNumber);
      return {
        ...days,
        what: copyOf(locale, { plan, versionNumber }),
        href: copy ? `/received/${copy.copyId}` : null,
        isOverdue: days.reviewOn !== null && days.reviewOn < today(),
      };
    }),
  };
}

/** The sheet as a page. */
export function receivedModel(
  locale: Locale,
  { copy, plan, reader, at, tasks, changed, isCompared }: Received & AskedOfUnit,
) {
  const { person, version, reviewOn } = plan;
  const name = `${person.givenName} ${person.familyName}`;
  const content = plan.content(reader, locale);
  const what = copyOf(locale, { ...copy, label: labelOf(content) });
  const sheet =
    content.kind === PlanKind.CRISIS_PLAN
      ? {
          crisisPlan: sheetModel(
            locale,
            { ...content.printed, document: content.document },
            { at, ownUnitId: copy.receiverUnitId },
          ),
        }
      : { sip: receivedSip(content.document) };
  return {
    ...sheet,
    title: translate(locale, 'received.titleFor', { what, name }),
    copyId: copy.id,
    receiver: copy.receiverName,
    givenOn: copy.givenOn,
    taken: copy.takenAt && { at: copy.takenAt, by: copy.takenByName },
    warning: warningOf({ status: version.status, reviewOn }),
    reviewOn,
    planId: copy.planId,
    asked: askedInAll(locale, tasks),
    changed: changedView(locale, changed),
    isCompared,
    mayBeCompared: tasks.length > 0 && version.number > 1,
    document: content.document,
    identityNumber: showIdentityNumber(person),
  };
}
