import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import { pageHandlers } from '../support/handlers.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

// By what records may be looked for, chosen or put in order (PDL 2:8): never by anything from the social services, nor
// by any sensitive data but health. What is not on these lists fails; who adds a line has thought of that.

/** Arguments of queries and of fields, and why each is no forbidden search term. */
const ASKED_BY: Record<string, [args: string, why: string]> = {
  'Audit.evidence': ['code', 'an item of a scale; no person'],
  'CrisisPlanVersion.contactsFor': ['reader', 'which sheet of one known plan'],
  'CrisisPlanVersion.statementsFor': ['reader', 'which sheet of one known plan'],
  'Query.discharge': ['dischargeId', 'one discharge'],
  'Query.discharges': ['personId', 'of one person'],
  'Query.agreement': ['id', 'one agreement; no person'],
  'Query.agreements': ['page', 'every agreement of the register, by name; no person'],
  'Query.accounts': ['page', 'every account, by name; no person'],
  'Query.account': ['id', 'one account; no person'],
  'Query.audit': ['id', 'one audit of a team'],
  'Query.auditCharts': ['id', 'the sample of one audit, drawn at random'],
  'Query.chartReviews': ['id', 'answers about the sample of one audit, by number'],
  'Query.reviewedQuestions': ['id', 'the same counted; no person'],
  'Query.audits': ['page teamId', 'audits of one team'],
  'Query.board': ['teamId', 'whom one team helps today; by name'],
  'Query.blockedRecords': ['personId', 'one known person'],
  'Query.blocks': ['personId', 'one known person'],
  'Query.caseload': ['page', 'what waits for the asker, the earliest first'],
  'Query.contact': ['contactId', 'one known contact'],
  'Query.crisisPlanShare': ['teamId', 'a figure of a team; no person'],
  'Query.hospitalEpisode': ['episodeId', 'one known stay'],
  'Query.intervention': ['interventionId', 'one known intervention'],
  'Query.personTimeline': ['kinds page personId', 'one known person, by time and kind of record'],
  'Query.crisisPlanChangesSinceAnswers': ['planId', 'one known plan'],
  'Query.crisisPlanComparison': ['from planId to', 'two numbered versions of one known plan'],
  'Query.sharedCrisisPlanChanges': ['id', 'one known plan'],
  'Query.sipComparison': ['from sipId to', 'two numbered versions of one known plan'],
  'Query.overduePlans': [
    'coordinatorId page teamId',
    'of a team, the longest overdue first; or of one coordinator’s',
  ],
  'Query.planOfferCounts': ['input', 'figures of a team and a period; no person'],
  'Query.planOffers': ['personId', 'one known person'],
  'Query.teamDay': ['date teamId', 'one day of one team'],
  'Query.teamMeeting': ['meetingId', 'one known meeting'],
  'Query.checkCopy': ['code', 'one known copy'],
  'Query.copiesOfPerson': ['personId', 'one known person'],
  'Query.copiesOfUnit': ['page unitId', 'what one unit has been given, first what is to be recalled'],
  'Query.missedReleases': ['personId', 'one known person'],
  'Query.receivedPlan': ['copyId', 'one known copy'],
  'Query.receivedPerson': ['personId', 'one known person'],
  'Query.summariesOfPerson': ['personId', 'one known person'],
  'Query.copiesToRecall': ['page', 'what waits for the asker, the earliest first'],
  'Query.crisisPlan': ['id', 'one known plan'],
  'Query.crisisPlanHints': ['planId', 'one known plan'],
  'Query.crisisPlans': ['personId', 'one known person'],
  'Query.destructions': ['page', 'what has been destroyed, the latest first; no person'],
  'Query.fidelityDistribution': ['fictitious scale version', 'figures of many teams together; no person'],
  'Query.groundsOf': ['personId', 'one known person'],
  'Query.importColumns': ['kind', 'columns of a file; no rows'],
  'Query.importedFiles': ['page teamId', 'files of one team; no person'],
  'Query.improvementAction': ['id', 'one action of a team; no person'],
  'Query.improvementActions': ['page teamId', 'actions of one team; no person'],
  'Query.job': ['id', 'one job of the asker’s own; no person'],
  'Query.knownLogFaults': ['page', 'faults of the log, the latest first; no person'],
  'Query.liftRequests': ['personId', 'requests to lift blocks of one person'],
  'Query.logReview': ['id', 'one review'],
  'Query.logRow': ['number', 'whether one row of the log is sound; no person'],
  'Query.municipalities': ['regionCode', 'geography'],
  'Query.nextReviewsOfTeam': ['teamId', 'when one team is to be reviewed; no person'],
  'Query.openingsToReview': ['page', 'emergency openings, those that wait first; a person by initials'],
  'Query.plansPrintingOldValue': ['registeredId', 'plans of one’s own teams, by a record of the register'],
  'Query.principals': ['page', 'every principal, by name'],
  'Query.principal': ['id', 'one principal; no person'],
  'Query.registerHistory': ['page registeredId', 'one record of the register; no person'],
  'Query.services': ['page', 'every service, by name'],
  'Query.service': ['id', 'one service; no person'],
  'Query.units': ['page', 'every unit, by name'],
  'Query.unit': ['id', 'one unit; no person'],
  'Query.unitQuestion': ['id', 'one known question'],
  'Query.needSuggestions': ['enrolmentId', 'one known enrolment'],
  'Query.needsInventories': ['personId', 'one known person'],
  'Query.ownPages': ['personId', 'one known person'],
  'Query.ownWords': ['personId', 'one known person'],
  'Query.person': ['id', 'one known person'],
  'Query.personToHold': ['input', 'a whole number, one person of one’s own teams'],
  'Query.personCopy': ['personId', 'one known person'],
  'Query.personHistory': ['personId', 'one known person'],
  'Query.personLog': ['page personId', 'one known person, by time'],
  'Query.persons': [
    'filter page search sort teamId',
    'one team, whatever its services are: a name or a whole number, and what there is to do, such as a plan to look through',
  ],
  'Query.recordHolds': ['personId', 'one known person'],
  'Query.recordJoins': ['personId', 'one known person'],
  'Query.regionOverview': ['regionCode', 'figures of a region; no person'],
  'Query.releaseOffer': ['number planId', 'one known version of one known plan'],
  'Query.resourceGroup': ['on personId versionId', 'one known person, and which version'],
  'Query.goalNotes': ['goalKey personId', 'one goal of one known person'],
  'Query.resourceGroupMeetings': ['personId', 'one known person'],
  'Query.resourceGroupVersions': ['personId', 'one known person'],
  'Query.selfAndOutside': ['teamId', 'ratings of one team; no person'],
  'Query.sharedCrisisPlan': ['id', 'one known plan'],
  'Query.sharedCrisisPlans': [
    'page query',
    'beginnings of names, or a whole number; nothing of the contents',
  ],
  'Query.receivedPersons': ['page query', 'beginnings of names, or a whole number; nothing of the contents'],
  'Query.receivedPlans': ['page query', 'beginnings of names, or a whole number; nothing of the contents'],
  'Query.signIns': ['id', 'sign-ins of one account; no person'],
  'Query.sip': ['id', 'one known plan'],
  'Query.sipCalls': ['sipId', 'those of one SIP'],
  'Query.takenDocument': ['takenDocumentId', 'one known document'],
  'Query.takenDocuments': ['page', 'what one has taken in oneself, the latest first'],
  'Query.sips': ['personId', 'one known person'],
  'Query.support': ['personId', 'one known person'],
  'Query.staffMember': ['id', 'one member of staff; no person'],
  'Query.team': ['id', 'one team'],
  'Query.teams': ['page', 'every team, by name'],
  'SipVersion.participantsFor': ['reader', 'which sheet of one known plan'],
};

