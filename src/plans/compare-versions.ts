import { type Comparisons, compareWords, mostComparisons, type WordsPart } from './compare-words.js';
import { listsIn, ownFields, saidIn } from './content-digest.js';
import { isText } from './plan-content.js';
import type { Content, ContentOf, Fields, Rows } from './plan-fields.js';
import { PlanChange } from './plan-kinds.js';

export type ComparedValues = Readonly<Record<string, unknown>>;

/** One field before and after; where its words were changed, which. */
export interface ComparedField {
  name: string;
  field: Content<unknown>;
  change: PlanChange;
  before: unknown;
  after: unknown;
  parts: WordsPart[];
}

/** One row before and after. Null where there is none. */
export interface ComparedRow {
  change: PlanChange;
  /** Whether it stands in another place among those that are there still. */
  isMoved: boolean;
  before: ComparedValues | null;
  after: ComparedValues | null;
  fields: ComparedField[];
}

export interface ComparedVersions {
  /** What is in no list. */
  fields: ComparedField[];
  /** The rows as they stand afterwards; one that was removed after what it stood after. */
  lists: { name: string; rows: ComparedRow[] }[];
}

/** What two versions of a plan say, field by field and row by row. @param before with its rows in order, as `after` */
export function compareVersions<All extends object>(
  fields: All,
  before: ContentOf<All>,
  after: ContentOf<All>,
): ComparedVersions {
  const rowsOf = (content: ContentOf<All>, name: string) =>
    (content as Record<string, unknown>)[name] as readonly ComparedValues[];
  const comparisons = mostComparisons();
  return {
    fields: compareFields(fields, before as ComparedValues, after as ComparedValues, comparisons),
    lists: listsIn(fields).map(([name, list]) => ({
      name,
      rows: compareRows(list, rowsOf(before, name), rowsOf(after, name), comparisons),
    })),
  };
}

/** Whether the versions say the same in the same order. */
export const isSameContent = ({ fields, lists }: ComparedVersions): boolean =>
  fields.every(isKept) && lists.every(({ rows }) => rows.every((row) => isKept(row) && !row.isMoved));

export const isKept = ({ change }: { change: PlanChange }) => change === PlanChange.KEPT;

function compareFields(
  fields: object,
  before: ComparedValues,
  after: ComparedValues,
  comparisons: Comparisons,
): ComparedField[] {
  const [was, is] = [saidIn(fields, before), saidIn(fields, after)];
  return ownFields(fields).map(([name, field]) => {
    const isOpen = (row: ComparedValues) =>
      (field.blank === null || field.blank === '') && (row[name] ?? field.blank) === field.blank;
    const change =
      was[name] === is[name]
        ? PlanChange.KEPT
        : isOpen(before)
          ? PlanChange.ADDED
          : isOpen(after)
            ? PlanChange.REMOVED
            : PlanChange.CHANGED;
    const parts =
      change === PlanChange.CHANGED && isText(field)
        ? compareWords(before[name] as string, after[name] as string, comparisons)
        : [];
    return { name, field, change, before: before[name], after: after[name], parts };
  });
}

function compareRows(
  list: Rows<Fields>,
  before: readonly ComparedValues[],
  after: readonly ComparedValues[],
  comparisons: Comparisons,
): ComparedRow[] {
  const beganAs = matchRows(list, before, after);
  const moved = movedRows(list, before, beganAs);
  const placeAfter = new Map([...beganAs].map(([place, began]) => [began, place]));
  const rows = after.map((row, place): ComparedRow => {
    const began = beganAs.get(place);
    const was = began === undefined ? null : before[began]!;
    const fields = compareFields(list.fields, was ?? row, row, comparisons);
    const change =
      was === null ? PlanChange.ADDED : fields.every(isKept) ? PlanChange.KEPT : PlanChange.CHANGED;
    return { change, isMoved: moved.has(place), before: was, after: row, fields };
  });
  const removedAfter = new Map<number, ComparedRow[]>();
  let last = -1;
  for (const [began, was] of before.entries()) {
    const place = placeAfter.get(began);
    if (place !== undefined) {
      last = place;
      continue;
    }
    const fields = compareFields(list.fields, was, was, comparisons);
    const row = { change: PlanChange.REMOVED, isMoved: false, before: was, after: null, fields };
    removedAfter.set(last, [...(removedAfter.get(last) ?? []), row]);
  }
  return [-1, ...rows.keys()].flatMap((place) => [
    ...(rows[place] ? [rows[place]] : []),
    ...(removedAfter.get(place) ?? []),
  ]);
}

