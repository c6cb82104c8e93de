import { type Actor, mayDoInTeam } from '../access/actor.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { sayLanguage } from '../platform/i18n/language-name.js';
import { intlTag } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { employersOn } from '../teams/posts-on-day.js';
import { amendmentsView } from './amendments-view.js';
import { plannedChanges } from './coordinators.js';
import { correctionLine } from './correction-line.js';
import { formerNumbersView } from './former-numbers-view.js';
import { birthDateOf, showIdentityNumber } from './identity-number.js';
import { joinsView } from './joins/joins-view.js';
import type { Enrolment } from './person.entity.js';
import { LeavingReason, PlanAfterLeaving, PlanKind } from './person-kinds.js';
import type { PersonOverview } from './person-overview.service.js';
import type { InForce } from './plans-in-force.js';
import type { Support } from './support.service.js';

/** What the first page about a person shows. */
export function personView(actor: Actor, read: PersonOverview) {
  const { locale } = actor;
  const { person, disclosure, owner, until, enrolments, history } = read;
  const mayWrite = read.may('person.write');
  const day = today();
  const mayAmend = ({ teamId, voidedAt }: Enrolment) =>
    mayWrite && mayDoInTeam(actor, 'person.write', teamId) && !voidedAt;
  const open = enrolments.find((enrolment) => enrolment.toDate === null && mayAmend(enrolment));
  const word = (kind: string, value: string) => translate(locale, `kind.${kind}.${value}`);
  const supportOf = (id: string) => read.support.find(({ enrolmentId }) => enrolmentId === id)!;
  return {
    title: `${person.givenName} ${person.familyName}`,
    team: enrolments[0] ? { id: enrolments[0].teamId, name: enrolments[0].team.name } : null,
    owner,
    person: {
      id: person.id,
      name: `${person.givenName} ${person.familyName}`,
      identityNumber: showIdentityNumber(person),
      birthDate: birthDateOf(person),
      language: sayLanguage(locale, person.language),
      needsInterpreter: person.needsInterpreter,
      placedAsChild: history.placedAsChild,
      protectedIdentity: person.protectedIdentity,
      address: person.address,
      phone: person.phone,
      fictitious: person.fictitious,
    },
    reader:
      disclosure.ground === 'CARE_RELATION'
        ? null
        : { owner, until, ground: word('ground', disclosure.ground) },
    blocked: { here: read.blocked.here, principals: read.blocked.principals },
    closedTo: read.support
      .flatMap(({ withoutGround }) => withoutGround)
      .map(({ staffMember, employer, isBlocked }) => ({ name: staffMember.name, employer, isBlocked })),
    mayWriteConsent: read.may('consent.write'),
    renewals: read.renewals.map(({ receiver, toDate }) => ({ receiver, toDate, passed: toDate < day })),
    noteTeamId:
      enrolments.find(
        ({ teamId, voidedAt, ...period }) =>
          !voidedAt &&
          isOn(day, period) &&
          read.may('contact.write') &&
          mayDoInTeam(actor, 'contact.write', teamId),
      )?.teamId ?? null,
    now: enrolments
      .filter((one) => !one.voidedAt && isOn(day, one))
      .map((one) => {
        const { coordinators, board, legalFrameChanges } = supportOf(one.id);
        const onBoard = board.find((entry) => isOn(day, entry));
        const stay = read.inHospital.find(({ enrolmentId }) => enrolmentId === one.id);
        return {
          id: one.id,
          teamId: one.teamId,
          team: one.team.name,
          phone: one.team.phone,
          since: one.fromDate,
          until: one.toDate,
          intensity: word('intensity', one.intensity),
          legalFrame: word('legalFrame', one.legalFrame),
          legalFrameSince: legalFrameChanges[0]?.fromDate ?? null,
          coordinators: coordinators
            .filter((coordinator) => isOn(day, coordinator))
            .map(({ staffMember }) => ({ name: staffMember.name, employer: employersOn(day, staffMember) }))
            .filter(({ employer }) => employer),
          planned: plannedCoordinators(actor, coordinators, one.toDate),
          stay: stay ? { href: `/hospital-episodes/${stay.episodeId}`, since: stay.since } : null,
          onBoard: onBoard ? { since: onBoard.fromDate, reason: onBoard.reason } : null,
          mayChange: mayAmend(one),
        };
      }),
    plans:
      read.plans?.map((plan) => ({
        href: plan.kind === PlanKind.SIP ? `/sips/${plan.planId}` : `/crisis-plans/${plan.planId}`,
        name: planName(actor, plan),
        dueOn: plan.reviewOn,
        isOverdue: plan.reviewOn !== null && plan.reviewOn < day,
      })) ?? null,
    declined: read.declined
      .filter(({ plan }) => !read.plans?.some(({ kind }) => kind === plan))
      .map(({ plan, offeredOn }) => ({ plan: translate(locale, `planOffer.plan.${plan}`), offeredOn })),
    mayReadPlans: read.plans !== null,
    mayReadReaders: read.readers !== null,
    relatives: read.relatives?.map(({ name, relation, phone }) => ({ name, relation, phone })) ?? null,
    readers: read.readers?.map(({ receiver, toDate }) => ({ receiver, toDate })) ?? null,
    mayCorrect: mayWrite,
    mayCopy: read.may('personCopy.read'),
    amendments: amendmentsView({ disagreements: history.disagreements }),
    joins: joinsView(read.joins),
    formerNumbers: formerNumbersView(history.formerNumbers),
    enrolments: enrolments.map((one) => ({
      id: one.id,
      teamId: one.teamId,
      team: one.team.name,
      fromDate: one.fromDate,
      toDate: one.toDate,
      reason: one.leavingReason && word('leavingReason', one.leavingReason),
      intensity: word('intensity', one.intensity),
      legalFrame: word('legalFrame', one.legalFrame),
      amendments: amendmentsView(one),
      mayAmend: mayAmend(one),
      support: supportLines(actor, supportOf(one.id)),
    })),
    corrections: history.corrections.map((one) => correctionLine(locale, one)),
    currentEnrolmentId: open?.id ?? null,
    reasons: choicesOf(LeavingReason, 'kind.leavingReason', locale),
    plansLeft: read.plansLeft.map((plan, index) => ({
      planId: plan.planId,
      name: planName(actor, plan),
      key: `plans[${index}]`,
    })),
    afterLeaving: choicesOf(PlanAfterLeaving, 'person.planAfterLeaving', locale),
  };
}

