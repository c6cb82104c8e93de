import { DomainError, type ErrorCode } from '../errors/domain-error.js';
import type { Problem } from '../errors/problem.js';
import { composed, textFault } from '../text/text-fault.js';

/**
 * Values in one body, lists and groups counted too. The largest thing that is sent, a draft of a crisis plan with 200
 * statements, 20 units, 20 contacts, 20 participants and 30 skipped sections, has 2,055; this is four times as many.
 */
export const MOST_VALUES = 8_300;
/** Lists within lists: nothing that is sent here has as many, and reading more could use up the stack. */
export const MOST_LEVELS = 32;
const LONGEST_NAME = 100;

type Fields = Record<string, unknown>;

/**
 * Looks at everything in a body, a form or an address once, before any rule does, and gives each text its one spelling
 * where it stands.
 * @throws DomainError BAD_REQUEST, or TOO_LARGE, with the place: a text that cannot be kept, a field whose name is every
 *   object's own, too many values, or too deep
 */
export function checkValues(sent: object): void {
  let count = 0;
  const check = (fields: Fields, path: string, level: number): void => {
    if (level > MOST_LEVELS) throw refused('BAD_REQUEST', path, 'body.tooDeep', { max: MOST_LEVELS });
    count += Array.isArray(fields) ? fields.length : Object.keys(fields).length;
    if (count > MOST_VALUES) throw refused('TOO_LARGE', path, 'body.tooMany', { max: MOST_VALUES });
    for (const [name, value] of Object.entries(fields)) {
      if (!isName(name)) throw refused('BAD_REQUEST', path, 'body.fieldName');
      const place = path === '' ? name : `${path}.${name}`;
      if (typeof value === 'string') fields[name] = kept(value, place);
      else if (typeof value === 'object' && value !== null) check(value as Fields, place, level + 1);
    }
  };
  check(sent as Fields, '', 1);
}

const isName = (name: string) =>
  name.length <= LONGEST_NAME && !(name in Object.prototype) && textFault(name) === undefined;

function kept(text: string, field: string): string {
  const fault = textFault(text);
  if (fault) throw refused('BAD_REQUEST', field, `text.${fault}`, { field });
  return composed(text);
}

function refused(error: ErrorCode, path: string, code: string, params?: Problem['params']): DomainError {
  return new DomainError(error, [{ path, code, ...(params && { params }) }]);
}
