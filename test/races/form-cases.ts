import { UPLOADS_OF_ONE } from '../../src/platform/door/uploads.js';
import type { Caller } from '../support/caller.js';
import { contactsFile, LOG, mutationCases } from './mutation-cases.js';
import { posted } from './operations.js';
import type { Leeway, Request } from './outcome.js';
import { codeOf, DAY, type RaceWorld } from './race-world.js';

/** Forms that do what a mutation does, by the same service. */
export const formsOfMutations: Record<string, string> = {
  '/account/password': 'changePassword',
  '/account/sessions/end': 'endOtherSessions',
  '/account/totp': 'beginTotp',
  '/account/totp/confirm': 'confirmTotp',
  '/account/totp/end': 'endTotp',
  '/accounts': 'createAccount',
  '/accounts/:accountId': 'updateAccount',
  '/accounts/:accountId/close': 'closeAccount',
  '/accounts/:accountId/password': 'giveFirstPassword',
  '/accounts/:accountId/reopen': 'reopenAccount',
  '/accounts/:accountId/roles': 'grantRole',
  '/accounts/:accountId/totp': 'resetTotp',
  '/accounts/roles/:grantId': 'changeLastDay',
  '/accounts/roles/:grantId/approve': 'approveRole',
  '/accounts/roles/:grantId/decline': 'declineRole',
  '/accounts/roles/:grantId/end': 'endRole',
  '/audits/:auditId/close': 'closeAudit',
  '/audits/:auditId/consensus/:code/:caseNumber': 'rateAuditItem',
  '/audits/:auditId/evidence/:evidenceId/remove': 'removeAuditEvidence',
  '/audits/:auditId/next-review': 'setNextReview',
  '/audits/:auditId/finish': 'finishRating',
  '/audits/:auditId/items/:code': 'rateAuditItem',
  '/audits/:auditId/items/:code/actions': 'planImprovementAction',
  '/audits/:auditId/items/:code/draft': 'rateAuditItem',
  '/audits/:auditId/items/:code/evidence': 'addAuditEvidence',
  '/audits/:auditId/judgement': 'judgeAudit',
  '/audits/:auditId/raters/:raterId/remove': 'removeRater',
  '/audits/:auditId/recount': 'recountAudit',
  '/audits/:auditId/reopen': 'reopenRating',
  '/audits/:auditId/words': 'summariseAudit',
  '/audits/:auditId/words/:code': 'recommendForAuditItem',
  '/audits/:auditId/charts/:number/review': 'saveChartReview',
  '/audits/:auditId/topics/:code': 'describeAuditTopic',
  '/audits/:auditId/topics/:code/draft': 'describeAuditTopic',
  '/contacts/:contactId/correct': 'correctContact',
  '/contacts/:contactId/void': 'voidContact',
  '/crisis-plans/:planId/agree': 'agreeCrisisPlan',
  '/crisis-plans/:planId/units/:unitId/tasks/:taskId/answer': 'noteUnitAnswer',
  '/crisis-plans/:planId/versions/:number/release': 'releasePlan',
  '/sips/:planId/versions/:number/release': 'releasePlan',
  '/shared-plans/:planId/print.pdf': 'releaseSharedPlan',
  '/shared-plan-prints': 'printAllSharedPlans',
  '/shared-plan-prints/:jobId/cancel': 'cancelJob',
  '/received/:copyId/answers': 'answerForUnit',
  '/received/:copyId/print.pdf': 'printReceivedPlan',
  '/received/:copyId/take': 'takeReceivedPlan',
  '/persons/:personId/copies': 'settleCopies',
  '/copies/:copyId/revoke': 'revokeLink',
  '/own-pages/:ownPageId/code': 'giveOwnPageCode',
  '/own-pages/:ownPageId/revoke': 'revokeOwnPage',
  '/own-words/:ownWordsId/settle': 'settleOwnWords',
  '/persons/:personId/own-page': 'makeOwnPage',
  '/crisis-plans/:planId/versions': 'beginNextCrisisPlanVersion',
  '/emergency-opening': 'openInEmergency',
  '/enrolments/:enrolmentId/board': 'putOnBoard',
  '/enrolments/:enrolmentId/board/end': 'takeOffBoard',
  '/enrolments/:enrolmentId/coordinators': 'changeCoordinators',
  '/enrolments/:enrolmentId/correct': 'correctEnrolment',
  '/enrolments/:enrolmentId/intensity': 'changeIntensity',
  '/enrolments/:enrolmentId/legal-frame': 'changeLegalFrame',
  '/enrolments/:enrolmentId/needs': 'takeNeedsInventory',
  '/improvement-actions/:actionId/edit': 'changeImprovementAction',
  '/improvement-actions/:actionId/entries': 'addImprovementEntry',
  '/improvement-actions/:actionId/status': 'moveImprovementAction',
  '/leaves/:leaveId/correct': 'correctLeave',
  '/leaves/:leaveId/void': 'voidLeave',
  '/discharges/:dischargeId/correct': 'correctDischarge',
  '/discharges/:dischargeId/steps/:step': 'correctDischarge',
  '/discharges/:dischargeId/void': 'voidDischarge',
  '/hospital-episodes/:episodeId/correct': 'correctHospitalEpisode',
  '/hospital-episodes/:episodeId/void': 'voidHospitalEpisode',
  '/interventions/:interventionId/correct': 'correctIntervention',
  '/interventions/:interventionId/void': 'voidIntervention',
  '/log-faults': 'proposeKnownLogFault',
  '/lift-requests/:liftRequestId': 'answerLiftRequest',
  '/log-faults/:knownFaultId/countersign': 'countersignKnownLogFault',
  '/log-reviews': 'startLogReview',
  '/log-reviews/:reviewId/close': 'closeLogReview',
  '/log-reviews/:reviewId/rows': 'assessLogRows',
  '/log-reviews/emergency-openings': 'judgeEmergencyOpening',
  '/organisations/agreements': 'createAgreement',
  '/organisations/principals': 'createPrincipal',
  '/organisations/services': 'createService',
  '/organisations/units': 'createUnit',
  '/persons/:personId/blocks': 'setBlock',
  '/persons/:personId/blocks/:blockId/lift': 'liftBlock',
  '/persons/:personId/consents/:groundId/narrow': 'narrowGround',
  '/persons/:personId/consents/:groundId/withdraw': 'withdrawGround',
  '/persons/:personId/record-holds': 'setRecordHold',
  '/persons/:personId/record-holds/:holdId/lift': 'liftRecordHold',
  '/persons/:personId/plan-offers': 'recordPlanOffer',
  '/persons/:personId/plan-offers/:offerId/void': 'voidPlanOffer',
  '/persons/:personId/consents/new': 'recordGround',
  '/persons/:personId/consents/other': 'recordGround',
  '/persons/:personId/correct': 'correctPerson',
  '/persons/:personId/crisis-plans': 'beginCrisisPlan',
  '/persons/:personId/end-enrolment': 'endEnrolment',
  '/persons/:personId/join': 'proposeRecordJoin',
  '/persons/:personId/number': 'replaceNumber',
  '/persons/:personId/resource-group/edit': 'saveResourceGroup',
  '/persons/:personId/resource-group/goals/:goalKey': 'noteGoal',
  '/persons/:personId/resource-group/goals/:goalKey/notes/:noteKey/void': 'voidGoalNote',
  '/persons/:personId/resource-group/meetings': 'noteGroupMeeting',
  '/persons/:personId/resource-group/meetings/:noteKey/correct': 'correctGroupMeeting',
  '/persons/:personId/resource-group/meetings/:noteKey/void': 'voidGroupMeeting',
  '/persons/:personId/sips': 'beginSip',
  '/posts/:postId/correct': 'correctPost',
  '/posts/:postId/end': 'endPost',
  '/posts/:postId/leaves': 'addLeave',
  '/posts/:postId/void': 'voidPost',
  '/record-joins/:joinId/confirm': 'confirmRecordJoin',
  '/record-joins/:joinId/decline': 'declineRecordJoin',
  '/records/:recordType/:recordId/disagreement': 'noteDisagreement',
  '/records/:recordType/:recordId/end': 'endPlan',
  '/records/:recordType/:recordId/void': 'voidRecord',
  '/register/:registered/:registeredId/edit': 'changeUnit',
  '/register/:registered/:registeredId/end': 'endRegistered',
  '/register/:registered/:registeredId/join': 'joinRegistered',
  '/register/:registered/:registeredId/reopen': 'reopenRegistered',
  '/retention/destructions/:destructionId': 'carryOutDestruction',
  '/retention/principals/:principalId': 'requestDestruction',
  '/shared-plans/:planId/answers': 'answerForUnit',
  '/shared-plans/questions/:questionId': 'answerForUnit',
  '/sips/:sipId/agree': 'agreeSip',
  '/sips/:sipId/versions': 'beginNextSipVersion',
  '/sips/:sipId/follow-up': 'recordSipFollowUp',
  '/sips/:sipId/calls': 'recordSipCall',
  '/sips/:sipId/calls/:callId/answer': 'answerSipCall',
  '/staff/:memberId/account': 'linkStaffAccount',
  '/staff/:memberId/correct': 'correctStaffMember',
  '/staff/:memberId/posts': 'addPost',
  '/team-meetings/:meetingId/correct': 'correctTeamMeeting',
  '/team-meetings/:meetingId/void': 'voidTeamMeeting',
  '/teams': 'registerTeam',
  '/teams/:teamId/audits': 'startAudit',
  '/teams/:teamId/contacts': 'noteContact',
  '/teams/:teamId/discharges': 'noteDischarge',
  '/teams/:teamId/hospital-episodes': 'noteHospitalEpisode',
  '/teams/:teamId/improvement': 'planTeamImprovementAction',
  '/teams/:teamId/interventions': 'noteIntervention',
  '/teams/:teamId/meetings': 'noteTeamMeeting',
  '/teams/:teamId/import/runs/:runId/void': 'voidImport',
  '/teams/:teamId/persons': 'enrolPerson',
  '/teams/:teamId/staff': 'addStaffMember',
};

