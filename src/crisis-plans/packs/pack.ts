import type { StatementAuthor } from '../../plans/plan-kinds.js';
import type { Locale, Text } from '../../platform/i18n/locale.js';
import type { CrisisPlanLabel, Phase } from '../crisis-plan-kinds.js';

/** Whether a plan has the block for when the team is closed. */
export type ClosedHoursBlock = 'DEMANDED' | 'ASKED' | 'LEFT_OUT';

/** What a statement of a section can tell that is one person's own: a sign that it is going the wrong way, or a wish. */
export type Tells = 'SIGN' | 'WISH';

/** A section of a pack as `pack.yaml` has it. */
export interface SectionFile {
  code: string;
  /** From 1; a section without has none. */
  stages?: number;
  /** The team answers each statement: yes, or no and why. */
  answered?: boolean;
  /** Whose words a statement is unless somebody else is chosen; the person's when missing. */
  author?: `${StatementAuthor}`;
  tells?: Tells;
}

/** `plan-packs/<id>/<version>/pack.yaml`; see schema/plan-pack.schema.json. */
export interface PackFile<Section = SectionFile> {
  id: string;
  version: string;
  /** What a plan is called unless something else is chosen. */
  label: `${CrisisPlanLabel}`;
  /** Made in a crisis, marked so, and due to be made anew. */
  provisional?: boolean;
  /** The phase that is chosen to begin with. */
  phase?: `${Phase}`;
  /** The review lies so many days after the making at the latest. */
  reviewWithinDays?: number;
  /** The sections are steps, gone through in order: each has its number before its heading. */
  areSteps?: boolean;
  /** In the order in which they are written. */
  sections: Section[];
  closedHours: ClosedHoursBlock;
  /** The section after which the block and those to call are written. */
  closedHoursAfter?: string;
  /** Whether those to call are asked for. */
  contacts: boolean;
  /** Whether it is asked who took part in the making. */
  participants: boolean;
  /** Whether a section can be said not to be for the person. */
  mayBeSkipped: boolean;
  demands: {
    together: boolean;
    /** Somebody outside the team has led the making. */
    facilitator: boolean;
    /** At least one statement is no stock phrase. */
    individual: boolean;
    /** Of each group at least one section has words in it, or is said not to be for the person. */
    sections: string[][];
  };
  print: {
    /** In the order of the sheet; two in one stand beside each other. CONTACTS is those to call, HOURS whom to turn to by the hours of the week. */
    order: string[][];
    /** What stands on the sheet of one page, the most needed first. */
    short: string[];
  };
}

/** `plan-packs/<id>/<version>/words.<language>.yaml`. */
export interface PackWords {
  name: string;
  about: string;
  stages?: string[];
  sections: Record<string, { heading: string; prompt: string; row: string; sheet?: string; easy?: string }>;
}

/** `plan-packs/<id>/<version>/headings.<language>.yaml`, for sheets in a language that the product does not have. */
export interface PackHeadings {
  checkedByTranslator: boolean;
  stages?: string[];
  sections: Record<string, string>;
}

export interface PackSection extends SectionFile {
  heading: Text;
  /** What to think of, said to the person. */
  prompt: Text;
  /** The name of a row, with `{number}`. */
  row: Text;
  /** The heading on the sheet. */
  sheet: Text;
  /** The same in plainer words, for a sheet that is easy to read. */
  easy: Text;
}

/** What a crisis plan is made of (planform): its sections, what is asked and demanded, and its print, with its words. */
export interface Pack extends PackFile<PackSection> {
  name: Text;
  about: Text;
  /** The names of the stages, the first first. */
  stages: Text[];
  /** By language. */
  headings: Record<string, PackHeadings>;
}

export const sectionOf = ({ sections }: Pack, code: string): PackSection | undefined =>
  sections.find((section) => section.code === code);

/** What a row of a section is called, the first being number 1. */
export const rowName = (row: Text, number: number, locale: Locale): string =>
  row[locale].replace('{number}', String(number));
