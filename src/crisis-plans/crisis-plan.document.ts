import type { OpeningHours } from '../organisations/opening-hours.type.js';
import type { AmendmentsView } from '../persons/amendments-view.js';
import type { DocumentCopy, DocumentPerson, DocumentResourceGroup } from '../plans/plan.document.js';
import type { PlanStatus, StatementAuthor } from '../plans/plan-kinds.js';
import { type FurtherLanguage, renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { WeekInWords } from './closed-hours/say-week.js';
import type {
  CrisisPlanLabel,
  ParticipantPart,
  Phase,
  UnitResponse,
  WishAnswer,
} from './crisis-plan-kinds.js';
import { SheetForm } from './sheets/sheet-form.js';

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
  /** The one that has the person now, with '' where that is not told; none where nobody has. */
  team: { name: string; phone: string; openingHours: string; hours: OpeningHours | null; isNone: boolean };
  closedHours: {
    /** What to do first, in prose. */
    text: string;
    /** Why no unit can take a task. */
    noUnitReason: string;
    /** Those to turn to that have said yes or not answered yet. */
    units: ClosedHoursPart[];
    /** There has to be one before it can be agreed, and none has been asked. */
    isNobodyAsked: boolean;
    /** Those that have said no, or are there no more: named, so that nobody counts on them. Late: after it was agreed that they had a part. */
    declined: { name: string; respondedOn: string | null; isLateNo: boolean; isEnded: boolean }[];
    /** Some unit to turn to has not answered yet. */
    isAnswerOut: boolean;
    /** Nothing is written of it. */
    isEmpty: boolean;
  };
  /** Those with a practical task alone, who are nobody to turn to in a crisis. */
  practicalHelp: PracticalPart[];
  /** The sections in the order of the sheet, two beside each other where the pack says so; with the places of the rest. */
  parts: DocumentPart[];
  /** Whom to call, in order. */
  contacts: DocumentContact[];
  /** The headings of what is not for the person. */
  skipped: string[];
  /** Made in a crisis, and due to be made anew. */
  provisional: boolean;
  participants: { name: string; role: string; part: `${ParticipantPart}` }[];
  resourceGroup: DocumentResourceGroup | null;
  amendments: AmendmentsView;
  madeTogether: boolean;
  madeOn: string | null;
  phase: `${Phase}` | null;
  reviewOn: string | null;
}

/** What stands on paper: with whom to turn to by the hours of the week, where that can be told; a page tells it for now. */
export interface CrisisPlanPaper extends CrisisPlanDocument {
  week: WeekInWords | null;
}

/** An outside unit, what it is asked to do, and whether it has said yes. */
export interface ClosedHoursPart {
  unitId: string | null;
  name: string;
  task: string;
  openingHours: string;
  hours: OpeningHours | null;
  phone: string;
  response: `${Exclude<UnitResponse, UnitResponse.DECLINED>}`;
  respondedOn: string | null;
}

/** The same of a practical task; of a unit that has said no neither hours nor number. */
export type PracticalPart = Omit<ClosedHoursPart, 'response'> & { response: `${UnitResponse}` };

/** Somebody to call: who it is, on which number, when, and on which day the number was tried. */
export interface DocumentContact {
  name: string;
  relation: string;
  phone: string;
  whenToCall: string;
  checkedOn: string | null;
}

/** One section or two beside each other, those to call, or whom to turn to by the hours of the week. */
export interface DocumentPart {
  kind: 'SECTIONS' | 'CONTACTS' | 'HOURS';
  sections: DocumentSection[];
}

/** A section with something in it, by its stages where it has such. */
export interface DocumentSection {
  code: string;
  heading: string;
  groups: { title: string | null; statements: DocumentStatement[] }[];
}

/** One statement, whose words it is, and what the team has answered where it is a wish. */
export interface DocumentStatement {
  text: string;
  author: `${StatementAuthor}`;
  answer: `${WishAnswer}` | null;
  answerReason: string;
}

/** What a short sheet has no room for: so many lines under a heading. */
export interface LeftOut {
  heading: string;
  lines: number;
}

/** How a sheet is made. */
export interface CrisisPlanLook {
  form: `${SheetForm}`;
  further: FurtherLanguage | null;
  leftOut: LeftOut[];
}

const WHOLE: CrisisPlanLook = { form: SheetForm.WHOLE, further: null, leftOut: [] };

/** By which template each form is made, and how it looks. */
const MADE_BY: Record<SheetForm, { template: string; type: string }> = {
  [SheetForm.WHOLE]: { template: 'crisis-plan', type: '' },
  [SheetForm.ONE_PAGE]: { template: 'crisis-plan-short', type: 'short' },
  [SheetForm.WALLET]: { template: 'crisis-plan-wallet', type: 'short' },
  [SheetForm.LARGE]: { template: 'crisis-plan', type: 'large' },
  [SheetForm.EASY]: { template: 'crisis-plan', type: 'large' },
};

/** The crisis plan as a print-ready HTML page. */
export function renderCrisisPlan(
  plan: CrisisPlanPaper,
  copy: DocumentCopy,
  locale: Locale,
  { form, further, leftOut }: CrisisPlanLook = WHOLE,
): string {
  const { template, type } = MADE_BY[form];
  return renderDocument(template, { ...plan, copy, sheet: { form, leftOut } }, locale, { type, further });
}
