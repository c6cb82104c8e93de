import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, GraphQLInt, getNamedType, getNullableType, isListType, isObjectType } from 'graphql';
import { projectRoot } from '../../src/platform/project-root.js';

const schema = buildSchema(readFileSync(join(projectRoot, 'schema', 'schema.graphql'), 'utf8'));
const queries = Object.values(schema.getQueryType()!.getFields());

/** Lists that a query gives whole, and why they cannot be long. */
const WHOLE: Record<string, string> = {
  askedToLift: 'what one account has asked for in a day',
  auditCharts: 'the sample of one audit, of a size that is chosen',
  blocks: 'of one person: as often as they have changed their mind',
  board: 'whom one team helps together today',
  chartReviews: 'of the sample of one audit, of a size that is chosen, by two at most',
  copiesOfPerson: 'of one person: as often as somebody was given a plan',
  crisisPlanChangesSinceAnswers: 'the units of one plan',
  crisisPlans: 'of one person: one of each label and team',
  discharges: 'of one person: one for each stay in hospital',
  fidelityScales: 'come with the program',
  firstStepsToTake: 'at most eleven',
  goalNotes: 'of one goal of one person: as often as it was followed up or rated',
  groundsOf: 'of one person: as often as they have been asked',
  importColumns: 'come with the program',
  liftRequests: 'of one person: as often as somebody has asked in an emergency',
  missedReleases: 'of one person: their plans in force, for each standing release',
  municipalities: '290',
  myStaffMembers: "one in each of one's own teams",
  openedInEmergency: 'what one account has open, for some hours',
  ownPages: 'of one person: as often as an address was lost, one a year',
  ownWords: 'of one person: what they have written',
  ownSessions: 'the browsers of one account',
  ownSignIns: 'the latest twenty',
  needSuggestions: 'of one enrolment: interventions that go on and actions of one SIP',
  needsInventories: 'of one person: as often as one was taken, some twice a year',
  nextReviewsOfTeam: 'of one team: one for each scale',
  selfAndOutside: 'of one team by one scale: its whole audits, some each year',
  recordHolds: 'of one person: as often as somebody has asked, or a case has been under way',
  planPacks: "come with the program, and a site's own",
  planOffers: 'of one person: as often as they have been asked',
  planOfferCounts: 'one of each kind of plan',
  plansPrintingOldValue: "plans in force of one's own teams",
  registerToLookAt: 'of each principal at most four',
  recordJoins: 'of one person: as often as another record was found to be theirs',
  regions: '21',
  resourceGroupVersions: 'of one person: as often as the group was saved',
  retention: 'principals that keep records',
  reviewedQuestions: 'the questions of one scale, by two reviewers at most',
  reviewedPrincipals: 'those that one account reviews',
  signIns: 'the latest twenty',
  sipCalls: 'of one SIP: whoever is asked to its meetings',
  sips: 'of one person: one',
  summariesOfPerson: 'of one person: as often as a standing release told something new',
  support: 'of one person: their enrolments in the teams of the asker',
  unitQuestions: "what waits for one account's units, until it is answered",
  waitingRoles: 'roles that wait for a second administrator, until they are approved or declined',
};

it('a query that answers with a list gives a page of it, or the list cannot be long', () => {
  const whole = queries.filter(({ type }) => isListType(getNullableType(type))).map(({ name }) => name);
  expect(whole.sort()).toEqual(Object.keys(WHOLE).sort());
});

it('a query that gives a page of a list is asked for which in one way', () => {
  const pages = queries.filter(({ type }) => {
    const answer = getNamedType(type);
    const { items, total } = isObjectType(answer) ? answer.getFields() : {};
    return items && total && getNamedType(total.type) === GraphQLInt;
  });
  expect(pages.length).toBeGreaterThan(15);
  for (const { name, args } of pages) {
    const page = args.find((argument) => argument.name === 'page');
    expect([name, page && getNamedType(page.type).name]).toEqual([name, 'PageInput']);
  }
});
