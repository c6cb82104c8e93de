import type { Scales } from '../fidelity/scales/scales.js';
import { PlanKind } from '../persons/person-kinds.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { CaseloadItem } from './caseload-item.js';
import { CaseloadKind, Urgency } from './caseload-kinds.js';
import type { WaitingRow } from './teams-caseload.js';
import { urgencyOf } from './urgency-of.js';

/** Where each is taken care of. */
const PATHS: Partial<Record<CaseloadKind, (row: WaitingRow) => string>> = {
  LIFT_ASKED: ({ subjectId }) => `/lift-requests/${subjectId}`,
  WITHOUT_COORDINATOR: ({ personId }) => `/persons/${personId}`,
  WITHOUT_CRISIS_PLAN: ({ personId }) => `/persons/${personId}/crisis-plans`,
  WITHOUT_SIP: ({ personId }) => `/persons/${personId}/sips`,
  CRISIS_PLAN_DRAFT: ({ subjectId }) => `/crisis-plans/${subjectId}/edit`,
  CRISIS_PLAN_REVIEW: ({ subjectId, number }) => `/crisis-plans/${subjectId}/versions/${number}`,
  PLAN_OUTDATED: ({ recordType, subjectId, number }) =>
    `/${recordType === 'sip_version' ? 'sips' : 'crisis-plans'}/${subjectId}/versions/${number}`,
  PLAN_WITHOUT_TEAM: ({ recordType, recordId }) => `/records/${recordType}/${recordId}/end`,
  COPIES_TO_RECALL: ({ personId }) => `/persons/${personId}/copies`,
  UNIT_UNANSWERED: ({ subjectId, number }) => `/crisis-plans/${subjectId}/versions/${number}`,
  UNIT_DECLINED: ({ subjectId, number }) => `/crisis-plans/${subjectId}/versions/${number}`,
  SIP_DRAFT: ({ subjectId }) => `/sips/${subjectId}/edit`,
  SIP_FOLLOW_UP: ({ subjectId, number }) => `/sips/${subjectId}/versions/${number}`,
  DISCHARGE_STEP: ({ subjectId, label }) => `/discharges/${subjectId}/steps/${label}`,
  OWN_WORDS: ({ personId }) => `/persons/${personId}/own-page#words`,
  CONSENT_ENDS: ({ personId }) => `/persons/${personId}/consents`,
  JOIN_TO_CONFIRM: ({ subjectId }) => `/record-joins/${subjectId}`,
  AUDIT_OPEN: ({ subjectId }) => `/audits/${subjectId}`,
  IMPROVEMENT_DUE: ({ subjectId }) => `/improvement-actions/${subjectId}`,
  IMPROVEMENT_FOLLOW_UP: ({ subjectId }) => `/improvement-actions/${subjectId}`,
  NEXT_REVIEW: ({ keptByTeamId }) => `/teams/${keptByTeamId}/audits`,
  FILE_DUE: ({ keptByTeamId }) => `/teams/${keptByTeamId}/import`,
};

/** Said with the kind and version of the plan. */
const SAY_PLAN = [CaseloadKind.PLAN_OUTDATED, CaseloadKind.PLAN_WITHOUT_TEAM];

/**
 * What waits in a team, in words.
 * @param scales what audits are named by
 */
export function describeWaiting(row: WaitingRow, scales: Pick<Scales, 'newest'>): CaseloadItem {
  const { kind, dueOn, personId, keptByTeamId, team, givenName, familyName } = row;
  const params = { person: `${givenName} ${familyName}`, team: team ?? '' };
  return waitingItem({
    kind,
    dueOn,
    personId,
    isMine: Boolean(row.isMine),
    team: keptByTeamId && team ? { id: keptByTeamId, name: team } : null,
    path: PATHS[kind]!(row),
    say: (locale) =>
      translate(locale, `caseload.kind.${kind}`, {
        ...params,
        label: labelOf(row, scales, locale),
        plan: SAY_PLAN.includes(kind) ? versionOf(row, locale) : '',
      }),
  });
}

function labelOf({ kind, label }: WaitingRow, scales: Pick<Scales, 'newest'>, locale: Locale): string {
  const isPlan = kind === CaseloadKind.CRISIS_PLAN_DRAFT || kind === CaseloadKind.CRISIS_PLAN_REVIEW;
  if (isPlan) return translate(locale, `crisisPlan.label.${label}`);
  if (kind === CaseloadKind.DISCHARGE_STEP) return translate(locale, `discharge.step.${label}`);
  const isScale = kind === CaseloadKind.AUDIT_OPEN || kind === CaseloadKind.NEXT_REVIEW;
  const scale = isScale && label ? scales.newest(label) : undefined;
  return scale?.name[locale] ?? label ?? '';
}

function versionOf({ recordType, number }: WaitingRow, locale: Locale): string {
  const kind = recordType === 'sip_version' ? PlanKind.SIP : PlanKind.CRISIS_PLAN;
  return translate(locale, `register.plan.${kind}`, { version: number! });
}

/** With how it stands today. What is about no person is nobody's, and of no team unless that is said. */
export const waitingItem = ({
  personId = null,
  isMine = false,
  team = null,
  ...item
}: Pick<CaseloadItem, 'kind' | 'dueOn' | 'path' | 'say'> &
  Partial<Pick<CaseloadItem, 'personId' | 'isMine' | 'team'>>): CaseloadItem => ({
  ...{ personId, isMine, team },
  ...item,
  urgency: urgencyOf(item, today()),
});

const URGENCIES = Object.values(Urgency);

/** What cannot wait first, then what has a day, the earliest on top; then by what is said. */
export const byUrgency =
  (locale: Locale) =>
  (a: CaseloadItem, b: CaseloadItem): number =>
    URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
    (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
    a.kind.localeCompare(b.kind) ||
    a.say(locale).localeCompare(b.say(locale), locale);
