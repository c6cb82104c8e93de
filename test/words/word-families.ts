import { GrantStatus, Role } from '../../src/access/role.js';
import { AgreementSubject } from '../../src/agreements/agreement-subject.js';
import { BulkPrintFormat } from '../../src/bulk-prints/bulk-print.input.js';
import { CaseloadKind, Urgency } from '../../src/caseload/caseload-kinds.js';
import { FirstStepKind } from '../../src/caseload/first-step.js';
import { ConsentForm } from '../../src/consents/consent-form.js';
import { OpeningJudgement } from '../../src/consents/emergency-opening.entity.js';
import { GroundState } from '../../src/consents/ground-state.js';
import { LiftAnswer } from '../../src/consents/lift-request.entity.js';
import { ContactMode, ContactOutcome, ContactPlace } from '../../src/contacts/contact-kinds.js';
import { importColumns } from '../../src/contacts/import-columns.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { ImportStatus } from '../../src/contacts/import-status.js';
import { InterventionMethod } from '../../src/contacts/intervention-kinds.js';
import { ChangedRecord } from '../../src/contacts/record-change.entity.js';
import {
  CrisisPlanLabel,
  ParticipantPart,
  Phase,
  UnitResponse,
  WishAnswer,
} from '../../src/crisis-plans/crisis-plan-kinds.js';
import { IndividualDetail, ReadingLevel } from '../../src/crisis-plans/hints/hint-kinds.js';
import { SheetForm } from '../../src/crisis-plans/sheets/sheet-form.js';
import { NoteTemplate } from '../../src/days/note-query.js';
import { TimelineKind } from '../../src/days/timeline.type.js';
import { DischargeStep } from '../../src/discharges/discharge-step.js';
import { Audience } from '../../src/disclosure/audience.js';
import {
  Circumstance,
  GroundKind,
  MeasureScope,
  NotGivenBecause,
} from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { DistributionStatus } from '../../src/fidelity/country/distribution.type.js';
import { EvidenceSource } from '../../src/fidelity/evidence/evidence.entity.js';
import { ImprovementStatus, PdsaPhase } from '../../src/fidelity/improvement/improvement-kinds.js';
import { FigureCaution } from '../../src/fidelity/measures/figure-caution.js';
import { measures } from '../../src/fidelity/measures/measures.js';
import { AuditStage, RatingDifference } from '../../src/fidelity/raters/compare-ratings.js';
import { ReviewAnswer } from '../../src/fidelity/reviews/chart-review.entity.js';
import { VISIT_SHEETS } from '../../src/fidelity/visit/visit.document.js';
import { GLOSSARY_TERMS } from '../../src/help/help-texts.service.js';
import { LogReviewStatus, RowAssessment } from '../../src/log-reviews/log-review.entity.js';
import { NeedAnswer, NeedKind, NeedSource } from '../../src/needs/need-kinds.js';
import { WEEKDAYS } from '../../src/organisations/opening-hours.js';
import { HolidayHours } from '../../src/organisations/opening-hours.type.js';
import {
  Activity,
  CareModel,
  IntegrationDegree,
  LegalForm,
  PrincipalKind,
  UnitKind,
} from '../../src/organisations/organisation-kinds.js';
import { RegisterEvent, RegisterRecord } from '../../src/organisations/register-change.entity.js';
import { OwnPageState } from '../../src/own-pages/own-page-state.js';
import { AmendedRecord, PlanEndReason } from '../../src/persons/amendment.entity.js';
import {
  IdentityKind,
  Intensity,
  LeavingReason,
  LegalFrame,
  PlanAfterLeaving,
  PlanKind,
} from '../../src/persons/person-kinds.js';
import { PersonFilter, PersonSort } from '../../src/persons/person-list.type.js';
import { PlanChange, PlanReader, PlanStatus, StatementAuthor } from '../../src/plans/plan-kinds.js';
import { OfferAnswer } from '../../src/plans/plan-offer.entity.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { ChainFault } from '../../src/platform/access-log/verify-chain.js';
import { Notation } from '../../src/platform/csv/notation.js';
import { errorStatus } from '../../src/platform/errors/domain-error.js';
import { QUERY_LIMITS } from '../../src/platform/graphql/query-limits.js';
import { hasMessage } from '../../src/platform/i18n/catalogue.js';
import { JobState } from '../../src/platform/jobs/job.entity.js';
import { LookAtReason } from '../../src/register/to-look-at.js';
import { SheetState } from '../../src/releases/copy-check.type.js';
import { CopyForm, CopyOutcome, LinkState, RecallReason } from '../../src/releases/copy-kinds.js';
import { GoalTerm, MemberKind, MemberRole } from '../../src/resource-groups/resource-group-kinds.js';
import { HoldReason, KeptBecause } from '../../src/retention/keeping-kinds.js';
import { ENTRY_COLUMNS } from '../../src/retention/last-entries.js';
import { keepingRules } from '../../src/retention/load-keeping-rules.js';
import { CHAPTERS, TOLD } from '../../src/retention/person-copy-chapters.js';
import { COPIED_TABLES, columnsOf, fieldOf } from '../../src/retention/person-copy-columns.js';
import { SignInMethod, SignInRefusal } from '../../src/sign-in/sign-in-event.js';
import { CallAnswer, CallKind } from '../../src/sips/calls/sip-call-kinds.js';
import {
  ActionOutcome,
  PERSON_QUESTIONS,
  PersonView,
} from '../../src/sips/follow-ups/sip-follow-up-kinds.js';
import { STATUTORY_PARTS } from '../../src/sips/sip-completeness.js';
import { STEPS } from '../../src/sips/sip-editor.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from '../../src/sips/sip-kinds.js';
import { LeaveKind, Profession, StaffRecord, TeamRole } from '../../src/teams/team-kinds.js';

