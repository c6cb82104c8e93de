import { hasKnownForm, readIdentityNumber } from './identity-number.js';

/** The key of what is wrong with a text that found nobody and looks like a number, and not like a name. */
export function noNumber(search = ''): string | undefined {
  const read = readIdentityNumber(search);
  if ('problem' in read) return /[0-9]/.test(search) ? `problem.${read.problem}` : undefined;
  return hasKnownForm(read) ? undefined : 'problem.identityNumber';
}
