import { GROUND_RULES, GroundKind, groundFits } from '../disclosure/ground-kinds.js';
import type { RecordCategory } from '../disclosure/record-category.js';
import type { SecrecyLaw } from '../organisations/organisation-kinds.js';
import { addMonths } from '../platform/dates/civil-date.js';
import type { Problem } from '../platform/errors/problem.js';
import type { NarrowGroundInput, RecordGroundInput } from './ground.input.js';
import { groundState, isWithdrawable } from './ground-state.js';

/** Between whom: the owner of the records, and whoever is to read them. */
export interface GroundParties {
  giver: { id: string; law: SecrecyLaw };
  receiver: { id: string; law: SecrecyLaw };
  /** Of the receiver, where one is named. */
  unit: { principalId: string } | null;
}

/** Our own limit, not the law's: who may read is asked again at least every other year. */
const MOST_MONTHS = 24;
/** Shorter than this it says no more than "allt". */
const LEAST_PURPOSE = 10;

/** The kinds that may be chosen for a receiver; between a principal's own units only consent is one. */
export function fittingKinds({ giver, receiver }: Omit<GroundParties, 'unit'>): GroundKind[] {
  return Object.values(GroundKind).filter((kind) =>
    giver.id === receiver.id ? kind === GroundKind.CONSENT : groundFits(kind, giver.law, receiver.law),
  );
}

/** Everything that keeps a ground from being recorded on a day, YYYY-MM-DD; each names its field. */
export function groundProblems(input: RecordGroundInput, parties: GroundParties, day: string): Problem[] {
  return [
    ...partyProblems(input, parties),
    ...(input.purpose.trim().length < LEAST_PURPOSE ? [{ path: 'purpose', code: 'purposeTooGeneral' }] : []),
    ...askedByLaw(input),
    ...dateProblems(input, day),
  ];
}

function partyProblems({ kind }: RecordGroundInput, { giver, receiver, unit }: GroundParties): Problem[] {
  if (unit && unit.principalId !== receiver.id) return [{ path: 'receiverUnitId', code: 'unitOfAnother' }];
  if (giver.id === receiver.id && !unit) return [{ path: 'receiverId', code: 'receiverIsGiver' }];
  if (fittingKinds({ giver, receiver }).includes(kind)) return [];
  return [{ path: 'kind', code: giver.id === receiver.id ? 'groundWithinPrincipal' : 'groundDirection' }];
}

/** What the law asks for must be there, and what it does not ask for must not. */
function askedByLaw(input: RecordGroundInput): Problem[] {
  const { needsCircumstance, needsReason, givenByPerson } = GROUND_RULES[input.kind];
  const asked = {
    circumstance: needsCircumstance,
    reason: needsReason,
    form: givenByPerson,
    informedOn: input.kind === GroundKind.COHERENT_DOCUMENTATION,
  };
  return Object.entries(asked).flatMap(([path, isAsked]): Problem[] => {
    const isThere = Boolean(input[path as keyof typeof asked]?.trim());
    if (isAsked === isThere) return [];
    return [{ path, code: isAsked ? `${path}Missing` : 'notAsked' }];
  });
}

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
