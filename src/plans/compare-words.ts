import { PlanChange } from './plan-kinds.js';

/** Some words of a text that were kept, added or removed. */
export interface WordsPart {
  change: PlanChange;
  text: string;
}

/** Beyond so many comparisons of one word with another, in all texts of two versions together, all that differs is one change. */
const MOST = 4_000_000;

/** How many such comparisons are left. */
export interface Comparisons {
  left: number;
}

export const mostComparisons = (): Comparisons => ({ left: MOST });

/** A text before and after, word by word: as few words as can be are added and removed, the removed first. */
export function compareWords(before: string, after: string, comparisons = mostComparisons()): WordsPart[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const least = Math.min(was.length, is.length);
  let first = 0;
  while (first < least && isSame(was[first]!, is[first]!)) first += 1;
  let last = 0;
  while (last < least - first && isSame(was.at(-1 - last)!, is.at(-1 - last)!)) last += 1;
  const middle = (words: readonly string[]) => words.slice(first, words.length - last);
  const part = (change: PlanChange) => (text: string) => ({ change, text });
  return joined([
    ...is.slice(0, first).map(part(PlanChange.KEPT)),
    ...differing(middle(was), middle(is), comparisons),
    ...is.slice(is.length - last).map(part(PlanChange.KEPT)),
  ]);
}

/** Words with the blanks after them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

const isSame = (one: string, other: string) => one.trim() === other.trim();

function differing(was: readonly string[], is: readonly string[], comparisons: Comparisons): WordsPart[] {
  const removed = (text: string) => ({ change: PlanChange.REMOVED, text });
  const added = (text: string) => ({ change: PlanChange.ADDED, text });
  const needed = was.length * is.length;
  if (needed > comparisons.left) return [...was.map(removed), ...is.map(added)];
  comparisons.left -= needed;
  const [wasBare, isBare] = [was, is].map((words) => words.map((word) => word.trim())) as [
    string[],
    string[],
  ];
  // How many words the rest of both have in common, from each place in them.
  const common = Array.from({ length: was.length + 1 }, () => new Uint32Array(is.length + 1));
  for (let i = was.length - 1; i >= 0; i -= 1)
    for (let j = is.length - 1; j >= 0; j -= 1)
      common[i]![j] =
        wasBare[i] === isBare[j]
          ? common[i + 1]![j + 1]! + 1
          : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const parts: WordsPart[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && wasBare[i] === isBare[j]) {
      parts.push({ change: PlanChange.KEPT, text: is[j]! });
      i += 1;
      j += 1;
    } else if (j === is.length || (i < was.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      parts.push(removed(was[i]!));
      i += 1;
    } else {
      parts.push(added(is[j]!));
      j += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind as one, the removed before the added that stand in their place. */
function joined(parts: readonly WordsPart[]): WordsPart[] {
  const whole: WordsPart[] = [];
  let open = { [PlanChange.REMOVED]: '', [PlanChange.ADDED]: '' };
  const close = () => {
    for (const change of [PlanChange.REMOVED, PlanChange.ADDED] as const)
      if (open[change]) whole.push({ change, text: open[change] });
    open = { [PlanChange.REMOVED]: '', [PlanChange.ADDED]: '' };
  };
  for (const { change, text } of parts) {
    if (change === PlanChange.REMOVED || change === PlanChange.ADDED) {
      open[change] += text;
      continue;
    }
    close();
    const last = whole.at(-1);
    if (last?.change === PlanChange.KEPT) last.text += text;
    else whole.push({ change: PlanChange.KEPT, text });
  }
  close();
  return whole;
}