/** Fields of the inputs of mutations. All but one write what they say, about what an id names, and find nothing. */
const WRITTEN: Record<string, string> = {
  AddEvidenceInput: 'note source',
  AddImprovementEntryInput: 'date phase text',
  AddLeaveInput: 'fromDate kind postId revision toDate',
  AddPostInput: 'employerId fromDate percentHundredths profession revision role staffMemberId toDate',
  AddStaffMemberInput:
    'employerId fromDate name percentHundredths profession qualifications reference role teamId toDate',
  AnswerForUnitInput: 'planId response task unitId words',
  AnswerSipCallInput: 'answer answerWords answeredOn callId',
  AskUnitInput: 'planId unitId',
  NarrowGroundInput: 'groundId note taken',
  AgreeCrisisPlanInput: 'planId revision',
  AgreeSipInput: 'revision sipId',
  RecordSipCallInput: 'answerBy kind meetingAt meetingOn place principalId receiver sentOn sipId',
  RequestDestructionInput: 'decision mark principalId',
  AnswerLiftRequestInput: 'answer answerNote liftRequestId',
  AssessLogRowsInput: 'reviewId revision rows',
  AssessedRowInput: 'assessment item note number',
  BeginCrisisPlanInput: 'label pack personId',
  BeginTotpInput: 'password',
  CarryOutDestructionInput: 'destructionId persons',
  ChangeCoordinatorsInput: 'coordinatorIds enrolmentId fromDate nobody revision',
  ChangeImprovementActionInput: 'aimedRating dueOn followUpOn ownerId ownerName revision what',
  ChangeIntensityInput: 'enrolmentId fromDate intensity reason revision',
  ChangeLegalFrameInput: 'enrolmentId fromDate legalFrame reason revision',
  ChangePasswordInput: 'currentPassword newPassword',
  CloseAuditInput: 'cautionsConfirmed partial',
  CloseLogReviewInput: 'reviewId revision summary',
  ClosedHoursUnitInput: 'practicalOnly respondedBy respondedOn response task unitId',
  ColumnNotationInput: 'column notation',
  ConfirmTotpInput: 'code',
  CorrectContactInput:
    'consultation contactId crisis date minutes mode naturalSupportPresent outcome personPresent place reason revision staffIds time',
  CorrectEnrolmentInput:
    'coordinatorIds enrolmentId fromDate intensity leavingReason legalFrame reason revision toDate',
  CorrectHospitalEpisodeInput:
    'admittedOn dischargedOn episodeId reason revision teamInvolvedInAdmission teamInvolvedInDischarge',
  CorrectDischargeInput:
    'admittedOn admittedTime callNotNeeded calledOn dischargeId dischargedOn fastContact fastContactOn informationOn notReadyFrom notReadyTo noticeOn noticeTime plannedOn readyOn readyTime reason revision',
  CorrectInterventionInput: 'endedOn interventionId manualUsed method offeredOn reason revision startedOn',
  CorrectLeaveInput: 'fromDate kind leaveId reason revision toDate',
  CorrectPostInput: 'employerId fromDate percentHundredths postId profession reason revision role toDate',
  CorrectStaffMemberInput: 'name qualifications reason reference revision staffMemberId',
  CorrectPersonInput:
    'activity address familyName givenName identityNumber language needsInterpreter personId phone placedAsChild protectedIdentity reason revision',
  CorrectTeamMeetingInput:
    'date everyoneReviewed meetingId minutes othersReviewed personIds reason revision staffIds time',
  CountersignKnownLogFaultInput: 'knownFaultId',
  CreateAccountInput:
    'fromDate name password principalId regionCode reviewedPrincipalId role teamId toDate unitId username',
  ChangeAgreementInput:
    'agreementId consultants consultationBooking consultationUnitIds covers fromDate name paymentClock paymentDays principalIds reason reference revision sipCallDays sipMeetingDays toDate',
  ChangePrincipalInput:
    'activities hsaId kind municipalityCode name organisationNumber principalId reason regionCode revision sharesDocumentationFrom',
  ChangeServiceInput:
    'integrationDegree legalForm models name principalIds reason regionCode revision serviceId startYear targetGroups',
  ChangeTeamInput:
    'capacity hours models municipalityCode name phone plannedPosts reason revision serviceId teamId weekHours',
  ChangeUnitInput: 'hours kind name phone principalId reason revision unitId',
  CreateAgreementInput:
    'consultants consultationBooking consultationUnitIds covers fromDate name paymentClock paymentDays principalIds reference sipCallDays sipMeetingDays toDate',
  CreatePrincipalInput:
    'activities hsaId kind municipalityCode name organisationNumber regionCode sharesDocumentationFrom',
  CreateServiceInput:
    'integrationDegree legalForm models name principalIds regionCode startYear targetGroups',
  CreateUnitInput: 'hours kind name phone principalId',
  CrisisPlanContactInput: 'audience checkedOn name phone relation whenToCall',
  CrisisPlanParticipantInput: 'audience name part role',
  CrisisPlanSkippedSectionInput: 'section',
  CrisisPlanStatementInput: 'answer answerReason audience author section stage text',
  DeclineRoleInput: 'grantId reason',
  ReviewedQuestionInput: 'answer question',
  SaveChartReviewInput: 'answers number revision whatWasRead',
  DescribeTopicInput: 'revision text',
  EndEnrolmentInput: 'enrolmentId leavingReason plans toDate',
  EndPlanInput: 'note reason recordId recordType',
  EndPostInput: 'postId reason revision toDate',
  EndRecordInput: 'endedOn reason recordId recordType revision',
  EndRoleInput: 'grantId reason',
  EndSessionsInput: 'password',
  EndTotpInput: 'code password',
  EnrolPersonInput:
    'activity address coordinatorIds familyName fromDate givenName identityNumber intensity language legalFrame needsInterpreter phone protectedIdentity teamId',
  FirstPasswordInput: 'accountId password',
  FollowedActionInput: 'actionId outcome why',
  GiveOwnPageCodeInput: 'hours ownPageId',
  MakeOwnPageInput: 'hours personId',
  GrantRoleInput: 'accountId fromDate regionCode reviewedPrincipalId role teamId toDate unitId',
  ImportRecordsInput: 'contentBase64 correctionsDigest dryRun fileName kind notations teamId',
  JoinRecordsInput: 'intoId reason recordId recordType revision',
  JudgeAuditInput: 'judgement note revision',
  JudgeEmergencyOpeningInput: 'judgement openingId reviewNote',
  LastDayInput: 'grantId revision toDate',
  LinkStaffAccountInput: 'accountId revision staffMemberId',
  LeftPlanInput: 'becomes planId',
  LiftBlockInput: 'blockId liftForm liftNote',
  LiftRecordHoldInput: 'holdId liftNote',
  MoveImprovementActionInput: 'reason revision status',
  NoteContactInput:
    'consultation crisis date minutes mode naturalSupportPresent outcome personId personPresent place staffIds teamId time',
  NoteHospitalEpisodeInput:
    'admittedOn dischargedOn personId teamId teamInvolvedInAdmission teamInvolvedInDischarge',
  NoteDischargeInput:
    'admittedOn admittedTime callNotNeeded calledOn dischargedOn fastContact fastContactOn informationOn notReadyFrom notReadyTo noticeOn noticeTime personId plannedOn readyOn readyTime teamId',
  NoteInterventionInput: 'endedOn manualUsed method offeredOn personId startedOn teamId',
  NoteTeamMeetingInput: 'date everyoneReviewed minutes othersReviewed personIds staffIds teamId time',
  NoteUnitAnswerInput: 'answeredByName answeredOn planId response seenAnswerId task unitId words',
  NoteDisagreementInput: 'recordId recordType text',
  // Looks somebody up, by the whole identity number alone.
  OpenInEmergencyInput: 'cannotConsent danger identityNumber planNotEnough reason',
  PersonToHoldInput: 'identityNumber',
  // Of queries: which page of a list.
  PageInput: 'page size',
  PlanImprovementActionInput: 'aimedRating auditId code dueOn followUpOn ownerId ownerName what',
  PlanOfferCountInput: 'from teamId to',
  PlanTeamImprovementActionInput: 'dueOn followUpOn origin ownerId ownerName teamId what',
  ProposeKnownLogFaultInput: 'digest number reason',
  PutOnBoardInput: 'enrolmentId fromDate reason revision',
  RateAuditItemInput: 'caseNumber notRatedRule note rating revision',
  RecommendForItemInput: 'revision text',
  SummariseAuditInput: 'priorities revision summary',
  AuditPriorityInput: 'code text',
  OpeningExceptionInput: 'closes fromDate opens toDate',
  OpeningHoursInput: 'exceptions holidays spans',
  OpeningSpanInput: 'closes fromDay opens toDay',
  RecordGroundInput:
    'categories circumstance form fromDate informedOn kind personId purpose reason receiverId receiverUnitId scope standingRelease toDate',
  RecordPlanOfferInput: 'answer note offeredOn personId plan',
  RecordSipFollowUpInput:
    'actions heldOn isOfHelp knowsWhoDoesWhat number personWords present sipId wasHeard',
  RecordUnitResponseInput: 'planId respondedBy respondedOn response revision unitId',
  RegisterTeamInput: 'capacity hours models municipalityCode name phone plannedPosts serviceId weekHours',
  ReleasePlanInput:
    'consentForm consentOn form hours language note number planId receiver receiverName sheetForm',
  DeclineRecordJoinInput: 'joinId reason',
  ProposeRecordJoinInput: 'identityNumber personId reason',
  RemoveRaterInput: 'raterId reason',
  ReopenRecordInput: 'reason recordId recordType revision',
  ReplaceNumberInput: 'identityNumber personId reason revision',
  NoteGoalInput: 'date followUp goalKey ownWords personId rating',
  NoteGroupMeetingInput: 'agenda attended date minutes personId',
  CorrectGroupMeetingInput: 'agenda attended date minutes noteKey personId reason revision',
  VoidGroupNoteInput: 'noteKey personId reason',
  ResourceGroupGoalInput: 'followUpOn goalKey steps term text',
  ResourceGroupMemberInput:
    'audience kind memberKey name notNominatedReason phone relation representsPerson role seesCrisisPlan',
  SaveCrisisPlanDraftInput:
    'closedHours closedHoursUnits contacts madeOn madeTogether noUnitReason participants phase planId reviewOn revision seenDigest skippedSections statements',
  SaveResourceGroupInput:
    'goals meetingWeeks members personId revision withoutCoordinatorReason withoutDoctorReason',
  SaveSipDraftInput:
    'calledOn consentForm consentOn consentScope followUpBy followUpOn longTermGoals measures measuresByOthers meetingLedBy meetingPlace metOn needSeenAt needSeenBy needSeenOn noMeasuresByOthers noMunicipalityAction noRegionAction overallPrincipalId participants personAbsence relativesNote relativesPart revision seenDigest shortTermGoals sipId wantsHelpWith wantsNotThere wantsThere whatMatters',
  SetBlockInput: 'personId teamId',
  SetNextReviewInput: 'revision setTo',
  SetRecordHoldInput: 'note personId reason',
  SettleCopiesInput: 'copyIds note settledAs settledOn',
  SipActionInput: 'dueDate fromDate principalId reach responsible text unit',
  SipOtherActionInput: 'dueDate fromDate otherActor reach responsible text unit',
  SipParticipantInput: 'absence attended audience kind name phone role',
  StartAuditInput:
    'components firstRater firstRaterStaffId reReviewOf redrawReason sampleSize scale secondRater secondRaterStaffId teamId windowFrom windowTo',
  StartLogReviewInput: 'periodFrom periodTo principalId sampleSize',
  TakeReceivedPlanInput: 'copyId reason',
  TakeOffBoardInput: 'enrolmentId reason revision toDate',
  UpdateAccountInput: 'accountId name principalId revision',
  VoidNotedInput: 'reason recordId',
  TakeNeedsInventoryInput: 'enrolmentId madeOn needs revision',
  NeedInput: 'answer kind',
  VoidPlanOfferInput: 'offerId reason',
  VoidImportInput: 'importRunId reason',
  VoidLeaveInput: 'leaveId reason revision',
  VoidPostInput: 'postId reason revision',
  VoidRecordInput: 'reason recordId recordType',
  WithdrawGroundInput: 'groundId note',
};

