import type { Answered } from './operations.js';
import type { StoredRows } from './stored-rows.js';

export type Request = () => Promise<Answered>;

/** In what several at once may differ from the same one after the other. */
export interface Leeway {
  /** Refusals that may stand for each other, and why. */
  refusedAs?: { codes: readonly string[]; why: string };
  /** Why those who come second may be answered otherwise at once than later. */
  answersDiffer?: string;
  /** Why one of two may be refused and leave nothing, where one after the other both are done. */
  orAlone?: string;
  /** Tables that may hold other rows, and why. */
  differsIn?: { tables: readonly string[]; why: string };
}

/** What came of some requests: the answers, in no order, and the rows of each table. */
export interface Outcome {
  answered: Answered[];
  answers: string[];
  rows: Map<string, string[]>;
  /** Ids that were answered as there, and are not. */
  lost: string[];
}

/** Not refused, nor told in a typed answer why not. */
export function isDone({ refusal, said }: Answered): boolean {
  const { __typename = '', accepted } = (said ?? {}) as { __typename?: string; accepted?: boolean };
  return refusal === undefined && !/Conflict$|Incomplete$/.test(__typename) && accepted !== false;
}

/** What nobody may be answered with for asking at the same time as others. */
const FAULTS = ['INTERNAL', 'UNAVAILABLE', 'UNCERTAIN', '500', '503'];

/** Sends all of them at once, or each when the one before has been answered; then the world is again as it was kept. */
export async function outcomeOf(
  stored: StoredRows,
  requests: readonly Request[],
  way: 'at once' | 'in turn',
): Promise<Outcome> {
  const answered: Answered[] = [];
  if (way === 'at once') answered.push(...(await Promise.all(requests.map((request) => request()))));
  else for (const request of requests) answered.push(await request());
  const { rows, ids } = await stored.readAndRestore();
  return {
    answered,
    answers: answered.map(({ refusal, said }) => refusal ?? stored.alike(said)),
    rows,
    lost: answered.flatMap((one) => one.ids).filter((id) => !ids.has(id)),
  };
}

/** How what came of requests at once differs from what comes of them one after the other; all empty when it does not. */
export function differenceOf(atOnce: Outcome, inTurn: Outcome, leeway: Leeway) {
  const { refusedAs, differsIn, answersDiffer = leeway.orAlone } = leeway;
  const asOne = (answers: readonly string[]) =>
    answers.map((answer) => (refusedAs?.codes.includes(answer) ? 'refused' : answer));
  const tables = [...atOnce.rows.keys()].filter((table) => !differsIn?.tables.includes(table));
  const rowsOf = ({ rows }: Outcome) =>
    tables.flatMap((table) => (rows.get(table) ?? []).map((row) => `${table} ${row}`));
  return {
    faults: atOnce.answers.filter((answer) => FAULTS.includes(answer)),
    lost: [...atOnce.lost, ...without(rowsOf(inTurn), rowsOf(atOnce))],
    doubled: without(rowsOf(atOnce), rowsOf(inTurn)),
    answeredOnlyAtOnce: answersDiffer ? [] : without(asOne(atOnce.answers), asOne(inTurn.answers)),
  };
}

export const NO_DIFFERENCE = { faults: [], lost: [], doubled: [], answeredOnlyAtOnce: [] };

/** What is left of the first when each of the second has taken one away that is the same. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of all) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of taken) left.set(one, (left.get(one) ?? 0) - 1);
  return [...left].flatMap(([one, count]) => Array<string>(Math.max(count, 0)).fill(one));
}
