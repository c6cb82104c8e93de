import { sheetModel } from '../crisis-plans/shared-plan-view.js';
import type { PersonLogLine } from '../log-reviews/person-log.type.js';
import { hoursOf } from '../organisations/say-hours.js';
import { PlanKind } from '../persons/person-kinds.js';
import type { InForce } from '../persons/plans-in-force.js';
import { LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { today } from '../platform/dates/today.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { callable } from '../platform/text/telephone-number.js';
import { copyLine, copyOf } from '../releases/copy-view.js';
import type { PlanCopy } from '../releases/plan-copy.entity.js';
import type { ReleasedPlan } from '../releases/released-plans.js';
import type { Team } from '../teams/team.entity.js';
import { AS_PERSON } from './own-page-visits.service.js';
import type { OwnWords } from './own-words.entity.js';

/** Plans in force, and whom to turn to now: what a crisis plan says of that as on its sheet, else the teams. */
export function plansModel(
  locale: Locale,
  { plans, teams }: { plans: { inForce: InForce; plan: ReleasedPlan }[]; teams: readonly Team[] },
  at: Date,
) {
  const sheets = plans.flatMap(({ plan }) => {
    const content = plan.content(AS_PERSON, locale);
    return content.kind === PlanKind.CRISIS_PLAN
      ? [sheetModel(locale, { ...content.printed, document: content.document }, { at, ownUnitId: null })]
      : [];
  });
  return {
    plans: plans.map(({ inForce: { planId, agreedOn, reviewOn, number }, plan }) => ({
      ...{ planId, agreedOn, reviewOn, number },
      name: plan.name(locale),
      isOverdue: reviewOn !== null && reviewOn < today(),
    })),
    calls: sheets.map(({ closedHours, contacts }) => ({ closedHours, contacts })),
    teams: teams.map((team) => ({
      name: team.name,
      phone: team.phone,
      call: callable(team.phone),
      openingHours: hoursOf(locale, team),
    })),
  };
}

/** The ledger in few words. */
export const copiesModel = (locale: Locale, copies: readonly PlanCopy[]) => ({
  copies: copies.map((copy) => {
    const { what, receiver, form, givenOn, state } = copyLine(locale, copy);
    return { what, receiver, form, givenOn, state };
  }),
});

export const logModel = (locale: Locale, items: readonly PersonLogLine[]) => ({
  lines: items.map(({ at, who, roles, employer, place, what, times, outcome, why }) => ({
    when: formatDateTime(locale, at),
    who: roles ? `${who}, ${roles}` : who,
    places: [place, employer].filter((name) => name !== null),
    what: times > 1 ? translate(locale, 'log.repeated', { what, n: times }) : what,
    denied: outcome === LoggedOutcome.DENIED,
    why,
  })),
});

/** Of which plan they are. */
const aboutOf = (locale: Locale, { plan }: Pick<OwnWords, 'plan'>) =>
  plan && translate(locale, `planOffer.plan.${plan}`);

export const wordsLine = (locale: Locale, words: OwnWords) => ({
  id: words.id,
  text: words.text,
  about: aboutOf(locale, words),
  writtenAt: words.writtenAt,
  settledOn: words.settledAt && today(words.settledAt),
  settledBy: words.settledByName,
});

export const wordsModel = (
  locale: Locale,
  { words, plans }: { words: readonly OwnWords[]; plans: readonly InForce[] },
) => ({
  words: words.map((one) => wordsLine(locale, one)),
  plans: plans.map(({ planId, kind, label, number }) => ({
    value: planId,
    label: copyOf(locale, { plan: kind, label, versionNumber: number }),
  })),
});