/** Mutations take an input, or the id of what they are about; some also the code of an item of a scale. */
const TAKEN_BESIDE_INPUTS = [
  'code',
  'copyId',
  'evidenceId',
  'format',
  'grantId',
  'id',
  'input',
  'ownPageId',
  'ownWordsId',
  'pack',
  'personId',
  'planId',
  'sheetForm',
  'sipId',
];

/** What addresses take after their question mark, by page and in links; `*` is all of it, read as an input class. */
const PARAMETERS: Record<string, string> = {
  'AccountsPages.list(page)': 'which page; no person',
  'AuditsPages.blank(reReviewOf)': 'which audit of the team a new one rates again in part; no person',
  'AuditsPages.blank(scale)': 'which scale a new audit is to use',
  'AuditsPages.list(page)': 'which page; no person',
  'BulkPrintsPages.progress(still)': 'whether it has been waited for already; no person',
  'ContactsPages.blank(*)': 'for whom and of which day something is noted',
  'CopiesPages.ofUnit(page)': 'which page',
  'CopyChecksPages.form(code)': 'one known copy',
  'CrisisPlanComparisonPages.compare(from)': 'a numbered version of one known plan',
  'CrisisPlanComparisonPages.compare(to)': 'a numbered version of one known plan',
  'CrisisPlanEditorPages.edit(grows)': 'where in the form a row is added',
  'DistributionPages.show(fictitious)': 'made-up teams instead of the real ones; no person',
  'DistributionPages.show(scale)': 'which scale the country’s teams are shown on; no person',
  'DistributionPages.workbook(fictitious)': 'made-up teams instead of the real ones; no person',
  'DistributionPages.workbook(scale)': 'which scale the country’s teams are shown on; no person',
  'DischargesPages.blank(*)': 'for whom and of which day something is noted',
  'HospitalEpisodesPages.blank(*)': 'for whom and of which day something is noted',
  'ImportPages.show(page)': 'which page of the files of a team; no person',
  'ImportRunsPages.progress(still)': 'whether it has been waited for already; no person',
  'ImprovementPages.list(page)': 'which page; no person',
  'InterventionsPages.blank(*)': 'for whom and of which day something is noted',
  'KnownLogFaultsPages.show(*)':
    'as logRow and knownLogFaults: a row of the log by its number, or which page; no person',
  'NewGroundPages.consent(like)': 'a known ground of the same person, to begin from',
  'NewGroundPages.other(like)': 'a known ground of the same person, to begin from',
  'OidcPages.start(next)': 'where to go after sign-in',
  'OpeningReviewsPages.judge(page)': 'the page on which one is judged',
  'OpeningReviewsPages.list(page)': 'which page; those that wait first',
  'RegisterListPages.list(agreements)': 'which page; no person',
  'RegisterListPages.list(principals)': 'which page; no person',
  'RegisterListPages.list(services)': 'which page; no person',
  'RegisterListPages.list(units)': 'which page; no person',
  'OwnPageVisitsPages.log(page)': 'which page of one’s own log',
  'PersonListPages.list(filter)': 'as persons: what there is to do; whom somebody searches for is posted',
  'PersonListPages.list(page)': 'which page of the persons of a team',
  'PersonListPages.list(sort)': 'as persons: by name or by days',
  'PersonLogPages.show(page)': 'which page of a known person’s log',
  'RegisterPages.show(page)': 'which page of the history of a record in the register; no person',
  'RetentionPages.report(page)': 'which page of destructions; no person',
  'ReceivedPlansPages.list(page)': 'which page; a name or a number is posted',
  'ReceivedPlansPages.persons(page)': 'which page; a name or a number is posted',
  'ReceivedPlansPages.show(compared)': 'whether it is there',
  'SharedPlansPages.list(page)': 'which page; a name or a number is posted',
  'ResourceGroupsPages.show(*)': 'which version of one known person’s group',
  'SharedPlansPages.show(compared)': 'whether it is there',
  'SignInPages.show(next)': 'where to go after sign-in',
  'SipComparisonPages.compare(from)': 'a numbered version of one known plan',
  'SipComparisonPages.compare(to)': 'a numbered version of one known plan',
  'SipEditorPages.edit(grows)': 'where in the form a row is added',
  'StartPages.waiting(page)': 'which page of a list is shown',
  'StartPages.waiting(when)': 'how urgent what is shown is',
  'TakenDocumentsPages.list(page)': 'which page',
  'TeamDayPages.jump(*)': 'which day is shown',
  'TeamMeetingsPages.blank(*)': 'of which day something is noted',
  'VisitPages.agenda(day)': 'the first day of a visit; no person',
  'VisitPages.letter(day)': 'the first day of a visit; no person',
  'VisitPages.papers(day)': 'the first day of a visit; no person',
  'TeamPlansPages.show(coordinator)': 'the overdue plans of one coordinator’s',
  'TeamPlansPages.show(from)': 'the first day of a period; no person',
  'TeamPlansPages.show(page)': 'which page of the overdue plans of a team',
  'TeamPlansPages.show(to)': 'the last day of a period; no person',
  'VisitPages.show(day)': 'the first day of a visit; no person',
  'VisitPages.survey(day)': 'the first day of a visit; no person',
  'TimelinePages.show(*)': 'as personTimeline: which page, and kinds of record',
};

