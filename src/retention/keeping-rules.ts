import type { Activity } from '../organisations/organisation-kinds.js';

/** How long the records of one activity are kept; as the file says it (`schema/keeping-rules.schema.json`). */
export interface KeepingRule {
  id: string;
  activity: `${Activity}`;
  principals: readonly ('PUBLIC' | 'PRIVATE')[];
  /** So many years after the last entry, a record may or must be destroyed. */
  years: number;
  after: 'MAY' | 'MUST';
  /** When what must be destroyed must be gone; null where no last day is known. */
  by: 'END_OF_NEXT_YEAR' | null;
  paragraph: string;
}

/** What is kept although a rule would let it go. */
export interface KeepingException {
  id: string;
  /** The rules, by their ids, from which it excepts. */
  from: readonly string[];
  paragraph: string;
}

export interface KeepingRules {
  rules: readonly KeepingRule[];
  placedChildren: KeepingException;
  research: KeepingException & {
    /** SCB codes of counties and municipalities whose records are all kept. */
    counties: readonly string[];
    municipalities: readonly string[];
    /** Days of a month: elsewhere the records of those who were born on one of them are kept. */
    birthdays: readonly number[];
  };
}
