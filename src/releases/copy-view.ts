import type { DocumentCopy } from '../plans/plan.document.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { CopyForm, CopyOutcome } from './copy-kinds.js';
import type { PlanCopy } from './plan-copy.entity.js';
import type { ReleasedPlan } from './released-plans.js';

/** For whom a copy is, as a text names them. */
export const copyReceiver = (locale: Locale, { reader, receiverName }: PlanCopy): string =>
  reader === PlanReader.TEAM ? translate(locale, 'copy.ownUseOf', { team: receiverName }) : receiverName;

/** On which ground it was given, in words. */
export const copyGround = (locale: Locale, { ground }: PlanCopy): string =>
  translate(locale, `log.ground.${ground}`);

/** Which plan and version it is of. */
export const copyOf = (
  locale: Locale,
  { plan, versionNumber }: Pick<PlanCopy, 'plan' | 'versionNumber'>,
): string =>
  translate(locale, 'copy.ofVersion', {
    plan: translate(locale, `planOffer.plan.${plan}`),
    number: versionNumber,
  });

/** What became of a copy, in words. */
export const copyState = (
  locale: Locale,
  { form, settledAs, settledOn, recall, notReadSince }: PlanCopy,
): string => {
  if (settledAs)
    return translate(locale, `copy.outcome.${settledAs}`, { day: formatDate(locale, settledOn!) });
  if (recall) return translate(locale, `copy.recall.${recall}`);
  if (notReadSince) return translate(locale, 'copy.notReadSince', { day: formatDate(locale, notReadSince) });
  return translate(locale, form === CopyForm.DIGITAL ? 'copy.isRead' : 'copy.holds');
};

/** A line of the ledger. */
export function copyLine(locale: Locale, copy: PlanCopy) {
  const {
    id,
    code,
    givenOn,
    givenByName,
    note,
    consentForm,
    consentOn,
    settledAs,
    settledByName,
    settledNote,
  } = copy;
  return {
    id,
    code,
    what: copyOf(locale, copy),
    receiver: copyReceiver(locale, copy),
    reader: translate(locale, `copy.reader.${copy.reader}`),
    givenOn,
    givenBy: givenByName,
    ground: copyGround(locale, copy),
    consent: consentForm && translate(locale, `kind.consentForm.${consentForm}`),
    consentOn,
    note,
    state: copyState(locale, copy),
    form: translate(locale, `copy.form.${copy.form}`),
    isDigital: copy.form === CopyForm.DIGITAL,
    isSettled: settledAs !== null,
    isOpen: settledAs === null && !copy.notReadSince,
    isNotReached: settledAs === CopyOutcome.NOT_REACHED,
    isToRecall: Boolean(copy.recall),
    settledBy: settledByName,
    settledNote,
  };
}

/** What the sheet says of itself. */
export function documentCopy(
  locale: Locale,
  copy: PlanCopy,
  { version, reviewOn, replaces }: ReleasedPlan,
): DocumentCopy {
  const isOverdue = version.status === PlanStatus.AGREED && reviewOn !== null && reviewOn < today();
  return {
    code: copy.code,
    forWhom: copyReceiver(locale, copy),
    givenOn: copy.givenOn,
    replaces,
    overdueSince: isOverdue ? reviewOn : null,
  };
}
