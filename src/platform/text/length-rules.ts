import { ValidateBy, type ValidationOptions } from 'class-validator';

/**
 * Letters as PostgreSQL counts them in a column. class-validator leaves out those that choose how another is shown, so
 * that a text which passed could be too long to be kept.
 * @param most beyond it the count does not matter, and may be any number that is larger
 */
function letters(text: string, most: number): number {
  return text.length > 2 * most ? text.length : [...text].length;
}

/** The text is more than blanks. */
export function IsNotBlank(): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && value.trim() !== '';
  return ValidateBy({ name: 'isNotEmpty', validator: { validate } });
}

/** The text has at most so many letters. */
export function MaxLength(max: number, options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && letters(value, max) <= max;
  return ValidateBy({ name: 'maxLength', constraints: [max], validator: { validate } }, options);
}

/** The text has so many letters. */
export function Length(min: number, max: number, options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) =>
    typeof value === 'string' && letters(value, max) >= min && letters(value, max) <= max;
  return ValidateBy({ name: 'isLength', constraints: [min, max], validator: { validate } }, options);
}
