import { registerEnumType } from '@nestjs/graphql';

export enum CaseloadKind {
  LIFT_ASKED = 'LIFT_ASKED',
  WITHOUT_COORDINATOR = 'WITHOUT_COORDINATOR',
  WITHOUT_CRISIS_PLAN = 'WITHOUT_CRISIS_PLAN',
  WITHOUT_SIP = 'WITHOUT_SIP',
  CRISIS_PLAN_DRAFT = 'CRISIS_PLAN_DRAFT',
  CRISIS_PLAN_REVIEW = 'CRISIS_PLAN_REVIEW',
  SIP_DRAFT = 'SIP_DRAFT',
  SIP_FOLLOW_UP = 'SIP_FOLLOW_UP',
  PLAN_OUTDATED = 'PLAN_OUTDATED',
  PLAN_WITHOUT_TEAM = 'PLAN_WITHOUT_TEAM',
  COPIES_TO_RECALL = 'COPIES_TO_RECALL',
  UNIT_UNANSWERED = 'UNIT_UNANSWERED',
  UNIT_DECLINED = 'UNIT_DECLINED',
  DISCHARGE_STEP = 'DISCHARGE_STEP',
  OWN_WORDS = 'OWN_WORDS',
  CONSENT_ENDS = 'CONSENT_ENDS',
  CONSENT_NEEDED = 'CONSENT_NEEDED',
  JOIN_TO_CONFIRM = 'JOIN_TO_CONFIRM',
  AUDIT_OPEN = 'AUDIT_OPEN',
  IMPROVEMENT_DUE = 'IMPROVEMENT_DUE',
  IMPROVEMENT_FOLLOW_UP = 'IMPROVEMENT_FOLLOW_UP',
  NEXT_REVIEW = 'NEXT_REVIEW',
  FILE_DUE = 'FILE_DUE',
  OPENINGS_TO_JUDGE = 'OPENINGS_TO_JUDGE',
  LOG_REVIEW_DUE = 'LOG_REVIEW_DUE',
  ROLE_TO_APPROVE = 'ROLE_TO_APPROVE',
}
registerEnumType(CaseloadKind, {
  name: 'CaseloadKind',
  description: 'What waits for somebody (att göra).',
  valuesMap: {
    LIFT_ASKED: {
      description: 'Somebody asks in an emergency for a block to be lifted (begäran om att häva en spärr).',
    },
    WITHOUT_COORDINATOR: { description: 'Somebody is enrolled and has no coordinator (utan samordnare).' },
    WITHOUT_CRISIS_PLAN: {
      description: 'Somebody is enrolled, has no crisis plan and has not declined one (utan krisplan).',
    },
    WITHOUT_SIP: { description: 'Somebody is enrolled, has no SIP and has not declined one (utan SIP).' },
    CRISIS_PLAN_DRAFT: { description: 'A crisis plan has been begun (utkast till krisplan).' },
    CRISIS_PLAN_REVIEW: { description: 'A crisis plan is to be looked through again (se över krisplan).' },
    SIP_DRAFT: { description: 'A SIP has been begun (utkast till SIP).' },
    SIP_FOLLOW_UP: { description: 'A SIP is to be followed up (följa upp SIP).' },
    PLAN_OUTDATED: {
      description: 'A plan in force says a number or hours that have changed (plan med gammal uppgift).',
    },
    PLAN_WITHOUT_TEAM: {
      description: 'A plan is in force of somebody who leaves or has left the last team (plan utan team).',
    },
    COPIES_TO_RECALL: {
      description: "Copies of somebody's plans are to be recalled (kopior att återkalla).",
    },
    UNIT_UNANSWERED: {
      description: 'A unit named in a crisis plan has not answered (enheten har inte svarat).',
    },
    UNIT_DECLINED: {
      description: 'A unit has said no to its task in a crisis plan in force, after that was agreed.',
    },
    DISCHARGE_STEP: {
      description: 'A step of a discharge from inpatient care has a latest day (steg i en utskrivning).',
    },
    OWN_WORDS: {
      description: 'The person has written something for the next version of a plan (personens egna ord).',
    },
    CONSENT_ENDS: { description: 'What others read on ends soon, or has ended (samtycke går ut).' },
    CONSENT_NEEDED: {
      description:
        'The actor coordinates for so many persons whom another principal has enrolled, and may not read of them (samtycke saknas).',
    },
    JOIN_TO_CONFIRM: {
      description: 'Somebody has proposed that two records are of one human (sammanslagning att bekräfta).',
    },
    AUDIT_OPEN: { description: 'An audit that the actor rates goes on (mätning pågår).' },
    IMPROVEMENT_DUE: { description: 'An improvement action is to be done (förbättringsåtgärd).' },
    IMPROVEMENT_FOLLOW_UP: {
      description: 'The team is to look at whether an improvement action has helped (följa upp åtgärd).',
    },
    NEXT_REVIEW: { description: 'A team is to be reviewed again by a scale (nästa mätning).' },
    FILE_DUE: { description: "A team's contacts were last loaded more than a month ago (fil att läsa in)." },
    OPENINGS_TO_JUDGE: { description: 'Emergency openings are to be judged (akutöppningar att bedöma).' },
    LOG_REVIEW_DUE: { description: 'A spot check of the log is to be done (logggranskning).' },
    ROLE_TO_APPROVE: { description: 'A role waits for a second administrator (behörighet att godkänna).' },
  },
});

/** When something is to be done, seen from today. */
export enum Urgency {
  AT_ONCE = 'AT_ONCE',
  OVERDUE = 'OVERDUE',
  TODAY = 'TODAY',
  THIS_WEEK = 'THIS_WEEK',
  LATER = 'LATER',
  NO_DAY = 'NO_DAY',
}
registerEnumType(Urgency, {
  name: 'Urgency',
  description: 'When something is to be done, seen from today in Sweden.',
  valuesMap: {
    AT_ONCE: { description: 'It cannot wait for a day (genast).' },
    OVERDUE: { description: 'Its day has passed (försenat).' },
    TODAY: { description: 'Today (i dag).' },
    THIS_WEEK: { description: 'Until Sunday (den här veckan).' },
    LATER: { description: 'After Sunday (senare).' },
    NO_DAY: { description: 'It has no day (utan datum).' },
  },
});
