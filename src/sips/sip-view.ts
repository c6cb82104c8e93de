import type { Person } from '../persons/person.entity.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { PERSON_QUESTIONS } from './follow-ups/sip-follow-up-kinds.js';
import type { SipActionRow } from './sip.document.js';
import type { Sip, SipVersion } from './sip.entity.js';
import { sipDocument } from './sip-print.js';

/** A version as its page shows it: what the sheet for the team says, without the group, which has a page of its own. */
export function sipView(
  { sip, version, person }: { sip: Sip; version: SipVersion; person: Person },
  locale: Locale,
) {
  const reader = { kind: PlanReader.TEAM, categories: [] };
  const document = sipDocument({ sip, version, person, group: null }, reader, locale);
  return {
    ...document,
    wantsNotThere: version.wantsNotThere,
    needed: version.measures.map(({ text }) => text),
    principals: document.principals.map(({ name, measures }) => ({
      name,
      measures: measures.map(measureLine),
    })),
    measuresByOthers: document.measuresByOthers.map(measureLine),
    /** In pieces, so that it breaks where the screen is narrow. */
    checksum: document.checksum?.match(/.{8}/g) ?? [],
  };
}

function measureLine(measure: SipActionRow & { actor?: string }) {
  const { actor, text, unit, responsible, reach, fromDate, dueDate } = measure;
  return { text, who: [actor, unit, responsible, reach].filter(Boolean).join(', '), fromDate, dueDate };
}

/** The meetings at which a version was followed up, the latest first. */
export const followUpsView = ({ followUps, measures }: SipVersion) =>
  followUps.map(({ actions, ...followUp }) => ({
    ...followUp,
    actions: actions.map(({ actionId, outcome, why }) => ({
      text: measures.find(({ id }) => id === actionId)!.text,
      outcome,
      why,
    })),
    answers: PERSON_QUESTIONS.flatMap((question) =>
      followUp[question] ? [{ question, view: followUp[question] }] : [],
    ),
  }));

/** Every version as a line of a list, the newest first. */
export function versionLines({ versions }: Sip, locale: Locale) {
  return versions.map(({ number, status, agreedAt, changedAt, followUpOn }) => ({
    number,
    status,
    statusName: translate(locale, `sip.status.${status}`),
    date: today(agreedAt ?? changedAt),
    followUpOn,
  }));
}
