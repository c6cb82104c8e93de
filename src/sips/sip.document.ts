import type { ConsentForm } from '../consents/consent-form.js';
import type { AmendmentsView } from '../persons/amendments-view.js';
import type { DocumentCopy, DocumentPerson, DocumentResourceGroup } from '../plans/plan.document.js';
import type { PlanStatus } from '../plans/plan-kinds.js';
import { renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { NeedSeenBy, ParticipantKind, RelativesPart } from './sip-kinds.js';

/**
 * What a printed SIP says: plain data, with only what the print's reader may see. Days are YYYY-MM-DD. Text that nobody has written is '' in free text and
 * null elsewhere; a part of the statutory four that is missing is printed as missing.
 */
export interface SipDocument {
  version: number;
  status: `${PlanStatus}`;
  /** The day it was agreed; for a draft, the day it was last changed. Printed on each page. */
  date: string;
  /** SHA-256 in hex of what was agreed; null for a draft. */
  checksum: string | null;
  person: DocumentPerson;
  /** The one that has the person now, with '' where that is not told; none where nobody has. */
  team: { name: string; phone: string; isNone: boolean };
  whatMatters: string;
  wantsHelpWith: string;
  longTermGoals: string[];
  shortTermGoals: string[];
  /** Each principal that answers for an action, once, with what it answers for. */
  principals: { name: string; measures: SipActionRow[] }[];
  /** Actions by others than region and municipality; `actor` is who. */
  measuresByOthers: (SipActionRow & { actor: string })[];
  /** True: it was considered, and nobody else takes an action. */
  noMeasuresByOthers: boolean;
  /** Why a principal takes no action. */
  noRegionAction: string;
  noMunicipalityAction: string;
  overallResponsible: string | null;
  needSeenOn: string | null;
  needSeenBy: `${NeedSeenBy}` | null;
  needSeenAt: string;
  wantsThere: string;
  meetingLedBy: string;
  meetingPlace: string;
  calledOn: string | null;
  metOn: string | null;
  /** Whole days from the need being seen to the call, and from the call to the meeting. */
  daysToCall: number | null;
  daysToMeeting: number | null;
  participants: {
    name: string;
    kind: `${ParticipantKind}`;
    role: string;
    phone: string;
    attended: boolean;
  }[];
  /** False: the part of relatives and the consent have no place on the sheet, and are not missing either. */
  keptToCare: boolean;
  relativesPart: `${RelativesPart}` | null;
  relativesNote: string;
  consent: { form: `${ConsentForm}`; givenOn: string; scope: string } | null;
  followUpOn: string | null;
  followUpBy: string;
  resourceGroup: DocumentResourceGroup | null;
  amendments: AmendmentsView;
}

export interface SipActionRow {
  text: string;
  unit: string;
  responsible: string;
  reach: string;
  fromDate: string | null;
  dueDate: string | null;
}

/** The SIP as a print-ready HTML page. */
export function renderSip(sip: SipDocument, copy: DocumentCopy, locale: Locale): string {
  return renderDocument('sip', { ...sip, copy }, locale);
}
