import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import { pageHandlers } from '../support/handlers.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

// By what records may be looked for, chosen or put in order (PDL 2:8): never by anything from the social services, nor
// by any sensitive data but health. What is not on these lists fails; who adds a line has thought of that.

/** Arguments of queries and of fields, and why each is no forbidden search term. */
const ASKED_BY: Record<string, [args: string, why: string]> = {
  'Audit.evidence': ['code', 'an item of a scale; no person'],
  'CrisisPlanVersion.statementsFor': ['reader', 'which sheet of one known plan'],
  'Query.account': ['id', 'one account; no person'],
  'Query.audit': ['id', 'one audit of a team'],
  'Query.auditCharts': ['id', 'the sample of one audit, drawn at random'],
  'Query.audits': ['teamId', 'audits of one team'],
  'Query.blockedRecords': ['personId', 'one known person'],
  'Query.blocks': ['personId', 'one known person'],
  'Query.crisisPlan': ['id', 'one known plan'],
  'Query.crisisPlans': ['personId', 'one known person'],
  'Query.enrolledPersons': ['teamId', 'everybody in one team, whatever its services are; by name'],
  'Query.fidelityDistribution': ['fictitious scale version', 'figures of many teams together; no person'],
  'Query.groundsOf': ['personId', 'one known person'],
  'Query.importColumns': ['kind', 'columns of a file; no rows'],
  'Query.importedFiles': ['teamId', 'files of one team; no person'],
  'Query.improvementAction': ['id', 'one action of a team; no person'],
  'Query.improvementActions': ['teamId', 'actions of one team; no person'],
  'Query.logReview': ['id', 'one review'],
  'Query.logRow': ['number', 'whether one row of the log is sound; no person'],
  'Query.municipalities': ['regionCode', 'geography'],
  'Query.person': ['id', 'one known person'],
  'Query.personHistory': ['personId', 'one known person'],
  'Query.personLog': ['limit offset personId', 'one known person, by time'],
  'Query.regionOverview': ['regionCode', 'figures of a region; no person'],
  'Query.resourceGroup': ['personId', 'one known person'],
  'Query.sharedCrisisPlan': ['id', 'one known plan'],
  'Query.sharedCrisisPlans': [
    'page query',
    'the beginning of a name, or a whole number; nothing of the contents',
  ],
  'Query.signIns': ['id', 'sign-ins of one account; no person'],
  'Query.sip': ['id', 'one known plan'],
  'Query.sips': ['personId', 'one known person'],
  'Query.team': ['id', 'one team'],
  'Query.teams': ['limit offset', 'every team, by name'],
};

