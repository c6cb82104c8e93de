import { addDays } from '../../src/platform/dates/civil-date.js';
import {
  type Case,
  contactsFile,
  fileInput,
  LOG,
  mutationCases,
  NEW_NUMBER,
  ofFiles,
} from './mutation-cases.js';
import { posted } from './operations.js';
import type { Leeway, Request } from './outcome.js';
import { DAY, NEW_PASSWORD, type RaceWorld } from './race-world.js';

/** One change, or one reading. */
interface Operation {
  name: string;
  request(world: RaceWorld): Request;
}

/** A mutation or query, as it is among the cases where nothing else is said. */
const of = (name: string, changed: Partial<Pick<Case, 'by' | 'variables'>> = {}): Operation => {
  const { by, variables } = { ...mutationCases[name]!, ...changed };
  return {
    name,
    request: (world) => () => world.operations.ask(world.callers[by].copy(), name, variables(world)),
  };
};
const signingIn: Operation = {
  name: 'sign-in',
  request:
    ({ strangers, password }) =>
    () =>
      posted(strangers[0]!.copy(), '/sign-in', { username: 'byter', password }),
};

const file = (kind: string, content: (world: RaceWorld) => string): Operation =>
  of('importRecords', {
    variables: (world) => ({ input: fileInput(world.team.teamId, kind, content(world)) }),
  });
const contacts = (hour?: number, minutes?: number) =>
  file('CONTACTS', ({ numbers }) => contactsFile(numbers.blank, hour, minutes));
const contactsOfFormer = of('importRecords', {
  by: 'formerManager',
  variables: ({ toCarryOut, numbers, persons }) => ({
    input: fileInput(
      toCarryOut.teamId,
      'CONTACTS',
      `person;datum;tid;minuter;sätt;plats;personal\n${numbers.former};${persons.former.toDate};10:30;45;telefon;;M01`,
    ),
  }),
});
const staff = (from: string) =>
  file(
    'STAFF',
    ({ region }) =>
      `referens;namn;yrke;huvudman;tjänstgöringsgrad;från\nM77;Kim Ek;sjuksköterska;${region};100 %;${from}`,
  );
const closing = (by: 'administrator' | 'secondAdministrator', whom: string) =>
  of('closeAccount', { by, variables: ({ idOf }) => ({ id: idOf(whom) }) });
const enrolling = (input: (world: RaceWorld) => object, by: Case['by'] = 'manager') =>
  of('enrolPerson', {
    by,
    variables: (world) => ({
      input: {
        teamId: world.team.teamId,
        identityNumber: NEW_NUMBER,
        givenName: 'Ny',
        familyName: 'Påhittsson',
        fromDate: DAY,
        ...input(world),
      },
    }),
  });
const givingFirstPassword = of('giveFirstPassword', {
  variables: ({ idOf }) => ({ input: { accountId: idOf('byter'), password: `${NEW_PASSWORD} igen` } }),
});
const endedBeforeBegun: Leeway = {
  answersDiffer: 'who is right, and whose session is ended before it is written, is told to sign in again',
  differsIn: { tables: LOG, why: 'such a session is none that is ended, and how many were is logged' },
};
const voidingInForce = of('voidRecord', {
  variables: ({ inForce }) => ({
    input: { recordType: 'CRISIS_PLAN_VERSION', recordId: inForce, reason: 'Fel person.' },
  }),
});