/** What names a place in an address: ids, codes of geography and scales, and kinds of record. */
const PLACES =
  'accountId actionId auditId blockId callId caseNumber code contactId copyCode copyId date destructionId dischargeId enrolmentId episodeId evidenceId formId goalKey grantId groundId holdId interventionId jobId joinId kind knownFaultId leaveId liftRequestId meetingId memberId noteKey number offerId ownPageId ownWordsId personId planId postId principalId questionId raterId recordId recordType regionCode registered registeredId reviewId runId scanId sipId step subscale takenDocumentId taskId teamId token unitId workId';
('accountId actionId auditId blockId caseNumber code contactId copyCode copyId date destructionId dischargeId enrolmentId episodeId evidenceId formId grantId groundId holdId interventionId jobId joinId kind knownFaultId leaveId liftRequestId meetingId memberId number offerId ownPageId ownWordsId personId planId postId principalId questionId raterId recordId recordType regionCode registered registeredId reviewId runId scanId sipId step subscale takenDocumentId teamId token unitId workId');
('accountId actionId auditId blockId caseNumber code contactId copyCode copyId date destructionId enrolmentId episodeId evidenceId formId grantId groundId holdId interventionId jobId joinId kind knownFaultId leaveId liftRequestId meetingId memberId noteKey number offerId ownPageId ownWordsId personId planId postId principalId questionId raterId recordId recordType regionCode registered registeredId reviewId runId scanId sipId subscale takenDocumentId teamId token unitId workId');
('accountId actionId auditId blockId caseNumber code contactId copyCode copyId date destructionId enrolmentId episodeId evidenceId formId goalKey grantId groundId holdId interventionId jobId joinId kind knownFaultId leaveId liftRequestId meetingId memberId noteKey number offerId ownPageId ownWordsId personId planId postId principalId questionId raterId recordId recordType regionCode registered registeredId reviewId runId scanId sipId subscale takenDocumentId teamId token unitId workId');