/**
 * Which row each was before, by their places. Rows have no ids that last: those that say the same are the same, then those
 * of the same key, and of the others those in the same place, such as a section, with the most words in common.
 */
function matchRows(
  { fields, key }: Rows<Fields>,
  before: readonly ComparedValues[],
  after: readonly ComparedValues[],
): Map<number, number> {
  const [were, are] = [before, after].map((rows) => rows.map((row) => readRow(fields, row)));
  const matched = new Map<number, number>();
  const free = new Set(before.keys());
  const take = (place: number, began: number) => {
    matched.set(place, began);
    free.delete(began);
  };
  for (const same of ['whole', 'key'] as const) {
    const byName = Map.groupBy(free, (began) =>
      same === 'key' ? before[began]![key ?? ''] : were![began]!.whole,
    );
    for (const [place, row] of after.entries()) {
      if (matched.has(place) || (same === 'key' && !(key && row[key]))) continue;
      const began = byName.get(same === 'key' ? row[key!] : are![place]!.whole)?.shift();
      if (began !== undefined) take(place, began);
    }
  }
  const pairs = [...after.keys()].flatMap((place) =>
    matched.has(place)
      ? []
      : [...free].flatMap((began) => {
          if (key && after[place]![key] && before[began]![key]) return [];
          const like = likeness(were![began]!, are![place]!);
          return like >= LIKE_ENOUGH ? [{ place, began, like }] : [];
        }),
  );
  const nearness = ({ place, began }: { place: number; began: number }) => Math.abs(place - began);
  for (const pair of pairs.sort((a, b) => b.like - a.like || nearness(a) - nearness(b)))
    if (!matched.has(pair.place) && free.has(pair.began)) take(pair.place, pair.began);
  return matched;
}

/** Of rows of which fewer words than these are in common, one was removed and the other added. */
const LIKE_ENOUGH = 0.4;

interface ReadRow {
  whole: string;
  where: string;
  /** The place is a name, such as somebody's: two rows in it are of the same. */
  isNamed: boolean;
  words: ReadonlyMap<string, number>;
  count: number;
}

function readRow(fields: Fields, row: ComparedValues): ReadRow {
  const said = saidIn(fields, row);
  const own = ownFields(fields);
  const words = own.flatMap(([name, field]) =>
    isText(field) && !field.isPlace
      ? ((row[name] as string).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      : [],
  );
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return {
    whole: Object.values(said).join(''),
    where: own.flatMap(([name, { isPlace }]) => (isPlace ? said[name] : [])).join(''),
    isNamed: own.some(([, field]) => field.isPlace && isText(field)),
    words: counts,
    count: words.length,
  };
}

/** From 0 to 1: how many of their words two rows in the same place have in common. */
function likeness(one: ReadRow, other: ReadRow): number {
  if (one.where !== other.where) return 0;
  if (one.isNamed) return 1;
  if (one.count + other.count === 0) return 0;
  let common = 0;
  for (const [word, times] of one.words) common += Math.min(times, other.words.get(word) ?? 0);
  return (2 * common) / (one.count + other.count);
}

/** Those of the rows that are there still that were moved: as few as can be, counted in each section by itself. */
function movedRows(
  { fields }: Rows<Fields>,
  before: readonly ComparedValues[],
  beganAs: ReadonlyMap<number, number>,
): Set<number> {
  const kept = [...beganAs].sort(([a], [b]) => a - b);
  const sections = Map.groupBy(kept, ([, began]) => readRow(fields, before[began]!).where);
  return new Set(
    [...sections.values()].flatMap((rows) => {
      const inOrder = longestRise(rows.map(([, began]) => began));
      return rows.filter(([, began]) => !inOrder.has(began)).map(([place]) => place);
    }),
  );
}

/** The most of the numbers that rise as they stand. */
function longestRise(numbers: readonly number[]): Set<number> {
  const lengths: number[] = [];
  const previous: number[] = [];
  for (const [at, number] of numbers.entries()) {
    lengths[at] = 1;
    previous[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1)
      if (numbers[earlier]! < number && lengths[earlier]! + 1 > lengths[at]!) {
        lengths[at] = lengths[earlier]! + 1;
        previous[at] = earlier;
      }
  }
  const rise = new Set<number>();
  for (let at = lengths.indexOf(Math.max(0, ...lengths)); at >= 0; at = previous[at]!) rise.add(numbers[at]!);
  return rise;
}