function planName({ locale }: Actor, { kind, label }: InForce): string {
  return translate(locale, kind === PlanKind.SIP ? 'person.toSips' : `crisisPlan.label.${label}`);
}

/** Who is to coordinate, from each day on which that changes, the first first; empty text for nobody. */
function plannedCoordinators(
  { locale }: Actor,
  coordinators: Support['coordinators'],
  lastDay: string | null,
) {
  return plannedChanges(today(), coordinators, lastDay).map((day) => ({
    day,
    names: new Intl.ListFormat(intlTag[locale]).format(
      coordinators
        .filter((one) => isOn(day, one) && employersOn(day, one.staffMember))
        .map(({ staffMember }) => staffMember.name),
    ),
  }));
}

/** What has changed in the support, the newest first; days are YYYY-MM-DD. */
function supportLines({ locale }: Actor, support: Support) {
  const { coordinators, intensityChanges, legalFrameChanges, board } = support;
  const say = (key: string, params = {}) => translate(locale, `support.${key}`, params);
  const intensity = (value: string) => translate(locale, `kind.intensity.${value}`);
  const frame = (value: string) => translate(locale, `kind.legalFrame.${value}`);
  const lines = [
    ...coordinators.map(({ staffMember, fromDate, toDate, recordedByName }) => ({
      what: say('coordinatorLine', { name: staffMember.name }),
      fromDate,
      toDate,
      why: null,
      by: recordedByName,
    })),
    ...intensityChanges.map(({ fromDate, earlier, intensity: now, reason, recordedByName }) => ({
      what: say('intensityLine', { earlier: intensity(earlier), now: intensity(now) }),
      fromDate,
      toDate: null,
      why: reason,
      by: recordedByName,
    })),
    ...legalFrameChanges.map(({ fromDate, earlier, legalFrame, reason, recordedByName }) => ({
      what: say('legalFrameLine', { earlier: frame(earlier), now: frame(legalFrame) }),
      fromDate,
      toDate: null,
      why: reason ?? say('fromFile'),
      by: recordedByName,
    })),
    ...board.map(({ fromDate, toDate, reason, endReason, recordedByName }) => ({
      what: say('onBoard'),
      fromDate,
      toDate,
      why: [reason, endReason].filter(Boolean).join(' – '),
      by: recordedByName,
    })),
  ];
  return lines.sort((one, other) => (one.fromDate < other.fromDate ? 1 : -1));
}
