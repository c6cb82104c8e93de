import { GroundKind, NotGivenBecause } from '../disclosure/ground-kinds.js';
import { type Giver, type GroundRule, groundRule, type Receiver } from '../disclosure/ground-rules.js';
import type { RecordCategory } from '../disclosure/record-category.js';
import { addMonths } from '../platform/dates/civil-date.js';
import type { Problem } from '../platform/errors/problem.js';
import type { NarrowGroundInput, RecordGroundInput } from './ground.input.js';
import { groundState, isWithdrawable } from './ground-state.js';

/** A principal, and from which day it takes part in coherent documentation of care, where it does; YYYY-MM-DD. */
interface Party {
  id: string;
  sharesDocumentationFrom?: string | null;
}

/** Between whom: the owner of the records, and whoever is to read them. */
export interface GroundParties {
  giver: Giver & Party;
  receiver: Receiver & Party;
  /** Of the receiver, where one is named. */
  unit: { principalId: string } | null;
}

/** Our own limit, not the law's: who may read is asked again at least every other year. */
const MOST_MONTHS = 24;
/** Shorter than this it says no more than "allt". */
const LEAST_PURPOSE = 10;

/** What the law asks of a ground of this kind between them; undefined where it gives none. */
export const ruleBetween = (
  kind: GroundKind,
  { giver, receiver }: Pick<GroundParties, 'giver' | 'receiver'>,
): GroundRule | undefined => groundRule(kind, giver, receiver, giver.id === receiver.id);

/** Everything that keeps a ground from being recorded on a day, YYYY-MM-DD; each names its field. */
export function groundProblems(input: RecordGroundInput, parties: GroundParties, day: string): Problem[] {
  return [
    ...partyProblems(input, parties, day),
    ...(input.purpose.trim().length < LEAST_PURPOSE ? [{ path: 'purpose', code: 'purposeTooGeneral' }] : []),
    ...askedByLaw(input, ruleBetween(input.kind, parties)),
    ...dateProblems(input, day),
  ];
}

function partyProblems({ kind }: RecordGroundInput, parties: GroundParties, day: string): Problem[] {
  const { giver, receiver, unit } = parties;
  if (unit && unit.principalId !== receiver.id) return [{ path: 'receiverUnitId', code: 'unitOfAnother' }];
  if (giver.id === receiver.id && !unit) return [{ path: 'receiverId', code: 'receiverIsGiver' }];
  const because = notGivenBecause(kind, parties, day);
  return because ? [{ path: 'kind', code: NOT_GIVEN[because] }] : [];
}

const NOT_GIVEN: Record<NotGivenBecause, string> = {
  [NotGivenBecause.DIRECTION]: 'groundDirection',
  [NotGivenBecause.WITHIN_PRINCIPAL]: 'groundWithinPrincipal',
  [NotGivenBecause.NOT_JOINED]: 'notJoined',
};

/** Why a ground of this kind gives nothing to read between them on a day, YYYY-MM-DD; null where it does. */
export function notGivenBecause(
  kind: GroundKind,
  { giver, receiver }: Pick<GroundParties, 'giver' | 'receiver'>,
  day: string,
): NotGivenBecause | null {
  if (!ruleBetween(kind, { giver, receiver }))
    return giver.id === receiver.id ? NotGivenBecause.WITHIN_PRINCIPAL : NotGivenBecause.DIRECTION;
  const haveJoined = [giver, receiver].every(({ sharesDocumentationFrom: from }) => from && from <= day);
  return kind === GroundKind.COHERENT_DOCUMENTATION && !haveJoined ? NotGivenBecause.NOT_JOINED : null;
}

/** What the law asks for must be there, and what it does not ask for must not. */
function askedByLaw(input: RecordGroundInput, rule: GroundRule | undefined): Problem[] {
  if (!rule) return [];
  return DUTIES.flatMap((path): Problem[] => {
    const isAsked = rule.duties[path] ?? false;
    const isThere = Boolean(input[path]?.trim());
    if (isAsked === isThere) return [];
    return [{ path, code: isAsked ? `${path}Missing` : 'notAsked' }];
  });
}

const DUTIES = ['circumstance', 'reason', 'form', 'informedOn', 'scope'] as const;

function dateProblems({ fromDate, toDate, informedOn }: RecordGroundInput, day: string): Problem[] {
  const last = addMonths(day, MOST_MONTHS);
  const problems: Problem[] = [];
  if (fromDate < day) problems.push({ path: 'fromDate', code: 'groundBeginsEarlier' });
  if (toDate < fromDate) problems.push({ path: 'toDate', code: 'windowBackwards' });
  else if (toDate > last) problems.push({ path: 'toDate', code: 'groundTooLong', params: { last } });
  if (informedOn && informedOn > day) problems.push({ path: 'informedOn', code: 'dayInFuture' });
  return problems;
}

/** Everything that keeps a ground from being narrowed on a day, YYYY-MM-DD; each names its field. */
export function narrowingProblems(
  ground: Parameters<typeof groundState>[0] & { categories: readonly RecordCategory[] },
  { taken, note }: Pick<NarrowGroundInput, 'taken' | 'note'>,
  day: string,
): Problem[] {
  const problems: Problem[] = [];
  if (!isWithdrawable(groundState(ground, day))) problems.push({ path: 'groundId', code: 'groundEnded' });
  if (taken.some((category) => !ground.categories.includes(category)))
    problems.push({ path: 'taken', code: 'notInGround' });
  if (ground.categories.every((category) => taken.includes(category)))
    problems.push({ path: 'taken', code: 'nothingLeft' });
  if (!note.trim()) problems.push({ path: 'note', code: 'isNotEmpty' });
  return problems;
}
