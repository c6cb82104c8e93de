import { ConsentForm } from '../consents/consent-form.js';
import { Audience } from '../disclosure/audience.js';
import { inUse } from '../organisations/in-use.js';
import type { Principal } from '../organisations/organisation.entity.js';
import type { Person } from '../persons/person.entity.js';
import { latestOf } from '../plans/plan-lifecycle.js';
import { problemsOf } from '../plans/plan-problems.js';
import { today } from '../platform/dates/today.js';
import { type Problem, problemText } from '../platform/errors/problem.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf, type FieldChoice } from '../platform/web/choices.js';
import type { Form } from '../platform/web/form.js';
import { shownRows } from '../platform/web/form-rows.js';
import type { Sip, SipVersion } from './sip.entity.js';
import {
  ANSWERING_KINDS,
  type SipProblem,
  STATUTORY_PARTS,
  type StatutoryPart,
  sipProblems,
} from './sip-completeness.js';
import { isConsentOld, sipDays } from './sip-days.js';
import { SIPS } from './sip-definition.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from './sip-kinds.js';
import { ruledContent } from './sip-records.js';
import { sipView } from './sip-view.js';

/** The numbers of those of the statutory four that are filled in. */
export function filledParts(draft: SipVersion): number[] {
  const problems = sipProblems(ruledContent(draft), today());
  return STATUTORY_PARTS.filter((part) => !problems.some((problem) => problem.part === part));
}

/** The principals that are chosen in a form already. */
function principalIdsIn({ overallPrincipalId, measures }: Record<string, unknown>): string[] {
  const rows = (Array.isArray(measures) ? measures : []) as { principalId?: string }[];
  return [overallPrincipalId as string, ...rows.map(({ principalId }) => principalId ?? '')];
}

export interface SipEditor {
  sip: Sip;
  person: Person;
  form: Form<unknown>;
  grows?: string;
  /** The principals of the team's own service. */
  own: readonly Principal[];
  /** Every principal there is. */
  principals: readonly Principal[];
}

/** What the editor shows. */
export function editorModel({ sip, person, form, grows, own, principals }: SipEditor, locale: Locale) {
  const draft = latestOf(sip.versions);
  const rows = (list: string) => shownRows(form.values[list], grows === list);
  const { toCall, toMeeting } = sipDays(draft);
  return {
    title: translate(locale, 'sip.editTitle', { name: nameOf(person) }),
    sipId: sip.id,
    person: { id: sip.personId, name: nameOf(person) },
    protectedIdentity: person.protectedIdentity,
    form,
    steps: STEPS,
    parts: parts(filledParts(draft)),
    longTermGoals: rows('longTermGoals'),
    shortTermGoals: rows('shortTermGoals'),
    measures: rows('measures'),
    measuresByOthers: rows('measuresByOthers'),
    participants: rows('participants'),
    principals: answeringPrincipals(own, inUse(principals, principalIdsIn(form.values))),
    needSeenBy: choicesOf(NeedSeenBy, 'sip.needSeenBy', locale),
    participantKinds: choicesOf(ParticipantKind, 'documents.participantKind', locale),
    relativesParts: choicesOf(RelativesPart, 'sip.relativesPart', locale),
    audiences: choicesOf(Audience, 'crisisPlan.audience', locale),
    consentForms: choicesOf(ConsentForm, 'sip.consentForm', locale),
    daysToCall: toCall,
    daysToMeeting: toMeeting,
  };
}

/** The regions and municipalities to choose from, those of the team's service first. */
function answeringPrincipals(own: readonly Principal[], all: readonly Principal[]): FieldChoice[] {
  const isOwn = ({ id }: Principal) => own.some((principal) => principal.id === id);
  return [...all.filter(isOwn), ...all.filter((principal) => !isOwn(principal))]
    .filter(({ kind }) => ANSWERING_KINDS.includes(kind))
    .map(({ id, name }) => ({ value: id, label: name }));
}

export interface SipConfirmation {
  sip: Sip;
  person: Person;
  draft: SipVersion;
  /** What an attempt to agree met; what is missing is shown also without one. */
  problems: readonly Problem[];
}

/** What is shown before a draft is agreed: what is missing, each with the way to where it is filled in. */
export function agreeModel({ sip, person, draft, problems }: SipConfirmation, locale: Locale) {
  const missing: SipProblem[] = problemsOf(SIPS, draft, today());
  const conflict = problems.find(({ path }) => path === '');
  const line = (problem: SipProblem) => ({
    text: problemText(locale, problem),
    href: `/sips/${sip.id}/edit#field-${problem.path.replaceAll('.', '-')}`,
  });
  return {
    title: translate(locale, 'sip.agreeTitle', { name: nameOf(person) }),
    sipId: sip.id,
    person: { id: sip.personId, name: nameOf(person) },
    sip: sipView({ sip, version: draft, person }, locale),
    number: draft.number,
    revision: draft.revision,
    conflict: conflict ? problemText(locale, conflict) : null,
    oldConsentOn: isConsentOld(draft, today()) ? draft.consentOn : null,
    isComplete: missing.length === 0,
    parts: STATUTORY_PARTS.map((part) => ({
      part,
      missing: missing.filter((problem) => problem.part === part).map(line),
    })),
    others: missing.filter((problem) => problem.part === undefined).map(line),
    replaces: sip.versions.length > 1 ? draft.number - 1 : null,
  };
}

/** The way that a version is made, in its order. */
export const STEPS = ['need', 'prepare', 'call', 'meeting', 'followUp'] as const;

/** Where on the page each of the four is filled in. */
const SECTIONS: Record<StatutoryPart, string> = { 1: 'measures', 2: 'measures', 3: 'others', 4: 'overall' };

const parts = (filled: readonly number[]) =>
  STATUTORY_PARTS.map((part) => ({ part, section: SECTIONS[part], isFilled: filled.includes(part) }));

const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`;
