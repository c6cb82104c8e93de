/** What somebody was told of a write. */
export enum Told {
  SAVED = 'SAVED',
  /** It is not kept, and asking again as it is does not help. */
  REFUSED = 'REFUSED',
  /** It is not kept. */
  UNAVAILABLE = 'UNAVAILABLE',
  /** Nobody knows whether it is kept. */
  UNCERTAIN = 'UNCERTAIN',
  /** No answer came. */
  UNANSWERED = 'UNANSWERED',
  /** The server says that it is itself at fault. */
  INTERNAL = 'INTERNAL',
}

/** Why no answer came, where it was waited for longer than anybody should have to. */
export const HUNG = 'HUNG';

/** One write, of which the database holds either all or nothing. */
export interface Entry {
  kind: string;
  /** What no other write has, and by which the database is searched. */
  key: string;
  /** What the next write with the same takes the place of this one in. */
  place?: string;
  /** A check, say. */
  leavesNothing?: boolean;
  /** Where the database alone does not tell whether it is there. */
  isThere?(): Promise<boolean>;
  /** Missing while no answer has come. */
  told?: Told;
  code?: string;
  /** From the sending to the answer. */
  ms?: number;
}

/** What is in the database, by key: 'WHOLE', or what is missing of it. */
export type Holdings = ReadonlyMap<string, string>;

const OPEN: readonly (Told | undefined)[] = [undefined, Told.UNANSWERED, Told.UNCERTAIN];
const isOpen = ({ told }: Entry) => OPEN.includes(told);

/** Everything that was asked to be saved, and what was answered. */
export class Ledger {
  longestMs = 0;
  private entries: Entry[] = [];
  private readonly told: Record<string, number> = {};
  private readonly open = { 'open and kept': 0, 'open and not kept': 0 };

  begin(entry: Entry): Entry {
    this.entries.push(entry);
    return entry;
  }

  answered(entry: Entry, told: Told, ms: number, code?: string): void {
    Object.assign(entry, { told, ms, code });
    const name = told === Told.REFUSED ? `${told} ${code}` : told;
    this.told[name] = (this.told[name] ?? 0) + 1;
    if (told !== Told.UNANSWERED) this.longestMs = Math.max(this.longestMs, ms);
  }

  /**
   * Notes what has been answered so far.
   * @returns makes a ledger of all that has been begun until then, to be compared with a copy that was made in between: what had
   * not been answered here may be in it or not
   */
  mark(): () => Ledger {
    const answered = new Set(this.entries.filter((entry) => !isOpen(entry)));
    return () => {
      const then = new Ledger();
      for (const entry of this.entries)
        if (!entry.isThere) then.begin(answered.has(entry) ? { ...entry } : { ...entry, told: undefined });
      return then;
    };
  }

  /** How many were told what, and what became of those that nobody knew of. */
  counts(): Record<string, number> {
    return { ...this.told, ...this.open };
  }

  /**
   * Compares what was told with what is there. What nobody knew is known from then on.
   * @returns every fault, in words
   */
  async compare(found: Holdings): Promise<string[]> {
    const holdings = new Map(found);
    for (const { key, isThere } of this.entries) if (await isThere?.()) holdings.set(key, 'WHOLE');
    const places = new Map<string, Entry[]>();
    for (const entry of this.entries) {
      const place = entry.place ?? entry.key;
      places.set(place, [...(places.get(place) ?? []), entry]);
    }
    const faults = [...places.values()].flatMap((entries) => faultsIn(entries, holdings));
    this.settle([...places.values()], holdings);
    return faults;
  }

  private settle(places: readonly Entry[][], holdings: Holdings): void {
    this.entries = places.flatMap((entries) => {
      const held = entries.findLast((entry) => holdings.has(entry.key) && !entry.leavesNothing);
      for (const entry of entries.filter(isOpen))
        this.open[entry === held ? 'open and kept' : 'open and not kept']++;
      return held && !held.isThere ? [Object.assign(held, { told: Told.SAVED })] : [];
    });
  }
}

/** @param entries that took each other's place, in the order sent */
function faultsIn(entries: readonly Entry[], holdings: Holdings): string[] {
  const isHeld = ({ key }: Entry) => holdings.has(key);
  const since = entries.slice(
    Math.max(
      0,
      entries.findLastIndex(({ told }) => told === Told.SAVED),
    ),
  );
  const word = ({ kind, key, told, code }: Entry) => `${kind} ${key} (${told ?? 'no answer'} ${code ?? ''})`;
  const half = entries.filter((entry) => isHeld(entry) && holdings.get(entry.key) !== 'WHOLE');
  const [last] = since;
  const isLost =
    last?.told === Told.SAVED &&
    !last.leavesNothing &&
    !since.some((entry) => isHeld(entry) && (entry === last || isOpen(entry)));
  const mayBeHeld = (entry: Entry) => !entry.leavesNothing && (isOpen(entry) || entry.told === Told.SAVED);
  const unbidden = entries.filter(
    (entry) => isHeld(entry) && !entries.some((other) => other.key === entry.key && mayBeHeld(other)),
  );
  const wrong = entries.filter(({ told, code }) => told === Told.INTERNAL || code === HUNG);
  return [
    ...half.map((entry) => `HALF: ${word(entry)}: ${holdings.get(entry.key)}`),
    ...(isLost ? [`LOST: ${word(last)}`] : []),
    ...unbidden.map((entry) => `KEPT THOUGH REFUSED: ${word(entry)}`),
    ...wrong.map((entry) => `WRONGLY ANSWERED: ${word(entry)}`),
  ];
}
