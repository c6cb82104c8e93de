import { InterventionMethod } from '../contacts/intervention-kinds.js';
import { NeedAnswer, NeedKind, NeedSource } from './need-kinds.js';

/** An answer that the records suggest, and what it comes from. Null where they tell of a need and not of who meets it. */
export interface NeedSuggestion {
  kind: NeedKind;
  answer: NeedAnswer | null;
  source: NeedSource;
  /** The method of the intervention; missing of a SIP. */
  method?: InterventionMethod;
  /** Words of the action; missing of an intervention. */
  text?: string;
}

/** What each method meets. Shared decisions are a way of working, and meet no need of their own. */
const KIND_OF: Record<InterventionMethod, NeedKind | null> = {
  PSYCHOEDUCATION: NeedKind.ILLNESS_MANAGEMENT,
  COGNITIVE_SUPPORT: NeedKind.EVERYDAY_LIFE,
  INDIVIDUAL_CBT: NeedKind.PSYCHOTHERAPY,
  FAMILY_INTERVENTION: NeedKind.FAMILY,
  IPS: NeedKind.WORK_AND_STUDIES,
  SHARED_DECISIONS: null,
  HOUSING_SUPPORT: NeedKind.EVERYDAY_LIFE,
  GROUP_CBT: NeedKind.PSYCHOTHERAPY,
  NECT: NeedKind.PSYCHOTHERAPY,
  INTEGRATED_DUAL_DISORDER: NeedKind.SUBSTANCE_USE_TREATMENT,
  ILLNESS_MANAGEMENT: NeedKind.ILLNESS_MANAGEMENT,
};

interface GivenIntervention {
  method: InterventionMethod;
  startedOn: string | null;
  endedOn: string | null;
}

interface AgreedAction {
  text: string;
  /** Who does it where it is neither region nor municipality; else empty. */
  otherActor: string;
}

/** The interventions that go on on a day: the team gives them. */
export function suggestedByInterventions(
  interventions: readonly GivenIntervention[],
  day: string,
): NeedSuggestion[] {
  return interventions.flatMap(({ method, startedOn, endedOn }) => {
    const kind = KIND_OF[method];
    const goesOn = startedOn !== null && startedOn <= day && (endedOn === null || endedOn >= day);
    return kind && goesOn ? [{ kind, answer: NeedAnswer.TEAM, source: NeedSource.INTERVENTION, method }] : [];
  });
}

/**
 * What the actions of a SIP tell by the words in them. Who gives what a principal answers for is not told: the team, or
 * another part of it.
 * @param beginnings of words, for each kind
 */
export function suggestedBySip(
  actions: readonly AgreedAction[],
  beginnings: Readonly<Record<NeedKind, readonly string[]>>,
): NeedSuggestion[] {
  return actions.flatMap(({ text, otherActor }) => {
    const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
    const answer = otherActor ? NeedAnswer.OTHER : null;
    return Object.values(NeedKind)
      .filter((kind) => beginnings[kind].some((beginning) => words.includes(` ${beginning}`)))
      .map((kind) => ({ kind, answer, source: NeedSource.SIP, text }));
  });
}

/** What the form begins with: what was said last where anything was, else the first answer that is suggested. */
export function firstAnswer(
  kind: NeedKind,
  last: ReadonlyMap<NeedKind, NeedAnswer>,
  suggestions: readonly NeedSuggestion[],
): NeedAnswer {
  const said = last.get(kind) ?? NeedAnswer.UNKNOWN;
  if (said !== NeedAnswer.UNKNOWN) return said;
  const suggested = suggestions.find((one) => one.kind === kind && one.answer !== null);
  return suggested?.answer ?? NeedAnswer.UNKNOWN;
}

interface ToldInventory {
  madeOn: string;
  needs: readonly { kind: NeedKind; answer: NeedAnswer }[];
}

/**
 * What was said of one kind, over time.
 * @param inventories the newest first
 * @returns the newest first; what was said again is told from the day on which it was said first
 */
export function historyOf(
  kind: NeedKind,
  inventories: readonly ToldInventory[],
): { answer: NeedAnswer; since: string }[] {
  const said = inventories.map(({ madeOn, needs }) => ({
    answer: needs.find((need) => need.kind === kind)?.answer ?? NeedAnswer.UNKNOWN,
    since: madeOn,
  }));
  return said.filter(({ answer }, index) => answer !== said[index + 1]?.answer);
}