let test: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  test = await startTestApp();
  schema = test.app.get(GraphQLSchemaHost).schema;
});
afterAll(() => test.close());

const inOrder = (names: readonly { name: string }[]) =>
  names
    .map(({ name }) => name)
    .sort()
    .join(' ');

describe('records are looked for, chosen and put in order', () => {
  it('by reviewed arguments of queries and fields alone', () => {
    const found: Record<string, string> = {};
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__') || type.name === 'Mutation') continue;
      for (const { name, args } of Object.values(type.getFields()))
        if (args.length > 0) found[`${type.name}.${name}`] = inOrder(args);
    }
    const reviewed = Object.entries(ASKED_BY).map(([field, [args]]) => [field, args]);
    expect(found).toEqual(Object.fromEntries(reviewed));
  });

  it('by nothing that is written with a mutation but a whole identity number', () => {
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    const found = inputs.map((type) => [type.name, inOrder(Object.values(type.getFields()))]);
    expect(Object.fromEntries(found)).toEqual(WRITTEN);
    const args = Object.values(schema.getMutationType()!.getFields()).flatMap(({ args }) => args);
    expect([...new Set(args.map(({ name }) => name))].sort()).toEqual(TAKEN_BESIDE_INPUTS);
  });

  it('by reviewed parameters of addresses alone', () => {
    const parameters = pageHandlers(test).flatMap(({ name, takes }) =>
      takes.filter(({ from }) => from === 'query').map((taken) => `${name}(${taken.name ?? '*'})`),
    );
    // One method may take care of two addresses.
    expect([...new Set(parameters)].sort()).toEqual(Object.keys(PARAMETERS).sort());
    const places = pageHandlers(test).flatMap(({ path }) => path.match(/(?<=:)\w+/g) ?? []);
    expect([...new Set(places)].sort().join(' ')).toBe(PLACES);
  });
});
