import { invalid } from '../platform/errors/domain-error.js';
import { defaultLocale } from '../platform/i18n/locale.js';
import { hoursProblems } from './opening-hours.js';
import type { OpeningHours } from './opening-hours.type.js';
import type { RecordTexts } from './register-history.js';
import { sayException, sayHours } from './say-hours.js';

const LONGEST = 200;

interface Hours {
  hours: OpeningHours | null;
  openingHours: string;
}

/**
 * Hours to be kept, with their words as sheets say them.
 * @param stored what has its hours in words alone, and may keep them; null for what is new
 * @throws DomainError INVALID when there are none, or no week could hold them
 */
export function givenHours(
  hours: OpeningHours | undefined,
  stored: { hours?: OpeningHours | null; openingHours: string } | null,
): Hours {
  if (!hours) {
    if (!stored || stored.hours) throw invalid([{ path: 'hours.spans', code: 'hoursNeeded' }]);
    return { hours: null, openingHours: stored.openingHours };
  }
  const problems = hoursProblems(hours, 'hours');
  const openingHours = problems.length > 0 ? '' : sayHours(defaultLocale, hours);
  if (openingHours.length > LONGEST) problems.push({ path: 'hours.spans', code: 'hoursTooManyWords' });
  if (problems.length > 0) throw invalid(problems);
  return { hours, openingHours };
}

/** Hours as the history of their record tells them. */
export function hoursTexts({ hours, openingHours }: Partial<Hours> & { openingHours: string }): RecordTexts {
  const exceptions = (hours?.exceptions ?? []).map((one) => sayException(defaultLocale, one)).join('; ');
  return { openingHours, exceptions: exceptions || null };
}
