import { problemText } from '../platform/errors/problem.js';
import { type SipContent, sipProblems } from './sip-completeness.js';

const DAY = '2026-04-22';

const complete: SipContent = {
  goals: ['Arbeta halvtid'],
  measures: [
    { text: 'Samtal varje vecka', principalKind: 'REGION' },
    { text: 'Boendestöd', principalKind: 'MUNICIPALITY' },
  ],
  measuresByOthers: [{ text: 'Arbetsprövning', otherActor: 'Arbetsförmedlingen' }],
  noMeasuresByOthers: false,
  noRegionAction: '',
  noMunicipalityAction: '',
  overallPrincipalId: 'region',
  participants: [{ name: 'Åsa Påhittsson', kind: 'PERSON', attended: true }],
  personAbsence: '',
  relativesPart: 'TOOK_PART',
  relativesNote: '',
  consentOn: '2026-04-13',
  consentForm: 'ORAL',
  consentScope: 'Mål och insatser, till boendestödet, till oktober',
  needSeenOn: '2026-04-10',
  calledOn: '2026-04-13',
  metOn: DAY,
  followUpOn: '2026-10-14',
};

const problems = (change: Partial<SipContent>) =>
  sipProblems({ ...complete, ...change }, DAY).map(({ path, code, part }) => [part, path, code]);

it('lets a plan with everything in it be agreed', () => {
  expect(problems({})).toEqual([]);
});

describe('the statutory four', () => {
  it('1: wants an action, and says what each is', () => {
    expect(problems({ measures: [], measuresByOthers: [], noMeasuresByOthers: true })).toEqual([
      [1, 'measures', 'measuresMissing'],
      [2, 'measures', 'principalMeasureMissing'],
    ]);
    const unsaid = [{ text: '', principalKind: 'REGION' } as const, complete.measures[1]!];
    expect(problems({ measures: unsaid })).toEqual([[1, 'measures.0.text', 'measureTextMissing']]);
  });

  it('2: wants a principal that answers for each measure that is not by others', () => {
    const undecided = { text: 'Läkarbesök', principalKind: null };
    expect(problems({ measures: [...complete.measures, undecided] })).toEqual([
      [2, 'measures.2.principalId', 'principalMissing'],
    ]);
  });

  it('2: wants a region or municipality behind an action at least', () => {
    expect(problems({ measures: [] })).toEqual([[2, 'measures', 'principalMeasureMissing']]);
    const byOthers = { text: 'Behandling', principalKind: 'PRIVATE' } as const;
    expect(problems({ measures: [...complete.measures, byOthers] })).toEqual([
      [2, 'measures.2.principalId', 'principalMissing'],
    ]);
    expect(problems({ measures: [{ text: 'Samtal', principalKind: 'JOINT_AUTHORITY' }] })).toEqual([]);
  });

  const ofRegion = { text: 'Samtal', principalKind: 'REGION' } as const;
  const ofMunicipality = { text: 'Boendestöd', principalKind: 'MUNICIPALITY' } as const;
  it.each([
    ['region', [ofMunicipality], 'noRegionAction', 'regionAction'],
    ['municipality', [ofRegion], 'noMunicipalityAction', 'municipalityAction'],
  ] as const)(
    '2: wants a sentence of a %s that takes no action, and of none that does',
    (_, measures, path, code) => {
      expect(problems({ measures })).toEqual([[2, path, `${code}Missing`]]);
      expect(problems({ measures, [path]: 'Behöver inget av oss i år.' })).toEqual([]);
      expect(problems({ [path]: 'Behöver inget av oss i år.' })).toEqual([[2, path, `${code}Contradicted`]]);
    },
  );

  it('2: takes what a region and a municipality do together for the action of both', () => {
    const together = [{ text: 'Samtal', principalKind: 'JOINT_AUTHORITY' } as const];
    expect(problems({ measures: together })).toEqual([]);
    expect(problems({ measures: together, noRegionAction: 'Nej.', noMunicipalityAction: 'Nej.' })).toEqual([
      [2, 'noRegionAction', 'regionActionContradicted'],
      [2, 'noMunicipalityAction', 'municipalityActionContradicted'],
    ]);
  });

  it('3: wants actions by others named, or the statement that there are none', () => {
    expect(problems({ measuresByOthers: [] })).toEqual([
      [3, 'noMeasuresByOthers', 'measuresByOthersMissing'],
    ]);
    expect(problems({ measuresByOthers: [], noMeasuresByOthers: true })).toEqual([]);
    expect(problems({ noMeasuresByOthers: true })).toEqual([
      [3, 'noMeasuresByOthers', 'measuresByOthersContradicted'],
    ]);
    expect(problems({ measuresByOthers: [{ text: '', otherActor: '' }] })).toEqual([
      [3, 'measuresByOthers.0.text', 'measureTextMissing'],
      [3, 'measuresByOthers.0.otherActor', 'otherActorMissing'],
    ]);
  });

  it('4: wants the principal with overall responsibility', () => {
    expect(problems({ overallPrincipalId: null })).toEqual([
      [4, 'overallPrincipalId', 'overallPrincipalMissing'],
    ]);
  });
});

