import type { Reason } from './csv/csv-refusal.js';

/**
 * Rows by what they are known by. Tells a row that is new from one that is there already, one that stands twice in
 * the file, and one that says something else about the same thing.
 */
export class KnownRows {
  private readonly rows = new Map<string, { content: string; line: number | null }>();

  /** A row that was there before the file. */
  add(key: string, content: string): void {
    this.rows.set(key, { content, line: null });
  }

  judge(key: string, content: string, line: number): 'new' | 'known' | Reason {
    const known = this.rows.get(key);
    if (!known) {
      this.rows.set(key, { content, line });
      return 'new';
    }
    if (known.line !== null) return { code: 'duplicate', params: { line: known.line } };
    return known.content === content ? 'known' : { code: 'differs' };
  }
}
