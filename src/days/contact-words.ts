import type { Contact } from '../contacts/contact.entity.js';
import { ContactOutcome } from '../contacts/contact-kinds.js';
import { outcomeOf } from '../contacts/contact-rules.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';

/** A contact in one line: how, where, and for how long or what else came of it. */
export function contactWords(locale: Locale, contact: Contact): string {
  const { mode, place, minutes } = contact;
  const outcome = outcomeOf(contact);
  return [
    translate(locale, `kind.contactMode.${mode}`),
    ...(contact.consultation ? [translate(locale, 'day.consultation')] : []),
    ...(place ? [translate(locale, `kind.contactPlace.${place}`)] : []),
    outcome === ContactOutcome.MET
      ? translate(locale, 'day.minutes', { n: minutes })
      : translate(locale, `kind.contactOutcome.${outcome}`),
  ].join(', ');
}
