import type { Reason } from '../platform/csv/csv-refusal.js';

/**
 * Rows by what they are known by. Tells a row that is new from one that is there already, one that stands twice in
 * the file, and one that says something else about the same thing.
 */
export class KnownRows {
  /** The content of a row that was there before the file, or the line of one that the file brought. */
  private readonly rows = new Map<string, string | number>();

  /** A row that was there before the file. */
  add(key: string, content: string): void {
    this.rows.set(key, content);
  }

  judge(key: string, content: string, line: number): 'new' | 'known' | Reason {
    const known = this.rows.get(key);
    if (known === undefined) {
      this.rows.set(key, line);
      return 'new';
    }
    if (typeof known === 'number') return { code: 'duplicate', params: { line: known } };
    return known === content ? 'known' : { code: 'differs' };
  }
}
