import type { Reason } from '../platform/csv/csv-refusal.js';

/** What rows of a file say of one contact: all but who of the staff was there, and who was. */
export interface Said {
  rest: string;
  staffIds: string[];
}

/** A contact as it is stored and as the file says it is. */
export interface Difference {
  key: string;
  stored: Said;
  said: Said;
  /** The rows that say so. */
  lines: number[];
}

/** What rows of the file say of a contact, where not one row says it all as it is stored. */
interface Told extends Said {
  lines: number[];
}

interface Stored {
  said: Said;
  /** The line of a row that says the same. */
  line?: number;
  told?: Told;
}

/**
 * The contacts of one enrolment by what they are known by. Some systems write a row for each member of staff at a contact: rows
 * that differ in the staff alone, and name nobody twice, are one contact. So what a file says of a contact that is stored is
 * known when all rows have been read.
 */
export class KnownContacts {
  private readonly stored = new Map<string, Stored>();
  private readonly fresh = new Map<string, Said & { line: number }>();

  /** A contact that was there before the file. */
  add(key: string, said: Said): void {
    this.stored.set(key, { said });
  }

  /**
   * @param said of a row; its staff is added to when the contact is new and other rows name more
   * @returns `waits` for a row that {@link conclude} tells of
   */
  judge(key: string, said: Said, line: number): 'new' | 'joined' | 'known' | 'waits' | Reason {
    const stored = this.stored.get(key);
    if (stored) return compare(stored, said, line);
    const earlier = this.fresh.get(key);
    if (!earlier) {
      this.fresh.set(key, { ...said, line });
      return 'new';
    }
    return join(earlier, said) ? 'joined' : duplicateOf(earlier.line);
  }

  /** Who of the staff was at a new contact. */
  staffIdsOf(key: string): readonly string[] {
    return this.fresh.get(key)?.staffIds ?? [];
  }

  /** Whether any of them was at a contact, stored or new. */
  hasAnyOf(staffIds: readonly string[], key: string): boolean {
    const said = this.stored.get(key)?.said ?? this.fresh.get(key);
    return said?.staffIds.some((id) => staffIds.includes(id)) ?? false;
  }

  /** What became of rows that waited: those that say what is stored, and those that say something else. */
  *conclude(): Generator<{ known: number[] } | Difference> {
    for (const [key, { said, told }] of this.stored) {
      if (!told) continue;
      if (isSame(said, told)) yield { known: told.lines };
      else yield { key, stored: said, said: told, lines: told.lines };
    }
  }
}

function compare(stored: Stored, said: Said, line: number): 'known' | 'waits' | Reason {
  const { told } = stored;
  if (!told && isSame(stored.said, said)) {
    stored.line ??= line;
    return 'known';
  }
  if (stored.line !== undefined) return duplicateOf(stored.line);
  if (!told) {
    stored.told = { rest: said.rest, staffIds: [...said.staffIds], lines: [line] };
    return 'waits';
  }
  if (!join(told, said)) return duplicateOf(told.lines[0]!);
  told.lines.push(line);
  return 'waits';
}

/** Adds the staff of one row to another's, when they are of one contact. */
function join(earlier: Said, said: Said): boolean {
  if (earlier.rest !== said.rest || said.staffIds.some((id) => earlier.staffIds.includes(id))) return false;
  earlier.staffIds.push(...said.staffIds);
  return true;
}

const isSame = (one: Said, other: Said) =>
  one.rest === other.rest &&
  one.staffIds.length === other.staffIds.length &&
  one.staffIds.every((id) => other.staffIds.includes(id));

const duplicateOf = (line: number): Reason => ({ code: 'duplicate', params: { line } });
