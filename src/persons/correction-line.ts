import { today } from '../platform/dates/today.js';
import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { Correction } from './amendment.entity.js';

/** Fields whose text is a word of an enum, and where its words are. */
const WORDS: Record<string, string> = {
  activity: 'kind.activity',
  intensity: 'kind.intensity',
  legalFrame: 'kind.legalFrame',
  leavingReason: 'kind.leavingReason',
};
const YES_OR_NO = ['protectedIdentity', 'needsInterpreter', 'placedAsChild'];
const DAYS = ['fromDate', 'toDate'];

/** A correction as a line of the person's page, in words. */
export function correctionLine(locale: Locale, { field, earlierText, newText, ...rest }: Correction) {
  const { recordedAt, recordedByName, reason } = rest;
  const say = (text: string | null) => {
    if (text === null) return null;
    if (WORDS[field]) return translate(locale, `${WORDS[field]}.${text}`);
    if (YES_OR_NO.includes(field))
      return translate(locale, text === 'true' ? 'documents.yes' : 'documents.no');
    return DAYS.includes(field) ? formatDate(locale, text) : text;
  };
  return {
    what: translate(locale, `correction.field.${field}`),
    earlier: say(earlierText),
    now: say(newText),
    isHidden: earlierText === null && newText === null,
    day: today(recordedAt),
    name: recordedByName,
    reason,
  };
}
