import { renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { GroundView, groundGroups } from './ground-view.js';

/** What every print of consents begins with. Days are YYYY-MM-DD. */
interface ConsentSheet {
  /** Printed on each page. */
  date: string;
  person: { name: string; birthDate: string | null; fictitious: boolean };
  /** The principal that owns the records. */
  giver: string;
  /** Where the person turns. */
  team: { name: string; phone: string };
}

/** One consent or other ground. */
export interface ConsentDocument extends ConsentSheet {
  ground: GroundView;
  /** Not recorded yet: it has lines to sign on instead of what was recorded. */
  isDraft: boolean;
}

/** Everything that has been recorded for a person. */
export type ConsentsDocument = ConsentSheet & ReturnType<typeof groundGroups>;

export function renderConsent(consent: ConsentDocument, locale: Locale): string {
  return renderDocument('consent', consent, locale);
}

export function renderConsents(consents: ConsentsDocument, locale: Locale): string {
  return renderDocument('consents', consents, locale);
}