/** Fields of the inputs of mutations. All but one write what they say, about what an id names, and find nothing. */
const WRITTEN: Record<string, string> = {
  AddEvidenceInput: 'note source',
  AddImprovementEntryInput: 'date phase text',
  AgreeCrisisPlanInput: 'planId revision',
  AgreeSipInput: 'revision sipId',
  RequestDestructionInput: 'decision mark principalId',
  AssessLogRowsInput: 'reviewId revision rows',
  AssessedRowInput: 'assessment item note number',
  BeginCrisisPlanInput: 'label personId',
  BeginTotpInput: 'password',
  CarryOutDestructionInput: 'destructionId persons',
  ChangeImprovementActionInput: 'dueOn ownerId ownerName revision what',
  ChangePasswordInput: 'currentPassword newPassword',
  CloseAuditInput: 'partial',
  CloseLogReviewInput: 'reviewId revision summary',
  ClosedHoursUnitInput: 'respondedBy respondedOn response task unitId',
  ConfirmTotpInput: 'code',
  CorrectEnrolmentInput:
    'coordinatorIds enrolmentId fromDate intensity leavingReason legalFrame reason revision toDate',
  CorrectPersonInput:
    'address familyName givenName identityNumber language needsInterpreter personId phone protectedIdentity reason revision',
  CountersignKnownLogFaultInput: 'knownFaultId',
  CreateAccountInput:
    'fromDate name password principalId regionCode reviewedPrincipalId role teamId toDate unitId username',
  CreatePrincipalInput: 'kind law municipalityCode name regionCode',
  CreateServiceInput:
    'integrationDegree legalForm models name principalIds regionCode startYear targetGroups',
  CreateUnitInput: 'kind name openingHours phone principalId',
  CrisisPlanStatementInput: 'audience author section stage text',
  DeclineRoleInput: 'grantId reason',
  DescribeTopicInput: 'revision text',
  EndEnrolmentInput: 'enrolmentId leavingReason toDate',
  EndRoleInput: 'grantId reason',
  EndSessionsInput: 'password',
  EndTotpInput: 'code password',
  EnrolPersonInput:
    'address coordinatorIds familyName fromDate givenName identityNumber intensity language legalFrame needsInterpreter phone protectedIdentity teamId',
  FirstPasswordInput: 'accountId password',
  GrantRoleInput: 'accountId fromDate regionCode reviewedPrincipalId role teamId toDate unitId',
  ImportRecordsInput: 'contentBase64 dryRun fileName kind teamId',
  JudgeAuditInput: 'judgement note revision',
  JudgeEmergencyOpeningInput: 'judgement openingId reviewNote',
  LastDayInput: 'grantId revision toDate',
  LiftBlockInput: 'blockId liftForm liftNote',
  MoveImprovementActionInput: 'reason revision status',
  NoteDisagreementInput: 'recordId recordType text',
  // Looks somebody up, by the whole identity number alone.
  OpenInEmergencyInput: 'confirmed identityNumber reason',
  PlanImprovementActionInput: 'auditId code dueOn ownerId ownerName what',
  ProposeKnownLogFaultInput: 'digest number reason',
  RateAuditItemInput: 'caseNumber note rating revision',
  RecordGroundInput:
    'categories circumstance form fromDate informedOn kind personId purpose reason receiverId receiverUnitId toDate',
  RecordUnitResponseInput: 'planId respondedBy respondedOn response revision unitId',
  RegisterTeamInput:
    'capacity models municipalityCode name openingHours phone plannedFteHundredths serviceId',
  RemoveRaterInput: 'raterId reason',
  ResourceGroupGoalInput: 'followUpOn term text',
  ResourceGroupMemberInput: 'kind name phone relation seesCrisisPlan',
  SaveCrisisPlanDraftInput:
    'closedHours closedHoursUnits madeOn madeTogether phase planId reviewOn revision seenDigest statements',
  SaveResourceGroupInput: 'goals members personId revision',
  SaveSipDraftInput:
    'calledOn consentForm consentOn consentScope followUpBy followUpOn longTermGoals measures measuresByOthers metOn needSeenOn noMeasuresByOthers overallPrincipalId participants personAbsence relativesNote relativesPart revision seenDigest shortTermGoals sipId whatMatters',
  SetBlockInput: 'personId teamId',
  SipActionInput: 'dueDate fromDate principalId responsible text unit',
  SipOtherActionInput: 'dueDate fromDate otherActor responsible text unit',
  SipParticipantInput: 'attended kind name phone role',
  StartAuditInput: 'components firstRater sampleSize scale secondRater teamId windowFrom windowTo',
  StartLogReviewInput: 'periodFrom periodTo principalId sampleSize',
  UpdateAccountInput: 'accountId name principalId revision',
  VoidRecordInput: 'reason recordId recordType',
  WithdrawGroundInput: 'groundId note',
};

/** Mutations take an input, or the id of what they are about; some also the code of an item of a scale. */
const TAKEN_BESIDE_INPUTS = ['code', 'evidenceId', 'grantId', 'id', 'input', 'personId', 'planId', 'sipId'];

/** What addresses take after their question mark, by page and in links; `*` is all of it, read as an input class. */
const PARAMETERS: Record<string, string> = {
  'AuditsPages.blank(scale)': 'which scale a new audit is to use',
  'CrisisPlanEditorPages.edit(grows)': 'where in the form a row is added',
  'CrisisPlanPrintsPages.print(for)': 'for whom the sheet is',
  'DistributionPages.show(fictitious)': 'made-up teams instead of the real ones; no person',
  'DistributionPages.show(scale)': 'which scale the country’s teams are shown on; no person',
  'DistributionPages.workbook(fictitious)': 'made-up teams instead of the real ones; no person',
  'DistributionPages.workbook(scale)': 'which scale the country’s teams are shown on; no person',
  'KnownLogFaultsPages.show(*)': 'as logRow: a row of the log by its number; no person',
  'NewGroundPages.consent(like)': 'a known ground of the same person, to begin from',
  'NewGroundPages.other(like)': 'a known ground of the same person, to begin from',
  'OidcPages.start(next)': 'where to go after sign-in',
  'PersonLogPages.show(page)': 'which page of a known person’s log',
  'SharedPlansPages.list(*)': 'as sharedCrisisPlans: a name or a whole number, and which page',
  'SignInPages.show(next)': 'where to go after sign-in',
  'SipEditorPages.edit(grows)': 'where in the form a row is added',
};

/** What names a place in an address: ids, codes of geography and scales, and kinds of record. */
const PLACES =
  'accountId actionId auditId blockId caseNumber code destructionId enrolmentId evidenceId formId grantId groundId kind knownFaultId number personId planId principalId raterId recordId recordType regionCode reviewId sipId subscale teamId';

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
