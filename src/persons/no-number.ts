import { readIdentityNumber } from './identity-number.js';

/** The key of what is wrong with a text that is searched for and looks like a number, and not like a name. */
export function noNumber(search = ''): string | undefined {
  const read = readIdentityNumber(search);
  return 'problem' in read && /[0-9]/.test(search) ? `problem.${read.problem}` : undefined;
}
