import { contentChecksum } from '../plans/content-checksum.js';
import { rowsToAdd } from '../platform/web/form-rows.js';
import { GoalTerm } from '../resource-groups/resource-group.entity.js';
import type { Sip, SipVersion } from './sip.entity.js';
import type { MeasureInput, SaveSipDraftInput } from './sip.input.js';
import type { SipGoal, SipMeasure, SipParticipant } from './sip-content.entity.js';
import { ParticipantKind } from './sip-kinds.js';

/** What is written in a version: its own fields, and its rows in order. */
export interface SipDraft {
  fields: Pick<SipVersion, (typeof FIELDS)[number]>;
  /** Long-term ones first. */
  goals: Pick<SipGoal, 'term' | 'text'>[];
  /** Those of principals first, then those by others. */
  measures: Pick<
    SipMeasure,
    'text' | 'byOthers' | 'principalId' | 'otherActor' | 'unit' | 'responsible' | 'fromDate' | 'dueDate'
  >[];
  participants: Pick<SipParticipant, 'name' | 'kind' | 'role' | 'phone' | 'attended'>[];
}

const FIELDS = [
  'whatMatters',
  'needSeenOn',
  'calledOn',
  'metOn',
  'overallPrincipalId',
  'noMeasuresByOthers',
  'personAbsence',
  'relativesPart',
  'relativesNote',
  'consentOn',
  'consentForm',
  'consentScope',
  'followUpOn',
  'followUpBy',
] as const;

/** What is sent as what is kept: text without blanks around it, and no rows in which nothing is written. */
export function draftOf(input: SaveSipDraftInput): SipDraft {
  return {
    fields: {
      whatMatters: input.whatMatters.trim(),
      needSeenOn: input.needSeenOn ?? null,
      calledOn: input.calledOn ?? null,
      metOn: input.metOn ?? null,
      overallPrincipalId: input.overallPrincipalId ?? null,
      noMeasuresByOthers: input.noMeasuresByOthers,
      personAbsence: input.personAbsence.trim(),
      relativesPart: input.relativesPart ?? null,
      relativesNote: input.relativesNote.trim(),
      consentOn: input.consentOn ?? null,
      consentForm: input.consentForm ?? null,
      consentScope: input.consentScope.trim(),
      followUpOn: input.followUpOn ?? null,
      followUpBy: input.followUpBy.trim(),
    },
    goals: [
      ...input.longTermGoals.map((text) => ({ term: GoalTerm.LONG, text: text.trim() })),
      ...input.shortTermGoals.map((text) => ({ term: GoalTerm.SHORT, text: text.trim() })),
    ].filter(({ text }) => text),
    measures: [
      ...input.measures.map(({ principalId = null, ...measure }) =>
        measureOf(measure, { byOthers: false, principalId, otherActor: '' }),
      ),
      ...input.measuresByOthers.map(({ otherActor, ...measure }) =>
        measureOf(measure, { byOthers: true, principalId: null, otherActor: otherActor.trim() }),
      ),
    ].filter(({ byOthers: _, ...row }) => isWritten(row)),
    participants: input.participants
      .map(({ name, kind, role, phone, attended }) => ({
        name: name.trim(),
        kind: kind ?? null,
        role: role.trim(),
        phone: phone.trim(),
        attended,
      }))
      .filter(isWritten),
  };
}

/** @param version in order */
export function writtenIn(version: SipVersion): SipDraft {
  return {
    fields: picked(version, FIELDS),
    goals: version.goals.map((goal) => picked(goal, ['term', 'text'])),
    measures: version.measures.map((measure) =>
      picked(measure, [
        'text',
        'byOthers',
        'principalId',
        'otherActor',
        'unit',
        'responsible',
        'fromDate',
        'dueDate',
      ]),
    ),
    participants: version.participants.map((participant) =>
      picked(participant, ['name', 'kind', 'role', 'phone', 'attended']),
    ),
  };
}

/**
 * What a version's successor starts from: all that may still hold. What belongs to the meeting is asked anew: its
 * days, who came, the part of relatives, the consent, which is never general, and the follow-up.
 */
export function successorDraft(version: SipVersion): SipDraft {
  const { fields, participants, ...rest } = writtenIn(version);
  return {
    ...rest,
    fields: {
      ...fields,
      needSeenOn: null,
      calledOn: null,
      metOn: null,
      personAbsence: '',
      relativesPart: null,
      relativesNote: '',
      consentOn: null,
      consentForm: null,
      followUpOn: null,
    },
    participants: participants.map((participant) => ({ ...participant, attended: false })),
  };
}

/** Two people wrote from the same draft: my rows with those of theirs that mine lacks, and what was so added. */
export function mergeRows(
  mine: SipDraft,
  theirs: SipDraft,
): Pick<SipDraft, 'goals' | 'measures' | 'participants'> & { added: string[] } {
  const goals = rowsToAdd(mine.goals, theirs.goals, keyOf);
  const measures = rowsToAdd(mine.measures, theirs.measures, keyOf);
  const participants = rowsToAdd(mine.participants, theirs.participants, keyOf);
  return {
    goals: [...mine.goals, ...goals],
    measures: [...mine.measures, ...measures],
    participants: [...mine.participants, ...participants],
    added: [...goals, ...measures].map(({ text }) => text).concat(participants.map(({ name }) => name)),
  };
}

/** What makes two rows the same: all that is written in them. */
const keyOf = (row: object) => JSON.stringify(Object.entries(row).sort());

/** SHA-256 in hex of all that is agreed, and whose it is. Principals count by their id. @param version in order */
export function sipChecksum({ id, personId }: Sip, version: SipVersion): string {
  const { fields, ...rows } = writtenIn(version);
  return contentChecksum({ sipId: id, personId, number: version.number, ...fields, ...rows });
}

/** All that is written in a SIP. Why the person was not there is printed beside every name that is theirs. */
export function sipTexts({ fields, goals, measures, participants }: SipDraft): string[] {
  const { whatMatters, relativesNote, consentScope, followUpBy, personAbsence } = fields;
  return [
    ...[whatMatters, relativesNote, consentScope, followUpBy, personAbsence],
    ...goals.map(({ text }) => text),
    ...measures.flatMap(({ text, otherActor, unit, responsible }) => [text, otherActor, unit, responsible]),
    ...participants.flatMap(({ name, kind, role, phone }) => [
      name,
      role,
      phone,
      kind === ParticipantKind.PERSON ? personAbsence : '',
    ]),
  ];
}

/** The texts of a version's goals of one term, in order. */
export function goalTexts({ goals }: Pick<SipDraft, 'goals'>, term: GoalTerm): string[] {
  return goals.filter((goal) => goal.term === term).map(({ text }) => text);
}

function measureOf(
  measure: MeasureInput,
  whose: Pick<SipMeasure, 'byOthers' | 'principalId' | 'otherActor'>,
): SipDraft['measures'][number] {
  return {
    ...whose,
    text: measure.text.trim(),
    unit: measure.unit.trim(),
    responsible: measure.responsible.trim(),
    fromDate: measure.fromDate ?? null,
    dueDate: measure.dueDate ?? null,
  };
}

const isWritten = (row: object) => Object.values(row).some(Boolean);

function picked<T, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, Key>;
}
