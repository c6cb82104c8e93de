import type { ConsentForm } from '../consents/consent-form.js';
import type { PrincipalKind } from '../organisations/organisation-kinds.js';
import { type Problem, unless } from '../platform/errors/problem.js';
import { messageOf } from '../platform/i18n/translate.js';
import type { ParticipantKind, RelativesPart } from './sip-kinds.js';

/** What the rule reads of a SIP. Days are YYYY-MM-DD; text nobody has written is ''. */
export interface SipContent {
  goals: readonly unknown[];
  /** Those of principals, and those by others, each in their own order. */
  measures: readonly { text: string; principalKind: `${PrincipalKind}` | null }[];
  measuresByOthers: readonly { text: string; otherActor: string }[];
  noMeasuresByOthers: boolean;
  /** Why that principal takes no action. */
  noRegionAction: string;
  noMunicipalityAction: string;
  overallPrincipalId: string | null;
  participants: readonly { name: string; kind: `${ParticipantKind}` | null; attended: boolean }[];
  personAbsence: string;
  relativesPart: `${RelativesPart}` | null;
  relativesNote: string;
  consentOn: string | null;
  consentForm: `${ConsentForm}` | null;
  consentScope: string;
  needSeenOn: string | null;
  calledOn: string | null;
  metOn: string | null;
  followUpOn: string | null;
}

/** The four parts that the law wants of a SIP, by their number there. */
export const STATUTORY_PARTS = [1, 2, 3, 4] as const;
export type StatutoryPart = (typeof STATUTORY_PARTS)[number];

export interface SipProblem extends Problem {
  /** Missing for what is needed besides the statutory four. */
  part?: StatutoryPart;
}

/** Who may answer for an action in a SIP: region and municipality, also where they do so together. */
export const ANSWERING_KINDS: readonly `${PrincipalKind}`[] = ['REGION', 'MUNICIPALITY', 'JOINT_AUTHORITY'];

/**
 * Everything that keeps a SIP from being agreed, in the order of the plan; empty when it may be.
 * The statutory four: 16 kap. 4 § hälso- och sjukvårdslagen (2017:30), 10 kap. 8 § socialtjänstlagen (2025:400).
 * @param day today, YYYY-MM-DD
 */
export function sipProblems(sip: SipContent, day: string): SipProblem[] {
  return [
    ...problemsOfDates(sip, day),
    ...unless(sip.goals.length > 0, 'longTermGoals', 'goalsMissing'),
    ...statutoryProblems(sip),
    ...problemsOfParticipants(sip),
    ...problemsOfConsent(sip, day),
    ...unless(sip.followUpOn, 'followUpOn', 'followUpMissing'),
    ...unless(!sip.followUpOn || sip.followUpOn > day, 'followUpOn', 'followUpPast'),
  ];
}

function statutoryProblems(sip: SipContent): SipProblem[] {
  const { measures, measuresByOthers, noMeasuresByOthers } = sip;
  const ofPart = (part: StatutoryPart, problems: Problem[]) =>
    problems.map((problem) => ({ ...problem, part }));
  const allMeasures = measures.length + measuresByOthers.length;
  return [
    ...ofPart(1, [
      ...unless(allMeasures > 0, 'measures', 'measuresMissing'),
      ...measures.flatMap(({ text }, row) =>
        unless(text, `measures.${row}.text`, 'measureTextMissing', nth('sip.measureNumber', row)),
      ),
    ]),
    ...ofPart(2, [
      ...unless(measures.length > 0, 'measures', 'principalMeasureMissing'),
      ...measures.flatMap(({ principalKind }, row) =>
        unless(
          principalKind && ANSWERING_KINDS.includes(principalKind),
          `measures.${row}.principalId`,
          'principalMissing',
          nth('sip.measureNumber', row),
        ),
      ),
      ...(measures.length > 0 ? problemsOfPrincipals(sip) : []),
    ]),
    ...ofPart(3, [
      ...unless(
        measuresByOthers.length > 0 || noMeasuresByOthers,
        'noMeasuresByOthers',
        'measuresByOthersMissing',
      ),
      ...unless(
        measuresByOthers.length === 0 || !noMeasuresByOthers,
        'noMeasuresByOthers',
        'measuresByOthersContradicted',
      ),
      ...measuresByOthers.flatMap(({ text, otherActor }, row) => {
        const params = nth('sip.otherMeasureNumber', row);
        return [
          ...unless(text, `measuresByOthers.${row}.text`, 'measureTextMissing', params),
          ...unless(otherActor, `measuresByOthers.${row}.otherActor`, 'otherActorMissing', params),
        ];
      }),
    ]),
    ...ofPart(4, unless(sip.overallPrincipalId, 'overallPrincipalId', 'overallPrincipalMissing')),
  ];
}