const all = (kinds: Record<string, string>): string[] => Object.values(kinds);
const but = (kinds: Record<string, string>, left: string) => all(kinds).filter((one) => one !== left);
const COPIED_FIELDS = Object.keys(COPIED_TABLES).flatMap((table) =>
  Object.entries(columnsOf(table)).flatMap(([property, as]) =>
    as === 'key' || TOLD[table]?.includes(property) ? [] : fieldOf(property, as),
  ),
);
const measured = [...measures.keys()];
const figures = ['sum', 'item_mean', 'subscale_mean'];
const states = ['computed', 'changed', 'rated', 'missing', 'notRated', 'unrated'];

/** Keys that are put together: their `*` is a value, and these are all the values. */
export const families: Record<string, readonly (string | number)[]> = {
  'amendment.*': ['void', 'end', 'disagreement'],
  'amendment.endQuestion.*': [AmendedRecord.CRISIS_PLAN_VERSION, AmendedRecord.SIP_VERSION],
  'amendment.endReason.*': all(PlanEndReason),
  // A person is not voided: the enrolment is.
  'amendment.voidMeans.*': but(AmendedRecord, AmendedRecord.PERSON),
  'amendment.voidQuestion.*': but(AmendedRecord, AmendedRecord.PERSON),
  'block.lift.forms.*': all(ConsentForm),
  'caseload.group.*': [
    ...all(Urgency),
    ...[CaseloadKind.WITHOUT_COORDINATOR, CaseloadKind.WITHOUT_CRISIS_PLAN, CaseloadKind.WITHOUT_SIP],
  ],
  'caseload.kind.*': but(CaseloadKind, CaseloadKind.ROLE_TO_APPROVE),
  'consent.notGiven.*': all(NotGivenBecause),
  'consent.state.*': all(GroundState),
  'consent.when.*': but(GroundKind, GroundKind.CONSENT),
  'copy.link.state.*': all(LinkState),
  'ownPage.state.*': all(OwnPageState),
  'comparison.change.*': all(PlanChange),
  'comparison.sum.*': but(PlanChange, PlanChange.KEPT),
  'copyCheck.state.*': all(SheetState),
  'copyCheck.tag.*': all(SheetState).filter((state) => state !== SheetState.UNKNOWN),
  'copy.outcome.*': all(CopyOutcome),
  'copy.outcomeChoice.*': all(CopyOutcome),
  'copy.reader.*': all(PlanReader),
  'copy.recall.*': all(RecallReason),
  'correction.field.*': [
    ...['identityNumber', 'givenName', 'familyName', 'protectedIdentity', 'language', 'needsInterpreter'],
    ...['activity', 'placedAsChild'],
    ...['address', 'phone', 'fromDate', 'toDate', 'leavingReason', 'intensity', 'legalFrame', 'coordinators'],
  ],
  'crisisPlan.answer.*': all(WishAnswer),
  'crisisPlan.audience.*': all(Audience),
  'crisisPlan.author.*': all(StatementAuthor),
  'crisisPlan.hints.level.*': all(ReadingLevel),
  'crisisPlan.hints.missing.*': all(IndividualDetail),
  'crisisPlan.label.*': all(CrisisPlanLabel),
  'crisisPlan.part.*': all(ParticipantPart),
  'crisisPlan.phase.*': all(Phase),
  'crisisPlan.response.*': all(UnitResponse),
  'crisisPlan.status.*': all(PlanStatus),
  'discharge.step.*': all(DischargeStep),
  'discharge.*': ['done', 'doneLate', 'late', 'latest', 'noDay'],
  'day.field.*': [
    ...['callNotNeeded', 'consultation'],
    ...['date', 'time', 'minutes', 'mode', 'place', 'outcome', 'crisis', 'personPresent'],
    ...['naturalSupportPresent', 'staffIds', 'staffPresent', 'personsReviewed', 'enrolmentIds'],
    ...['admittedOn', 'teamInvolvedInAdmission', 'dischargedOn', 'teamInvolvedInDischarge'],
    ...['method', 'offeredOn', 'startedOn', 'endedOn', 'manualUsed'],
  ],
  'day.kind.*': all(TimelineKind),
  'day.noteTitle.*': [...all(NoteTemplate), ...but(ChangedRecord, ChangedRecord.CONTACT)],
  'day.correctTitle.*': all(ChangedRecord),
  'day.outcomeMeans.*': all(ContactOutcome),
  'day.titleOf.*': all(ChangedRecord),
  'documents.auditStatus.*': all(AuditStatus),
  'documents.author.*': but(StatementAuthor, StatementAuthor.PERSON),
  'documents.consentForm.*': all(ConsentForm),
  'documents.crisisPlan.answer.*': all(WishAnswer),
  'documents.crisisPlan.label.*': all(CrisisPlanLabel),
  'documents.sheetForm.*': but(SheetForm, SheetForm.WHOLE),
  'crisisPlan.sheetForm.*': all(SheetForm),
  'documents.crisisPlan.part.*': ['FACILITATED', 'FACILITATED_FROM_OUTSIDE'],
  'documents.fidelityReport.distribution_*': but(DistributionStatus, DistributionStatus.SHOWN),
  'documents.fidelityReport.figure.*': figures,
  'documents.fidelityReport.method_*': figures,
  'documents.firstFidelityReport.method_*': figures,
  'documents.goalTerm.*': all(GoalTerm),
  'documents.logReview.status.*': all(LogReviewStatus),
  'documents.mark.*': but(PlanStatus, PlanStatus.AGREED),
  'documents.memberKind.*': all(MemberKind),
  'documents.participantKind.*': all(ParticipantKind),
  'documents.phase.*': all(Phase),
  'documents.relativesPart.*': all(RelativesPart),
  'documents.response.*': all(UnitResponse),
  'documents.status.*': all(PlanStatus),
  'error.*.text': Object.keys(errorStatus),
  'error.*.title': Object.keys(errorStatus),
  'fidelity.caution.*': all(FigureCaution),
  'fidelity.figure.*': figures,
  'fidelity.itemState.*': states,
  'fidelity.rate.*': states,
  'fidelity.threshold.*': ['reached', 'notReached', 'unknown'],
  'fidelity.threshold.of.*': figures,
  'fidelity.windowLength.*': ['weeks', 'months'],
  'fidelity.measure.*.moved': measured.filter((name) => hasMessage(`fidelity.measure.${name}.moved`)),
  'fidelity.measure.*.name': measured,
  'fidelity.measure.*.numerator': measured,
  'fidelity.measure.*.denominator': measured,
  'fidelity.measure.*.unit': measured,
  'fidelityDistribution.nothing_*': but(DistributionStatus, DistributionStatus.SHOWN),
  'needs.answer.*': all(NeedAnswer),
  'needs.kind.*': all(NeedKind),
  'needs.suggestion.*': all(NeedSource),
  'review.answer.*': all(ReviewAnswer),
  'planOffer.answer.*': all(OfferAnswer),
  'oldValue.onPaper.*': ['openingHours', 'phone'],
  'planOffer.plan.*': all(PlanKind),
  'firstStep.kind.*': all(FirstStepKind),
  'import.formatOf.*': [
    ...['choice', 'date', 'dateAndTime', 'identity', 'list', 'partOfFullTime', 'text', 'time', 'wholeNumber'],
  ],
  'import.meaningOf.*': Object.entries(importColumns).flatMap(([kind, columns]) =>
    Object.keys(columns).map((column) => `${kind}.${column}`),
  ),
  'import.kind.*': all(ImportKind),
  'import.notation.*': all(Notation),
  'import.readAs.*': ['comma', 'semicolon', 'tab'],
  'bulkPrint.format.*': all(BulkPrintFormat),
  'bulkPrint.state.*': all(JobState),
  'import.status.*': all(ImportStatus),
  'import.wordOf.*': Object.entries({
    activity: all(Activity),
    contactMode: all(ContactMode),
    contactOutcome: all(ContactOutcome),
    contactPlace: all(ContactPlace),
    intensity: all(Intensity),
    interventionMethod: all(InterventionMethod),
    leavingReason: all(LeavingReason),
    legalFrame: all(LegalFrame),
    profession: all(Profession),
    teamRole: all(TeamRole),
    yesNo: ['yes', 'no'],
  }).flatMap(([kind, values]) => values.map((value) => `${kind}.${value}`)),
  'hours.day.*': WEEKDAYS,
  'hours.holidayChoice.*': all(HolidayHours),
  'hours.onHolidays.*': all(HolidayHours),
  'hours.weekday.*': WEEKDAYS,
  'help.meaningOf.*': GLOSSARY_TERMS,
  'help.term.*': GLOSSARY_TERMS,
  'improvement.group.*': all(ImprovementStatus),
  'improvement.move.*': ['less', 'lessOne', 'more', 'moreOne'],
  'improvement.moveHint.*': but(ImprovementStatus, ImprovementStatus.PLANNED),
  'improvement.moveTo.*': but(ImprovementStatus, ImprovementStatus.PLANNED),
  'improvement.phase.*': all(PdsaPhase),
  'improvement.reasonOf.*': but(ImprovementStatus, ImprovementStatus.PLANNED),
  'improvement.status.*': all(ImprovementStatus),
  'visit.about.*': VISIT_SHEETS,
  'documents.visit.title.*': VISIT_SHEETS,
  'kind.careModel.*': all(CareModel),
  'kind.chainFault.*': all(ChainFault),
  'kind.measureScope.*': all(MeasureScope),
  'kind.circumstance.*': all(Circumstance),
  'kind.consentForm.*': all(ConsentForm),
  'kind.contactMode.*': all(ContactMode),
  'kind.contactOutcome.*': all(ContactOutcome),
  'kind.contactPlace.*': all(ContactPlace),
  'kind.evidenceSource.*': all(EvidenceSource),
  'kind.grantStatus.*': all(GrantStatus),
  'kind.ground.*': [...all(GroundKind), 'EMERGENCY_OPENING'],
  'kind.integrationDegree.*': all(IntegrationDegree),
  'person.planAfterLeaving.*': all(PlanAfterLeaving),
  'personCopy.about.*': Object.keys(CHAPTERS),
  'personCopy.chapter.*': Object.keys(CHAPTERS),
  'personCopy.field.*': COPIED_FIELDS,
  'personList.filter.*': all(PersonFilter),
  'personList.none.*': all(PersonFilter),
  'personList.sort.*': all(PersonSort),
  'kind.identityKind.*': all(IdentityKind),
  'kind.intensity.*': all(Intensity),
  'kind.interventionMethod.*': all(InterventionMethod),
  'kind.holdReason.*': all(HoldReason),
  'kind.keptBecause.*': all(KeptBecause),
  'kind.leaveKind.*': all(LeaveKind),
  'kind.leavingReason.*': all(LeavingReason),
  'kind.legalForm.*': all(LegalForm),
  'kind.legalFrame.*': all(LegalFrame),
  'kind.openingJudgement.*': all(OpeningJudgement),
  'kind.principal.*': all(PrincipalKind),
  'kind.profession.*': all(Profession),
  'kind.recordCategory.*': all(RecordCategory),
  'kind.registered.*': all(RegisterRecord),
  'kind.role.*': all(Role),
  'kind.rowAssessment.*': all(RowAssessment),
  'kind.activity.*': all(Activity),
  'kind.agreementSubject.*': all(AgreementSubject),
  'kind.signInMethod.*': all(SignInMethod),
  'kind.teamRole.*': all(TeamRole),
  'kind.unit.*': all(UnitKind),
  'log.did.*': all(LoggedAction),
  'liftRequest.answer.*': all(LiftAnswer),
  'liftRequest.choice.*': all(LiftAnswer),
  'log.copyOf.*': all(PlanKind),
  'copy.form.*': all(CopyForm),
  'log.denial.*': ['BLOCKED', 'LINK', 'NO_RULE'],
  'log.ground.*': [...all(GroundKind), 'CARE_RELATION', 'EMERGENCY_OPENING'],
  'map.regionLabel.*': ['few', 'many', 'none', 'one', 'unknown'],
  // As class-validator calls a row that is no object.
  'problem.*': ['nestedValidation'],
  'problem.alreadyCovered.*': all(AgreementSubject).filter((subject) => subject !== AgreementSubject.OTHER),
  'problem.notCovered.*': ['SIP', 'DISCHARGE', 'CONSULTATION'],
  'problem.*Missing': ['circumstance', 'form', 'informedOn', 'reason', 'scope'],
  'problem.queryLimit.*': Object.keys(QUERY_LIMITS),
  'problem.text.*': ['nul', 'loneSurrogate', 'accents'],
  'problem.roleHasNo*': ['Team', 'Unit', 'Region', 'Principal'],
  'problem.roleNeeds*': ['Team', 'Unit', 'Region', 'Principal'],
  'raters.difference.*': all(RatingDifference),
  'raters.stage.*': all(AuditStage),
  'register.event.*': all(RegisterEvent),
  'register.field.*': [
    ...[
      'name',
      'kind',
      'activities',
      'sharesDocumentationFrom',
      'region',
      'municipality',
      'organisationNumber',
      'hsaId',
      'principal',
      'phone',
    ],
    ...[
      'openingHours',
      'now',
      'exceptions',
      'principals',
      'models',
      'legalForm',
      'startYear',
      'targetGroups',
    ],
    ...[
      'integrationDegree',
      'service',
      'plannedPosts',
      'weekHours',
      'capacity',
      'endedOn',
      'joined',
      'joinedInto',
    ],
  ],
  'register.plan.*': all(PlanKind),
  'release.as.*': but(CopyForm, CopyForm.OWN_PAGE),
  'release.to.*': ['PERSON', 'OWN_USE', 'AUTHORITY'],
  'resourceGroup.kind.*': all(MemberKind),
  'resourceGroup.missing.*': all(MemberRole),
  'resourceGroup.role.*': all(MemberRole),
  'resourceGroup.term.*': all(GoalTerm),
  'retention.rule.*': [...keepingRules.rules, keepingRules.placedChildren, keepingRules.research].map(
    ({ id }) => id,
  ),
  'retention.table.*': Object.keys(ENTRY_COLUMNS),
  'signIn.did.*': [
    ...['session.SIGN_IN', 'session.SIGN_OUT', 'session.CLOSE', 'password.UPDATE', 'first_password.UPDATE'],
    // Rows from before the two were told apart say UPDATE of codes.
    ...['totp.CREATE', 'totp.CLOSE', 'totp.UPDATE'],
  ],
  'signIn.refusal.*': all(SignInRefusal),
  'sip.consentForm.*': all(ConsentForm),
  'sip.needSeenBy.*': all(NeedSeenBy),
  'sip.step.*': STEPS,
  'sipCall.answer.*': all(CallAnswer),
  'sipCall.kind.*': all(CallKind),
  'documents.sipCall.title.*': all(CallKind),
  'sipFollowUp.outcome.*': all(ActionOutcome),
  'sipFollowUp.question.*': PERSON_QUESTIONS,
  'sipFollowUp.view.*': all(PersonView),
  'sip.part.*': STATUTORY_PARTS,
  'sip.relativesPart.*': all(RelativesPart),
  'register.toLookAt.reason.*': all(LookAtReason),
  'sip.care.*': ['INPATIENT', 'OUTPATIENT', 'UNSAID'],
  'sip.status.*': all(PlanStatus),
  'staff.field.*': [
    ...['account', 'added', 'employer', 'fromDate', 'kind', 'name', 'percentHundredths', 'profession'],
    ...['qualifications', 'reference', 'role', 'toDate', 'voided'],
  ],
  'staff.record.*': all(StaffRecord),
  'start.does.*': all(Role),
};
