import { getMetadataStorage, type ValidationError } from 'class-validator';
import { numbersIn } from '../text/read-number.js';
import type { Problem } from './problem.js';

type Params = Record<string, string | number>;

/**
 * The problems of a class-validator result, one for each field at fault, nested fields with dotted paths. The
 * code is the name of the constraint; a field that is missing says so, whatever else it then fails.
 * Validate with `validationError: { target: true, value: true }`, from which the parameters are found.
 */
export function problemsOf(errors: readonly ValidationError[], parentPath = ''): Problem[] {
  return errors.flatMap((error) => {
    const path = parentPath + error.property;
    const own = error.constraints ? [problemOf(error, error.constraints, path)] : [];
    return [...own, ...problemsOf(error.children ?? [], `${path}.`)];
  });
}

function problemOf(error: ValidationError, constraints: Record<string, string>, path: string): Problem {
  const rule = isMissing(error.value) ? 'isNotEmpty' : plainestOf(Object.keys(constraints));
  const code = isNumberRule(rule) && isTwoNumbers(error.value) ? 'severalNumbers' : rule;
  const params = { ...paramsOf(error, code), ...(error.contexts?.[code] as Params | undefined) };
  return Object.keys(params).length > 0 ? { path, code, params } : { path, code };
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

const isNumberRule = (rule: string) => rule === 'isInt' || rule === 'isNumber';

/** A form cannot ask which of two numbers is meant. */
function isTwoNumbers(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const { comma, point } = numbersIn(value);
  return comma !== undefined && point !== undefined && comma !== point;
}

/** Of several failed constraints the one on the kind of value: "not a number" comes before "too small". */
function plainestOf(codes: string[]): string {
  return codes.find((code) => code.startsWith('is') && code !== 'isLength') ?? codes[0]!;
}

function paramsOf({ target, property }: ValidationError, code: string): Params {
  if (!target) return {};
  const rule = getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', true, false)
    .find((metadata) => metadata.propertyName === property && metadata.name === code);
  const [first, second] = (rule?.constraints ?? []) as unknown[];
  switch (code) {
    case 'min':
    case 'minLength':
    case 'arrayMinSize':
      return { min: first as number };
    case 'max':
    case 'maxLength':
    case 'arrayMaxSize':
      return { max: first as number };
    case 'isLength':
      return { min: first as number, max: second as number };
    case 'isIn':
      return { allowed: (first as unknown[]).join(', ') };
    case 'isEnum':
      return { allowed: (second as unknown[]).join(', ') };
    default:
      return {};
  }
}
