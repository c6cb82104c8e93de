import type { MigrationInterface } from 'typeorm';
import { Initial1764000000000 } from './1764000000000-initial.js';
import { Geography1764000000001 } from './1764000000001-geography.js';
import { ImmutableRecords1764000000002 } from './1764000000002-immutable-records.js';
import { RolesWithScope1765000000000 } from './1765000000000-roles-with-scope.js';
import { Disclosure1765000000010 } from './1765000000010-disclosure.js';
import { LogChain1765000000020 } from './1765000000020-log-chain.js';
import { LogReviews1765000000021 } from './1765000000021-log-reviews.js';
import { SignIn1765000000030 } from './1765000000030-sign-in.js';
import { SessionsOfAccounts1765000000040 } from './1765000000040-sessions-of-accounts.js';
import { EndedRoles1765000000050 } from './1765000000050-ended-roles.js';
import { InformedGrounds1765000000060 } from './1765000000060-informed-grounds.js';
import { BlockLiftForm1765000000070 } from './1765000000070-block-lift-form.js';
import { Amendments1765000000080 } from './1765000000080-amendments.js';
import { Destruction1766000000010 } from './1766000000010-destruction.js';
import { FirstPasswords1766000000030 } from './1766000000030-first-passwords.js';
import { SignInsInLog1766000000031 } from './1766000000031-sign-ins-in-log.js';
import { Interventions1766000000040 } from './1766000000040-interventions.js';
import { AuditDepth1766000000050 } from './1766000000050-audit-depth.js';
import { Improvement1766000000060 } from './1766000000060-improvement.js';
import { RatersAndEvidence1766000000070 } from './1766000000070-raters-and-evidence.js';
import { UnratedItems1766000000080 } from './1766000000080-unrated-items.js';
import { RaterRemovals1766000000090 } from './1766000000090-rater-removals.js';
import { Heartbeat1767000000010 } from './1767000000010-heartbeat.js';
import { SignInTallies1767000000200 } from './1767000000200-sign-in-tallies.js';
import { Revisions1767000000300 } from './1767000000300-revisions.js';
import { LogLists1767000000400 } from './1767000000400-log-lists.js';
import { LogReviewItems1767000000410 } from './1767000000410-log-review-items.js';
import { LogTime1767000000420 } from './1767000000420-log-time.js';
import { KnownLogFaults1767000000430 } from './1767000000430-known-log-faults.js';
import { RowRules1767000000500 } from './1767000000500-row-rules.js';
import { SessionsEnded1767000000510 } from './1767000000510-sessions-ended.js';
import { ImportTurns1767000000600 } from './1767000000600-import-turns.js';
import { ChecksumFormats1767000000700 } from './1767000000700-checksum-formats.js';
import { RegisterChanges1767000000800 } from './1767000000800-register-changes.js';
import { OpeningHours1767000000810 } from './1767000000810-opening-hours.js';
import { Posts1767000000900 } from './1767000000900-posts.js';
import { ImportCorrections1767000001100 } from './1767000001100-import-corrections.js';
import { DayByHand1767000001200 } from './1767000001200-day-by-hand.js';
import { SupportOverTime1767000001300 } from './1767000001300-support-over-time.js';
import { PlanOffers1767000001400 } from './1767000001400-plan-offers.js';
import { Forms1767000001500 } from './1767000001500-forms.js';
import { PlaceOfContacts1767000001700 } from './1767000001700-place-of-contacts.js';
import { Mapping20251767000001800 } from './1767000001800-mapping-2025.js';
import { WrittenNumbers1767000001810 } from './1767000001810-written-numbers.js';
import { LongTables1767000001900 } from './1767000001900-long-tables.js';
import { PersonNumbers1767000002000 } from './1767000002000-person-numbers.js';
import { RecordJoins1767000002001 } from './1767000002001-record-joins.js';
import { Activities1768000000010 } from './1768000000010-activities.js';
import { LiftRequests1768000000020 } from './1768000000020-lift-requests.js';
import { Audiences1768000000100 } from './1768000000100-audiences.js';
import { PlanCopies1768000000200 } from './1768000000200-plan-copies.js';
import { UnitAnswers1768000000300 } from './1768000000300-unit-answers.js';
import { Keeping1768000000400 } from './1768000000400-keeping.js';
import { LegalFrames1768000000500 } from './1768000000500-legal-frames.js';
import { DigitalReleases1768000000700 } from './1768000000700-digital-releases.js';
import { PlanLinks1768000000800 } from './1768000000800-plan-links.js';
import { ReleaseAlone1768000000900 } from './1768000000900-release-alone.js';
import { TakenDocuments1768000000950 } from './1768000000950-taken-documents.js';
import { SampleDraws1768000001000 } from './1768000001000-sample-draws.js';
import { Needs1768000001100 } from './1768000001100-needs.js';
import { ChartReviews1768000001110 } from './1768000001110-chart-reviews.js';
import { ReviewerWords1768000001200 } from './1768000001200-reviewer-words.js';
import { ImprovementWithoutAudit1768000001300 } from './1768000001300-improvement-without-audit.js';
import { NotRatedRules1768000001400 } from './1768000001400-not-rated-rules.js';
import { FrozenAudits1768000001500 } from './1768000001500-frozen-audits.js';
import { PlanPacks1769000000100 } from './1769000000100-plan-packs.js';
import { NoUnitReason1769000000200 } from './1769000000200-no-unit-reason.js';
import { OwnPages1769000000300 } from './1769000000300-own-pages.js';
import { PlanEndings1769000000400 } from './1769000000400-plan-endings.js';
import { Jobs1769000000600 } from './1769000000600-jobs.js';
import { SheetForms1769000000700 } from './1769000000700-sheet-forms.js';
import { PracticalOnly1769000000800 } from './1769000000800-practical-only.js';
import { NotedAnswers1769000000900 } from './1769000000900-noted-answers.js';
import { OwnPageCodes1769000001300 } from './1769000001300-own-page-codes.js';
import { SipSteps1770000000000 } from './1770000000000-sip-steps.js';
import { SipFollowUps1770000000010 } from './1770000000010-sip-follow-ups.js';
import { SipCalls1770000000020 } from './1770000000020-sip-calls.js';
import { ResourceGroupVersions1770000000100 } from './1770000000100-resource-group-versions.js';
import { RactGroups1770000000110 } from './1770000000110-ract-groups.js';
import { ResourceGroupMeetings1770000000120 } from './1770000000120-resource-group-meetings.js';
import { ResourceGroupGoals1770000000130 } from './1770000000130-resource-group-goals.js';
import { Agreements1770000000200 } from './1770000000200-agreements.js';
import { Discharges1770000000210 } from './1770000000210-discharges.js';
import { Consultations1770000000220 } from './1770000000220-consultations.js';

