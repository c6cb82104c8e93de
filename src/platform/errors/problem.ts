import { hasMessage } from '../i18n/catalogue.js';
import type { Locale } from '../i18n/locale.js';
import { type MessageParams, translate } from '../i18n/translate.js';

/** One thing that is wrong with what somebody sent, and where. */
export interface Problem {
  /** Dotted path of the field, as in `rows.0.text`; empty when it concerns the whole. */
  path: string;
  /** Key of the message under `problem.` in the files of words. */
  code: string;
  params?: MessageParams;
}

/** That something has to be there, or else is wrong. */
export const unless = (isThere: unknown, path: string, code: string, params?: MessageParams): Problem[] =>
  isThere ? [] : [{ path, code, ...(params && { params }) }];

/** What is wrong and how to mend it, in words. A code without a message of its own is said in general terms. */
export function problemText(locale: Locale, { code, params }: Problem): string {
  const key = `problem.${code}`;
  return translate(locale, hasMessage(key) ? key : 'problem.invalid', params);
}