/** Two unlike changes, of which one rests on what the other writes. */
export const pairs: [Operation, Operation, Leeway?][] = [
  [
    of('endEnrolment', {
      variables: ({ persons }) => ({
        input: {
          enrolmentId: persons.blank.enrolmentId,
          toDate: addDays(DAY, -10),
          leavingReason: 'PLANNED',
        },
      }),
    }),
    contacts(),
  ],
  [of('endEnrolment'), of('beginCrisisPlan')],
  [of('endEnrolment'), of('voidRecord')],
  [of('endEnrolment'), of('setBlock')],
  [
    of('endEnrolment'),
    of('correctEnrolment', {
      variables: ({ persons }) => ({
        input: {
          enrolmentId: persons.blank.enrolmentId,
          revision: 1,
          toDate: addDays(DAY, -30),
          leavingReason: 'MOVED',
          reason: 'Slutade tidigare.',
        },
      }),
    }),
  ],
  [
    of('correctEnrolment', {
      variables: ({ persons }) => ({
        input: {
          enrolmentId: persons.blank.enrolmentId,
          revision: 1,
          toDate: addDays(DAY, -30),
          leavingReason: 'MOVED',
          reason: 'Slutade tidigare.',
        },
      }),
    }),
    enrolling(({ numbers }) => ({ identityNumber: numbers.blank })),
  ],
  [of('voidRecord'), contacts(), ofFiles],
  [of('voidRecord'), of('beginSip')],
  [of('voidRecord'), enrolling(({ numbers }) => ({ identityNumber: numbers.blank }))],
  [
    voidingInForce,
    of('agreeCrisisPlan', { variables: ({ plans }) => ({ input: { planId: plans.next, revision: 4 } }) }),
  ],
  [of('saveCrisisPlanDraft'), of('agreeCrisisPlan')],
  [of('recordCrisisPlanUnitResponse'), of('agreeCrisisPlan')],
  [of('noteUnitAnswer'), of('answerForUnit')],
  [
    of('noteUnitAnswer', {
      variables: ({ plans, unitId }) => ({
        input: {
          ...{ planId: plans.next, unitId, task: 'Svarar.', response: 'DECLINED' },
          ...{ answeredOn: DAY, answeredByName: 'Chefen' },
        },
      }),
    }),
    of('endPlan'),
  ],
  [of('saveSipDraft'), of('agreeSip')],
  [
    of('withdrawGround'),
    of('crisisPlan', { by: 'neighbour', variables: ({ plans }) => ({ id: plans.draft }) }),
  ],
  [
    of('grantRole', {
      variables: ({ idOf }) => ({ input: { accountId: idOf('stangs'), role: 'ADMINISTRATOR' } }),
    }),
    closing('secondAdministrator', 'stangs'),
  ],
  [closing('administrator', 'administrator-2'), closing('secondAdministrator', 'administrator')],
  [of('approveRole'), of('declineRole', { by: 'administrator' })],
  [of('endRole'), of('changeLastDay', { by: 'secondAdministrator' })],
  [of('changePassword'), givingFirstPassword, endedBeforeBegun],
  [signingIn, givingFirstPassword, endedBeforeBegun],
  [signingIn, of('changePassword'), endedBeforeBegun],
  [signingIn, of('closeAccount', { variables: ({ idOf }) => ({ id: idOf('byter') }) }), endedBeforeBegun],
  [of('beginTotp', { by: 'confirmsTotp' }), of('confirmTotp')],
  [
    of('endTotp'),
    of('resetTotp', { variables: ({ idOf }) => ({ id: idOf('slutar') }) }),
    {
      differsIn: {
        tables: [...LOG, 'tally'],
        why: 'a code that is taken away while it is typed is a wrong one, counted and logged',
      },
    },
  ],
  [
    of('carryOutDestruction'),
    contactsOfFormer,
    {
      answersDiffer: 'a file that has begun to be loaded is told that what it stands on is gone',
      differsIn: { tables: [...LOG, 'import_run'], why: 'such a file is taken back, and that is logged' },
    },
  ],
  [
    of('carryOutDestruction'),
    enrolling(
      ({ toCarryOut, numbers }) => ({ teamId: toCarryOut.teamId, identityNumber: numbers.former }),
      'formerManager',
    ),
  ],
  [
    of('carryOutDestruction'),
    of('openInEmergency', {
      variables: ({ numbers, reason }) => ({
        input: { identityNumber: numbers.former, reason, danger: true, cannotConsent: true },
      }),
    }),
  ],
  [
    of('carryOutDestruction'),
    of('setRecordHold', {
      by: 'formerManager',
      variables: ({ persons }) => ({
        input: { personId: persons.former.personId, reason: 'COPY_REQUESTED', note: 'Begärd i dag.' },
      }),
    }),
  ],
  [
    of('carryOutDestruction'),
    of('requestDestruction', {
      variables: ({ toCarryOut, markOfAsked: mark, decision }) => ({
        input: { principalId: toCarryOut.regionId, mark, decision },
      }),
    }),
  ],
  [of('closeAudit'), of('rateAuditItem', { variables: rated })],
  [
    of('closeAudit'),
    of('addAuditEvidence', {
      variables: ({ audits }) => ({
        id: audits.rated,
        code: 'I1',
        input: { source: 'OBSERVATION', note: 'På plats.' },
      }),
    }),
  ],
  [
    of('finishRating'),
    of('finishRating', { by: 'rater' }),
    {
      answersDiffer:
        'the stage is that of the moment in which it is answered, when the other may have finished too',
    },
  ],
  [of('finishRating'), of('removeRater')],
  [
    of('assessLogRows'),
    of('closeLogReview', {
      variables: ({ review: reviewId }) => ({
        input: { reviewId, revision: 2, summary: 'Inget att anmärka.' },
      }),
    }),
  ],
  [
    of('changeImprovementAction'),
    of('moveImprovementAction', {
      variables: ({ action: id }) => ({
        id,
        input: { revision: 1, status: 'ABANDONED', reason: 'Ingen tid.' },
      }),
    }),
  ],
  [
    enrolling(() => ({})),
    of('correctPerson', {
      variables: ({ persons }) => ({
        input: {
          personId: persons.blank.personId,
          revision: 1,
          identityNumber: NEW_NUMBER,
          reason: 'Felskrivet.',
        },
      }),
    }),
  ],
  [enrolling(() => ({})), of('replaceNumber')],
  [of('confirmRecordJoin'), of('declineRecordJoin')],
  [enrolling(() => ({})), enrolling(() => ({ fromDate: addDays(DAY, -5) }))],
  [enrolling(() => ({})), enrolling(({ besideId }) => ({ teamId: besideId }), 'managerBeside')],
  [
    enrolling(() => ({})),
    file(
      'ENROLMENTS',
      () => `personnummer;förnamn;efternamn;från\n${NEW_NUMBER};Ny;Påhittsson;${addDays(DAY, -5)}`,
    ),
    ofFiles,
  ],
  [
    of('correctEnrolment', {
      variables: ({ persons }) => ({
        input: {
          enrolmentId: persons.blank.enrolmentId,
          revision: 1,
          intensity: 'INTENSIVE',
          reason: 'Fel nivå.',
        },
      }),
    }),
    file(
      'ENROLMENTS',
      ({ numbers }) =>
        `personnummer;förnamn;efternamn;från;skyddad identitet\n${numbers.blank};Åsa;Blank;2025-01-01;ja`,
    ),
    ofFiles,
  ],
  [
    contacts(10),
    contacts(11),
    { orAlone: 'a team takes one file at a time; whoever sends another meanwhile is told to do it again' },
  ],
  [contacts(10, 30), contacts(10, 45), ofFiles],
  [staff('2024-01-01'), staff('2025-01-01'), ofFiles],
];

function rated({ audits }: RaceWorld) {
  return { id: audits.rated, code: 'I1', input: { revision: 2, rating: 2, note: 'Nej.' } };
}