/** The one timeline, in order. A released migration never changes. */
export const migrations: (new () => MigrationInterface)[] = [
  Initial1764000000000,
  Geography1764000000001,
  ImmutableRecords1764000000002,
  RolesWithScope1765000000000,
  Disclosure1765000000010,
  LogChain1765000000020,
  LogReviews1765000000021,
  SignIn1765000000030,
  SessionsOfAccounts1765000000040,
  EndedRoles1765000000050,
  InformedGrounds1765000000060,
  BlockLiftForm1765000000070,
  Amendments1765000000080,
  Destruction1766000000010,
  FirstPasswords1766000000030,
  SignInsInLog1766000000031,
  Interventions1766000000040,
  AuditDepth1766000000050,
  Improvement1766000000060,
  RatersAndEvidence1766000000070,
  UnratedItems1766000000080,
  RaterRemovals1766000000090,
  Heartbeat1767000000010,
  SignInTallies1767000000200,
  Revisions1767000000300,
  LogLists1767000000400,
  LogReviewItems1767000000410,
  LogTime1767000000420,
  KnownLogFaults1767000000430,
  RowRules1767000000500,
  SessionsEnded1767000000510,
  ImportTurns1767000000600,
  ChecksumFormats1767000000700,
  SupportOverTime1767000001300,
  PlanOffers1767000001400,
  Posts1767000000900,
  DayByHand1767000001200,
  ImportCorrections1767000001100,
  RegisterChanges1767000000800,
  OpeningHours1767000000810,
  Forms1767000001500,
  PlaceOfContacts1767000001700,
  Mapping20251767000001800,
  WrittenNumbers1767000001810,
  LongTables1767000001900,
  PersonNumbers1767000002000,
  RecordJoins1767000002001,
  Activities1768000000010,
  LiftRequests1768000000020,
  Audiences1768000000100,
  Keeping1768000000400,
  UnitAnswers1768000000300,
  PlanCopies1768000000200,
  LegalFrames1768000000500,
  PlanLinks1768000000800,
  DigitalReleases1768000000700,
  ReleaseAlone1768000000900,
  TakenDocuments1768000000950,
  SampleDraws1768000001000,
  ImprovementWithoutAudit1768000001300,
  Needs1768000001100,
  ChartReviews1768000001110,
  NotRatedRules1768000001400,
  ReviewerWords1768000001200,
  FrozenAudits1768000001500,
  PlanPacks1769000000100,
  NoUnitReason1769000000200,
  OwnPages1769000000300,
  PlanEndings1769000000400,
  Jobs1769000000600,
  SheetForms1769000000700,
  PracticalOnly1769000000800,
  NotedAnswers1769000000900,
  OwnPageCodes1769000001300,
  SipSteps1770000000000,
  SipFollowUps1770000000010,
  SipCalls1770000000020,
  Agreements1770000000200,
  Discharges1770000000210,
  Consultations1770000000220,
  ResourceGroupVersions1770000000100,
  RactGroups1770000000110,
  ResourceGroupMeetings1770000000120,
  ResourceGroupGoals1770000000130,
];
