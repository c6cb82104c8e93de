import type { PlanStatus, StatementAuthor } from '../plans/plan-kinds.js';
import { renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { GoalTerm, MemberKind } from '../resource-groups/resource-group.entity.js';
import type { CrisisPlanLabel, Phase, UnitResponse } from './crisis-plan-kinds.js';

/**
 * What a printed crisis plan says: plain data, with only the statements that the print's reader may see. Days are
 * YYYY-MM-DD. Text that nobody has written is '' in free text and null elsewhere.
 */
export interface CrisisPlanDocument {
  label: `${CrisisPlanLabel}`;
  version: number;
  status: `${PlanStatus}`;
  /** The day it was agreed; for a draft, the day it was last changed. Printed on each page. */
  date: string;
  /** SHA-256 in hex of what was agreed; null for a draft. */
  checksum: string | null;
  person: DocumentPerson;
  team: { name: string; phone: string; openingHours: string };
  closedHours: {
    /** What to do first, in prose. */
    text: string;
    units: ClosedHoursPart[];
  };
  triggers: DocumentStatement[];
  /** The first stage first. */
  earlySigns: { stage: number; statements: DocumentStatement[] }[];
  ownActions: DocumentStatement[];
  peopleAndPlaces: DocumentStatement[];
  whoToAsk: DocumentStatement[];
  professionals: DocumentStatement[];
  whatHelps: DocumentStatement[];
  whatDoesNotHelp: DocumentStatement[];
  medicines: DocumentStatement[];
  safeSurroundings: DocumentStatement[];
  practicalMatters: DocumentStatement[];
  whoMayKnow: DocumentStatement[];
  resourceGroup: DocumentResourceGroup | null;
  madeTogether: boolean;
  madeOn: string | null;
  phase: `${Phase}` | null;
  reviewOn: string | null;
  copies: DocumentCopy[];
}

/** An outside unit, what it is asked to do, and whether it has said yes. */
export interface ClosedHoursPart {
  name: string;
  task: string;
  openingHours: string;
  phone: string;
  response: `${UnitResponse}`;
  respondedOn: string | null;
}

/** A person with protected identity cannot be given an address here, so that no print can show one. */
export type DocumentPerson = {
  name: string;
  birthDate: string | null;
  /** '' when nothing is known. */
  language: string;
  needsInterpreter: boolean;
  fictitious: boolean;
} & (
  | { protectedIdentity: true }
  | { protectedIdentity: false; address: string | null; place: string | null; phone: string | null }
);

/** One statement and whose words it is. */
export interface DocumentStatement {
  text: string;
  author: `${StatementAuthor}`;
}

export interface DocumentResourceGroup {
  members: { name: string; kind: `${MemberKind}`; relation: string; phone: string }[];
  /** Long-term goals first. */
  goals: { term: `${GoalTerm}`; text: string; followUpOn: string | null }[];
}

/** Who holds a copy of this version, since when. */
export interface DocumentCopy {
  holder: string;
  form: 'PAPER' | 'DIGITAL';
  givenOn: string;
}

/** The crisis plan as a print-ready HTML page. */
export function renderCrisisPlan(plan: CrisisPlanDocument, locale: Locale): string {
  return renderDocument('crisis-plan', plan, locale);
}
