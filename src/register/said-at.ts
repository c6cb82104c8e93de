import type { RegisterChange } from '../organisations/register-change.entity.js';
import { digitsOf } from '../platform/text/telephone-number.js';

/** What of a change tells when a field said what. */
export type FieldChange = Pick<RegisterChange, 'field' | 'earlierText' | 'recordedAt'>;

/**
 * What a field said at a moment.
 * @param changes of the record, in any order
 * @param now what it says now
 */
export function saidAt(changes: readonly FieldChange[], field: string, now: string, at: Date): string {
  const since = changes
    .filter((change) => change.field === field && change.recordedAt > at)
    .sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  return since[0]?.earlierText ?? now;
}

/** Shorter ones, such as 1177, are no record's own. */
const LEAST_DIGITS = 6;

/** What looks like a telephone number in a text. */
const NUMBERS = /\+?\d[\d\s()–-]{4,}\d/g;

/** Whether a text says a telephone number, however it is written. */
export function saysNumber(text: string, number: string): boolean {
  const digits = digitsOf(number);
  return digits.length >= LEAST_DIGITS && (text.match(NUMBERS) ?? []).some((one) => digitsOf(one) === digits);
}