/** A form that does what no mutation does. */
export interface FormCase extends Leeway {
  requests(world: RaceWorld): Request[] | Promise<Request[]>;
}

/** The same form by each of these; by one of them as often as it stands there. */
const each = (callers: readonly Caller[], path: string, fields: Record<string, string>): Request[] =>
  callers.map((caller) => () => posted(caller, path, fields));
const times = (count: number, caller: Caller): Caller[] => Array<Caller>(count).fill(caller.copy());
const copies = (callers: readonly Caller[]): Caller[] => callers.map((caller) => caller.copy());

/** By the address of the form, and what is special where there is more than one case of it. */
export const formCases: Record<string, FormCase> = {
  '/crisis-plans/:planId/autosave': {
    requests: ({ callers, plans }) =>
      each(times(8, callers.coordinator), `/crisis-plans/${plans.draft}/autosave`, {
        revision: '2',
        closedHours: 'Ring 1177.',
      }),
  },
  '/crisis-plans/:planId/edit': {
    requests: ({ callers, plans }) =>
      each(times(8, callers.coordinator), `/crisis-plans/${plans.draft}/edit`, {
        revision: '2',
        closedHours: 'Ring 1177.',
      }),
  },
  '/emergency-opening/looked-for': {
    requests: ({ callers, numbers }) =>
      each(times(8, callers.ward), '/emergency-opening/looked-for', { query: numbers.agreed }),
  },
  '/language': { requests: ({ callers }) => each(times(8, callers.manager), '/language', { locale: 'en' }) },
  '/persons/:personId/consents/:groundId/scans': {
    requests: ({ callers, persons, written }) =>
      times(UPLOADS_OF_ONE, callers.coordinator).map((caller) => async () => {
        const page = `/persons/${persons.agreed.personId}/consents/${written}/scans`;
        const file = { name: 'samtycke.pdf', content: '%PDF-1.7' };
        const { status } = await caller.upload(page, {}, file);
        return { said: `${status}`, ids: [] };
      }),
  },
  '/persons/:personId/consents/new/print.pdf': {
    requests: ({ callers, persons, consent }) =>
      each(times(2, callers.coordinator), `/persons/${persons.writing.personId}/consents/new/print.pdf`, {
        receiverId: consent.receiverId,
        purpose: consent.purpose,
        'categories[0]': 'PERSON',
        fromDate: DAY,
        toDate: consent.toDate,
      }),
  },
  '/links/:token': {
    requests: ({ strangers, link }) => each(copies(strangers), link.secret.path, { code: link.secret.code }),
  },
  '/own/:token': {
    requests: ({ strangers, ownPage: { secret } }) =>
      each(copies(strangers), secret.path, { code: secret.code }),
  },
  '/links/:token/close': {
    requests: ({ strangers, link }) => each(copies(strangers), `${link.secret.path}/close`, {}),
  },
  '/own/:token/close': {
    requests: ({ strangers, ownPage: { secret } }) => each(copies(strangers), `${secret.path}/close`, {}),
  },
  '/own/:token/words': {
    requests: async ({ strangers, ownPage: { secret } }) => {
      const person = strangers[0]!.copy();
      await posted(person, secret.path, { code: secret.code });
      return each(times(8, person), `${secret.path}/words`, { text: 'Mer om min hund.' });
    },
  },
  '/received/persons/search': {
    requests: ({ callers }) => each(times(8, callers.ward), '/received/persons/search', { query: 'Överens' }),
  },
  '/received/search': {
    requests: ({ callers }) => each(times(8, callers.ward), '/received/search', { query: 'Överens' }),
  },
  '/shared-plans/search': {
    requests: ({ callers }) => each(times(8, callers.ward), '/shared-plans/search', { query: 'Överens' }),
  },
  '/teams/:teamId/record-holds/search': {
    requests: ({ callers, team, numbers }) =>
      each(times(8, callers.coordinator), `/teams/${team.teamId}/record-holds/search`, {
        identityNumber: numbers.agreed,
      }),
  },
  '/teams/:teamId/persons/search': {
    requests: ({ callers, team }) =>
      each(times(8, callers.coordinator), `/teams/${team.teamId}/persons/search`, { search: 'Överens' }),
  },
  '/sign-in': {
    requests: ({ strangers, password }) =>
      each(copies(strangers), '/sign-in', { username: 'byter', password }),
  },
  '/sign-in/code': {
    requests: ({ awaitingCode, secrets }) =>
      each(copies(awaitingCode), '/sign-in/code', { code: codeOf(secrets.codes) }),
  },
  '/sign-in/code with a recovery code': {
    requests: ({ awaitingCode, recoveryCodes }) =>
      each(copies(awaitingCode.slice(0, 2)), '/sign-in/code', { code: recoveryCodes[0]! }),
  },
  '/sign-out': {
    requests: ({ callers }) => each(times(8, callers.manager), '/sign-out', {}),
    answersDiffer: 'the token of a session that has ended is none',
    differsIn: {
      tables: [...LOG, 'session'],
      why: 'each that came while there was a session has left it, and whoever has none is given one',
    },
  },
  '/sips/:sipId/autosave': {
    requests: ({ callers, sips }) =>
      each(times(8, callers.coordinator), `/sips/${sips.draft}/autosave`, {
        revision: '2',
        whatMatters: 'Katten.',
      }),
  },
  '/sips/:sipId/edit': {
    requests: ({ callers, sips }) =>
      each(times(8, callers.coordinator), `/sips/${sips.draft}/edit`, {
        revision: '2',
        whatMatters: 'Katten.',
      }),
  },
  '/teams/:teamId/import': {
    requests: ({ callers, team, numbers }) =>
      times(UPLOADS_OF_ONE, callers.manager).map((caller) => async () => {
        await check(caller, team.teamId, numbers.blank);
        return { said: 'checked', ids: [] };
      }),
  },
  '/teams/:teamId/import/answers': {
    requests: async ({ callers, team, numbers }) => {
      const caller = callers.manager.copy();
      const upload = await check(caller, team.teamId, numbers.blank, ';01.10.2026;');
      return each(times(4, caller), `/teams/${team.teamId}/import/answers`, {
        upload,
        'notations[0][column]': 'date',
        'notations[0][notation]': 'DAY_FIRST',
      });
    },
  },
  '/teams/:teamId/import/confirm': {
    requests: async ({ callers, team, numbers }) => {
      const caller = callers.manager.copy();
      const upload = await check(caller, team.teamId, numbers.blank);
      return each(times(4, caller), `/teams/${team.teamId}/import/confirm`, { upload });
    },
  },
};

/**
 * Sends a file to be checked.
 * @param day the cell of the first day, where it is another
 * @returns the name by which it can then be loaded
 */
async function check(caller: Caller, teamId: string, number: string, day?: string): Promise<string> {
  const whole = contactsFile(number);
  const file = { name: 'kontakter.csv', content: day ? whole.replace(/;\d{4}-\d\d-\d\d;/, day) : whole };
  const { status, body } = await caller.upload(`/teams/${teamId}/import`, { kind: 'CONTACTS' }, file);
  const upload = /name="upload" value="([^"]+)"/.exec(body.toString())?.[1];
  if (!upload) throw new Error(`The file was answered ${status}`);
  return upload;
}

for (const name of Object.values(formsOfMutations))
  if (!(name in mutationCases)) throw new Error(`There is no mutation ${name}`);
