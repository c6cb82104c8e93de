import { contentFrom, contentOf, textsOf } from '../plans/plan-content.js';
import { GoalTerm } from '../resource-groups/resource-group-kinds.js';
import type { SaveSipDraftInput } from './sip.input.js';
import { SIP, type SipDraft } from './sip-fields.js';
import { ParticipantKind } from './sip-kinds.js';

/** What is sent as what is kept. */
export function draftOf(input: SaveSipDraftInput): SipDraft {
  return contentFrom(SIP, {
    ...input,
    goals: [
      ...input.longTermGoals.map((text) => ({ term: GoalTerm.LONG, text })),
      ...input.shortTermGoals.map((text) => ({ term: GoalTerm.SHORT, text })),
    ],
    measures: [
      ...input.measures.map((measure) => ({ ...measure, byOthers: false, otherActor: '' })),
      ...input.measuresByOthers.map((measure) => ({ ...measure, byOthers: true, principalId: null })),
    ],
  });
}

/** What is kept as it is sent, and as its form holds it. */
export function sentOf(draft: SipDraft) {
  const { goals: _, ...content } = contentOf(SIP, draft);
  return {
    ...content,
    longTermGoals: goalTexts(draft, GoalTerm.LONG),
    shortTermGoals: goalTexts(draft, GoalTerm.SHORT),
    measures: draft.measures.filter(({ byOthers }) => !byOthers),
    measuresByOthers: draft.measures.filter(({ byOthers }) => byOthers),
  };
}

/** All that is written in a SIP. Why the person was not there is printed beside every name that is theirs too. */
export function sipTexts(draft: SipDraft): string[] {
  const persons = draft.participants.filter(({ kind }) => kind === ParticipantKind.PERSON);
  return [...textsOf(SIP, draft), ...persons.map(() => draft.personAbsence)];
}

/** The texts of a version's goals of one term, in order. */
export function goalTexts({ goals }: Pick<SipDraft, 'goals'>, term: GoalTerm): string[] {
  return goals.filter((goal) => goal.term === term).map(({ text }) => text);
}
