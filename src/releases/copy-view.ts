import { describeRoles } from '../access/describe-roles.js';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
import { ownNameOf, WARDS } from '../crisis-plans/sheets/sheet-languages.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import { overdueSince } from '../plans/overdue-since.js';
import type { DocumentCheck, DocumentCopy } from '../plans/plan.document.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { qrSvg } from '../platform/charts/qr.js';
import { today } from '../platform/dates/today.js';
import { formatDate, formatDateTime } from '../platform/i18n/format-date.js';
import { languageName, sayLanguage } from '../platform/i18n/language-name.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { inFours } from '../platform/text/in-fours.js';
import { Svg } from '../platform/web/svg.js';
import { CopyForm, CopyOutcome } from './copy-kinds.js';
import type { PersonSummary, SummaryContent } from './person-summary.entity.js';
import type { PlanCopy } from './plan-copy.entity.js';
import type { PlanLink } from './plan-link.entity.js';
import type { ReleasedPlan } from './released-plans.js';

/** For whom a copy is, as a text names them. */
export const copyReceiver = (locale: Locale, { reader, receiverName }: PlanCopy): string =>
  reader === PlanReader.TEAM ? translate(locale, 'copy.ownUseOf', { team: receiverName }) : receiverName;

/** On which ground it was given, in words. */
export const copyGround = (locale: Locale, { reader, ground }: PlanCopy): string =>
  translate(locale, reader === PlanReader.PERSON ? 'copy.ownPlan' : `log.ground.${ground}`);

/** A language, as readers of another one call it and in itself. */
export function sheetLanguageName(locale: Locale, code: string): string {
  const [name, own] = [languageName(locale, code)!, ownNameOf(code)];
  return name === own ? name : `${name} (${own})`;
}

/** How its sheet is made, where it is not the whole plan in Swedish. */
const copySheet = (locale: Locale, { sheetForm, sheetLanguage }: PlanCopy): string =>
  [
    sheetForm !== SheetForm.WHOLE && translate(locale, `crisisPlan.sheetForm.${sheetForm}`),
    sheetLanguage !== WARDS && sheetLanguageName(locale, sheetLanguage),
  ]
    .filter(Boolean)
    .join(', ');

/** Which plan and version it is of, by what it is called where that is known. */
export const copyOf = (
  locale: Locale,
  { plan, label, versionNumber }: Pick<PlanCopy, 'plan' | 'versionNumber'> & { label?: string | null },
): string =>
  translate(locale, 'copy.ofVersion', {
    plan: translate(locale, label ? `crisisPlan.label.${label}` : `planOffer.plan.${plan}`),
    number: versionNumber,
  });

/** What became of a copy, in words. */
export const copyState = (
  locale: Locale,
  { form, settledAs, settledOn, recall, notReadSince, link }: PlanCopy,
): string => {
  if (settledAs)
    return translate(locale, `copy.outcome.${settledAs}`, { day: formatDate(locale, settledOn!) });
  if (recall) return translate(locale, `copy.recall.${recall}`);
  if (link) return translate(locale, `copy.link.state.${link.state}`);
  if (notReadSince) return translate(locale, 'copy.notReadSince', { day: formatDate(locale, notReadSince) });
  return translate(locale, form === CopyForm.DIGITAL ? 'copy.isRead' : 'copy.holds');
};

/** What there is to say of the link of a copy, line by line. */
function linkFacts(locale: Locale, { expiresAt, openedAt, tries, revokedAt, revokedByName }: PlanLink) {
  const when = (key: string, at: Date | null) =>
    at && translate(locale, key, { at: formatDateTime(locale, at), name: revokedByName ?? '' });
  return [
    when('copy.link.until', expiresAt),
    when('copy.link.openedAt', openedAt),
    tries > 0 && translate(locale, 'copy.link.tries', { tries }),
    when('copy.link.revokedAt', revokedAt),
  ].filter((line) => typeof line === 'string');
}

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
    lastCheck,
  } = copy;
  return {
    id,
    code: inFours(code),
    what: copyOf(locale, copy),
    receiver: copyReceiver(locale, copy),
    unitHref: copy.receiverUnitId && `/units/${copy.receiverUnitId}/copies`,
    reader: translate(locale, `copy.reader.${copy.reader}`),
    givenOn,
    givenBy: givenByName,
    ground: copyGround(locale, copy),
    consent: consentForm && translate(locale, `kind.consentForm.${consentForm}`),
    consentOn,
    note,
    taken: copy.takenAt && {
      ...{ at: copy.takenAt, on: today(copy.takenAt), by: copy.takenByName, why: copy.takenReason },
    },
    link: copy.link ? linkFacts(locale, copy.link) : [],
    state: copyState(locale, copy),
    form: [translate(locale, `copy.form.${copy.form}`), copySheet(locale, copy)].filter(Boolean).join('. '),
    isDigital: copy.form === CopyForm.DIGITAL,
    isSettled: settledAs !== null,
    isOpen: settledAs === null && !copy.notReadSince,
    isNotReached: settledAs === CopyOutcome.NOT_REACHED,
    isToRecall: Boolean(copy.recall),
    settledBy: settledByName,
    settledNote,
    lastCheck: lastCheck && {
      at: lastCheck.at,
      who: [describeRoles(locale, lastCheck), lastCheck.place].filter(Boolean).join(', '),
    },
  };
}

/** The page that tells whether the sheet with a code holds. */
export const checkAddress = (code = ''): string => `/check${code && `/${code}`}`;

/** CSS pixels a module of the QR code: it is more than 20 mm wide, and read at arm's length. */
const MODULE = 3;

/** Where it can be asked whether the sheet holds. */
function documentCheck(locale: Locale, code: string, publicUrl: string): DocumentCheck {
  const qr = {
    id: 'copy-qr',
    title: translate(locale, 'documents.copy.qr'),
    description: translate(locale, 'documents.copy.qrText', { code: inFours(code) }),
    content: new URL(checkAddress(code), publicUrl).href,
    module: MODULE,
  };
  return { address: new URL(checkAddress(), publicUrl).href, qr: new Svg(qrSvg(qr)) };
}

/** What the sheet says of itself. @param publicUrl of the installation, where it has one */
export function documentCopy(
  locale: Locale,
  copy: PlanCopy,
  { version, reviewOn, replaces }: ReleasedPlan,
  publicUrl?: string,
): DocumentCopy {
  return {
    code: inFours(copy.code),
    check: publicUrl ? documentCheck(locale, copy.code, publicUrl) : null,
    forWhom: copyReceiver(locale, copy),
    givenOn: copy.givenOn,
    replaces,
    overdueSince: overdueSince(version.status, reviewOn),
  };
}

/** What a summary said, in one line. */
export const summaryText = (locale: Locale, { coordinators, plans, ...person }: SummaryContent): string =>
  [
    `${person.givenName} ${person.familyName}`,
    showIdentityNumber(person),
    sayLanguage(locale, person.language),
    ...coordinators.map(({ name, employers }) => `${name} (${employers})`),
    ...plans.map((plan) => copyOf(locale, plan)),
  ].join('; ');

/** A summary that has been given. */
export const summaryLine = (locale: Locale, { receiverName, givenOn, content }: PersonSummary) => ({
  receiver: receiverName,
  givenOn,
  text: summaryText(locale, content),
});