describe('besides', () => {
  it.each<[string, Partial<SipContent>, string, string]>([
    ['a goal', { goals: [] }, 'longTermGoals', 'goalsMissing'],
    ['the day of the consent', { consentOn: null }, 'consentOn', 'consentDateMissing'],
    ['a consent that has been given', { consentOn: '2026-04-23' }, 'consentOn', 'dateInFuture'],
    ['the form of the consent', { consentForm: null }, 'consentForm', 'consentFormMissing'],
    ['what the consent covers', { consentScope: '' }, 'consentScope', 'consentScopeMissing'],
    ['the day of the follow-up', { followUpOn: null }, 'followUpOn', 'followUpMissing'],
    ['a follow-up that can still be held', { followUpOn: '2026-04-21' }, 'followUpOn', 'followUpPast'],
    ['a follow-up after today', { followUpOn: DAY }, 'followUpOn', 'followUpPast'],
    ['the part of relatives', { relativesPart: null }, 'relativesPart', 'relativesPartMissing'],
    ['the other reason', { relativesPart: 'OTHER' }, 'relativesNote', 'relativesReasonMissing'],
    ['the person, or why not', { participants: [] }, 'personAbsence', 'personNotAmongParticipants'],
    ['a meeting that has been', { metOn: '2026-04-23' }, 'metOn', 'dateInFuture'],
    ['a call after the need', { calledOn: '2026-04-09' }, 'calledOn', 'calledBeforeNeed'],
    ['a meeting after the call', { metOn: '2026-04-12' }, 'metOn', 'metBeforeCall'],
  ])('wants %s', (_, change, path, code) => {
    expect(problems(change)).toEqual([[undefined, path, code]]);
  });

  it('takes a consent of today and a follow-up of tomorrow', () => {
    expect(problems({ consentOn: DAY, followUpOn: '2026-04-23' })).toEqual([]);
  });

  it('does not ask for the days of need, call and meeting', () => {
    expect(problems({ needSeenOn: null, calledOn: null, metOn: null })).toEqual([]);
  });

  it('takes a person who was not there when it says why', () => {
    const participants = [{ name: 'Åsa', kind: 'PERSON' as const, attended: false }];
    expect(problems({ participants })).toEqual([[undefined, 'personAbsence', 'personNotAmongParticipants']]);
    expect(problems({ participants, personAbsence: 'Orkade inte, har läst och godkänt' })).toEqual([]);
  });

  it('wants to know who each participant is', () => {
    const unknown = { name: '', kind: null, attended: false };
    expect(problems({ participants: [...complete.participants, unknown] })).toEqual([
      [undefined, 'participants.1.name', 'participantNameMissing'],
      [undefined, 'participants.1.kind', 'participantKindMissing'],
    ]);
  });
});

it('names the field of a day that has not come yet, and the row of what is missing in one', () => {
  const change = {
    ...{ metOn: '2026-04-23', consentOn: '2026-04-23', measures: [{ text: '', principalKind: null }] },
    ...{
      measuresByOthers: [{ text: '', otherActor: '' }],
      noRegionAction: 'Nej.',
      noMunicipalityAction: 'Nej.',
    },
    participants: [...complete.participants, { name: '', kind: null, attended: false }],
  };
  expect(
    sipProblems({ ...complete, ...change }, DAY).map((one) => problemText('sv', one).split(':')[0]),
  ).toEqual([
    'Dagen för mötet',
    ...['Insats 1', 'Insats 1', 'Åtgärd 1', 'Åtgärd 1', 'Deltagare 2', 'Deltagare 2'],
    'Dagen då personen samtyckte',
  ]);
});

it('names everything at once, in the order of the plan', () => {
  const empty: SipContent = {
    goals: [],
    measures: [],
    measuresByOthers: [],
    noMeasuresByOthers: false,
    noRegionAction: '',
    noMunicipalityAction: '',
    overallPrincipalId: null,
    participants: [],
    personAbsence: '',
    relativesPart: null,
    relativesNote: '',
    consentOn: null,
    consentForm: null,
    consentScope: '',
    needSeenOn: null,
    calledOn: null,
    metOn: null,
    followUpOn: null,
  };
  expect(sipProblems(empty, DAY).map(({ code }) => code)).toEqual([
    'goalsMissing',
    'measuresMissing',
    'principalMeasureMissing',
    'measuresByOthersMissing',
    'overallPrincipalMissing',
    'personNotAmongParticipants',
    'relativesPartMissing',
    'consentDateMissing',
    'consentFormMissing',
    'consentScopeMissing',
    'followUpMissing',
  ]);
});
