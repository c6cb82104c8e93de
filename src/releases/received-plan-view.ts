import { sheetModel } from '../crisis-plans/shared-plan-view.js';
import { sharedPlan } from '../crisis-plans/shared-plans.service.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { SipDocument } from '../sips/sip.document.js';
import { copyOf } from './copy-view.js';
import type { ReceivedPlan, ReceivedPlanLine, ReceivedSip } from './received-plan.type.js';
import { lineOf, type Received } from './received-plans.service.js';

/** A received plan as data. */
export function receivedPlan(locale: Locale, { copy, plan, reader }: Received): ReceivedPlan {
  const content = plan.content(reader, locale);
  return {
    ...lineOf(copy),
    person: plan.person,
    status: plan.version.status,
    reviewOn: plan.reviewOn,
    crisisPlan: content.kind === PlanKind.CRISIS_PLAN ? sharedPlan(content.printed, reader) : null,
    sip: content.kind === PlanKind.SIP ? receivedSip(content.document) : null,
  };
}

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

/** The sheet as a page. */
export function receivedModel(locale: Locale, { copy, plan, reader }: Received) {
  const { person, version, reviewOn } = plan;
  const name = `${person.givenName} ${person.familyName}`;
  const content = plan.content(reader, locale);
  const sheet =
    content.kind === PlanKind.CRISIS_PLAN
      ? { crisisPlan: sheetModel(locale, { ...content.printed, document: content.document }) }
      : { sip: receivedSip(content.document) };
  return {
    ...sheet,
    title: translate(locale, 'received.titleFor', { what: copyOf(locale, copy), name }),
    copyId: copy.id,
    receiver: copy.receiverName,
    givenOn: copy.givenOn,
    warning: warningOf({ status: version.status, reviewOn }),
    reviewOn,
    document: content.document,
    identityNumber: showIdentityNumber(person),
  };
}