/** Each of the two principals takes an action, or somebody has written why it takes none. */
function problemsOfPrincipals({ measures, noRegionAction, noMunicipalityAction }: SipContent): Problem[] {
  const acts = (kind: `${PrincipalKind}`) =>
    measures.some(({ principalKind }) => principalKind === kind || principalKind === 'JOINT_AUTHORITY');
  const [region, municipality] = [acts('REGION'), acts('MUNICIPALITY')];
  return [
    ...unless(region || noRegionAction, 'noRegionAction', 'regionActionMissing'),
    ...unless(!region || !noRegionAction, 'noRegionAction', 'regionActionContradicted'),
    ...unless(municipality || noMunicipalityAction, 'noMunicipalityAction', 'municipalityActionMissing'),
    ...unless(
      !municipality || !noMunicipalityAction,
      'noMunicipalityAction',
      'municipalityActionContradicted',
    ),
  ];
}

function problemsOfDates({ needSeenOn, calledOn, metOn }: SipContent, day: string): Problem[] {
  const dates = Object.entries({ needSeenOn, calledOn, metOn });
  return [
    ...dates.flatMap(([path, date]) => notInFuture(date, day, path)),
    ...unless(!needSeenOn || !calledOn || needSeenOn <= calledOn, 'calledOn', 'calledBeforeNeed'),
    ...unless(!calledOn || !metOn || calledOn <= metOn, 'metOn', 'metBeforeCall'),
  ];
}

function problemsOfParticipants(sip: SipContent): Problem[] {
  const { participants, personAbsence, relativesPart, relativesNote } = sip;
  const tookPart = participants.some(({ kind, attended }) => kind === 'PERSON' && attended);
  return [
    ...participants.flatMap(({ name, kind }, row) => {
      const params = nth('sip.participantNumber', row);
      return [
        ...unless(name, `participants.${row}.name`, 'participantNameMissing', params),
        ...unless(kind, `participants.${row}.kind`, 'participantKindMissing', params),
      ];
    }),
    ...unless(tookPart || personAbsence, 'personAbsence', 'personNotAmongParticipants'),
    ...unless(relativesPart, 'relativesPart', 'relativesPartMissing'),
    ...unless(relativesPart !== 'OTHER' || relativesNote, 'relativesNote', 'relativesReasonMissing'),
  ];
}

function problemsOfConsent({ consentOn, consentForm, consentScope }: SipContent, day: string): Problem[] {
  return [
    ...unless(consentOn, 'consentOn', 'consentDateMissing'),
    ...notInFuture(consentOn, day, 'consentOn'),
    ...unless(consentForm, 'consentForm', 'consentFormMissing'),
    ...unless(consentScope, 'consentScope', 'consentScopeMissing'),
  ];
}

const notInFuture = (date: string | null, day: string, path: string): Problem[] =>
  unless(!date || date <= day, path, 'dateInFuture', { field: messageOf(`sip.${path}`) });

/** What the form calls a row, the first having index 0. */
const nth = (key: string, index: number) => ({ row: messageOf(key, { number: index + 1 }) });
