import { Account, Grant } from '../access/account.entity.js';
import { Agreement } from '../agreements/agreement.entity.js';
import { Block } from '../consents/block.entity.js';
import { EmergencyOpening } from '../consents/emergency-opening.entity.js';
import { Ground, GroundScan } from '../consents/ground.entity.js';
import { LiftRequest } from '../consents/lift-request.entity.js';
import { Contact, ContactStaff } from '../contacts/contact.entity.js';
import { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { ImportRun } from '../contacts/import-run.entity.js';
import { Intervention } from '../contacts/intervention.entity.js';
import { RecordChange } from '../contacts/record-change.entity.js';
import { TeamMeeting, TeamMeetingPerson, TeamMeetingStaff } from '../contacts/team-meeting.entity.js';
import {
  ClosedHoursUnit,
  CrisisPlan,
  CrisisPlanContact,
  CrisisPlanParticipant,
  CrisisPlanSkippedSection,
  CrisisPlanStatement,
  CrisisPlanVersion,
  UnitAnswer,
  UnitQuestion,
} from '../crisis-plans/crisis-plan.entity.js';
import { Discharge } from '../discharges/discharge.entity.js';
import { Audit, AuditChart, AuditItem, AuditTopic } from '../fidelity/audits/audit.entity.js';
import { NextReviewDay } from '../fidelity/audits/next-review.entity.js';
import { SampleDraw } from '../fidelity/audits/sample-draw.entity.js';
import { AuditEvidence } from '../fidelity/evidence/evidence.entity.js';
import { ImprovementAction, ImprovementEntry } from '../fidelity/improvement/improvement.entity.js';
import { AuditRater, AuditRating, RaterRemoval } from '../fidelity/raters/rater.entity.js';
import { ReviewerWords } from '../fidelity/reviewer-words/reviewer-words.entity.js';
import { ChartReview } from '../fidelity/reviews/chart-review.entity.js';
import { Municipality, Region } from '../geography/geography.entity.js';
import { LogReview, LogReviewRow } from '../log-reviews/log-review.entity.js';
import { RegionFinding, ServiceFinding } from '../mapping/mapping.entity.js';
import { Need, NeedsInventory } from '../needs/needs-inventory.entity.js';
import { Principal, Service, Unit } from '../organisations/organisation.entity.js';
import { RegisterChange } from '../organisations/register-change.entity.js';
import { OwnPage } from '../own-pages/own-page.entity.js';
import { OwnWords } from '../own-pages/own-words.entity.js';
import { Correction, Disagreement, PlanEnding, Voiding } from '../persons/amendment.entity.js';
import { RecordJoin } from '../persons/joins/record-join.entity.js';
import { Enrolment, Person } from '../persons/person.entity.js';
import { PersonNumber } from '../persons/person-number.entity.js';
import {
  BoardEntry,
  EnrolmentCoordinator,
  IntensityChange,
  LegalFrameChange,
} from '../persons/support.entity.js';
import { PlanOffer } from '../plans/plan-offer.entity.js';
import { AccessLogEntry } from '../platform/access-log/access-log-entry.entity.js';
import { AccessLogHead } from '../platform/access-log/access-log-head.entity.js';
import { AccessLogList, AccessLogListItem } from '../platform/access-log/access-log-list.entity.js';
import { KnownLogFault } from '../platform/access-log/known-log-fault.entity.js';
import { Heartbeat } from '../platform/database/heartbeat.entity.js';
import { SentForm } from '../platform/forms/sent-form.entity.js';
import { WaitingForm } from '../platform/forms/waiting-form.entity.js';
import { Job, JobPart } from '../platform/jobs/job.entity.js';
import { PersonSummary } from '../releases/person-summary.entity.js';
import { PlanCopy } from '../releases/plan-copy.entity.js';
import { PlanLink } from '../releases/plan-link.entity.js';
import { TakenDocument } from '../releases/taken-document.entity.js';
import { ResourceGroupGoalNote, ResourceGroupMeeting } from '../resource-groups/group-note.entity.js';
import {
  ResourceGroup,
  ResourceGroupGoal,
  ResourceGroupMember,
  ResourceGroupVersion,
} from '../resource-groups/resource-group.entity.js';
import { Destruction } from '../retention/destruction.entity.js';
import { RecordHold } from '../retention/record-hold.entity.js';
import { Session } from '../sign-in/session.entity.js';
import { Tally } from '../sign-in/tally.entity.js';
import { RecoveryCode, Totp } from '../sign-in/totp.entity.js';
import { SipCall } from '../sips/calls/sip-call.entity.js';
import { SipFollowUp, SipFollowUpAction } from '../sips/follow-ups/sip-follow-up.entity.js';
import { Sip, SipVersion } from '../sips/sip.entity.js';
import { SipAction, SipGoal, SipParticipant } from '../sips/sip-content.entity.js';
import { Leave, Post, StaffChange, StaffMember } from '../teams/staff.entity.js';
import { Team } from '../teams/team.entity.js';

/** Every table of the product. */
export const entities = [
  Account,
  Agreement,
  Audit,
  AuditChart,
  AuditEvidence,
  AuditItem,
  AccessLogEntry,
  AccessLogHead,
  AccessLogList,
  AccessLogListItem,
  AuditRater,
  AuditRating,
  RaterRemoval,
  ReviewerWords,
  AuditTopic,
  SampleDraw,
  Block,
  ChartReview,
  BoardEntry,
  PlanOffer,
  ClosedHoursUnit,
  Contact,
  ContactStaff,
  Correction,
  CrisisPlan,
  CrisisPlanContact,
  CrisisPlanParticipant,
  CrisisPlanSkippedSection,
  CrisisPlanStatement,
  CrisisPlanVersion,
  Destruction,
  Disagreement,
  Discharge,
  EmergencyOpening,
  LiftRequest,
  Enrolment,
  EnrolmentCoordinator,
  Grant,
  Ground,
  GroundScan,
  Heartbeat,
  HospitalEpisode,
  ImportRun,
  IntensityChange,
  LegalFrameChange,
  Intervention,
  ImprovementAction,
  NextReviewDay,
  ImprovementEntry,
  Job,
  JobPart,
  KnownLogFault,
  Leave,
  LogReview,
  LogReviewRow,
  Municipality,
  Need,
  NeedsInventory,
  OwnPage,
  OwnWords,
  Person,
  PersonNumber,
  PersonSummary,
  PlanCopy,
  PlanLink,
  Post,
  Principal,
  RecordChange,
  RecordHold,
  RecordJoin,
  RecoveryCode,
  Region,
  RegionFinding,
  RegisterChange,
  ResourceGroup,
  ResourceGroupGoal,
  ResourceGroupGoalNote,
  ResourceGroupMeeting,
  ResourceGroupMember,
  ResourceGroupVersion,
  SentForm,
  Service,
  ServiceFinding,
  Session,
  Sip,
  SipGoal,
  SipAction,
  SipParticipant,
  SipVersion,
  SipFollowUp,
  SipCall,
  SipFollowUpAction,
  StaffChange,
  TakenDocument,
  StaffMember,
  Tally,
  Team,
  TeamMeeting,
  TeamMeetingPerson,
  TeamMeetingStaff,
  Totp,
  Unit,
  UnitAnswer,
  UnitQuestion,
  Voiding,
  PlanEnding,
  WaitingForm,
];
