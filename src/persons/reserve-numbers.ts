import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import { endsInCheckDigit } from './check-digit.js';

interface Shape {
  name: string;
  pattern: string;
  /** Digits alone, of which the last ten end in a check digit. */
  checkDigit?: boolean;
  example: string;
}

/** `data/identity-numbers/reserve-numbers.json`, read when the program starts. */
export const reserveShapes: readonly Shape[] = JSON.parse(
  readFileSync(join(projectRoot, 'data', 'identity-numbers', 'reserve-numbers.json'), 'utf8'),
).shapes;

const shapes = reserveShapes.map(({ pattern, checkDigit }) => ({
  pattern: new RegExp(`^${pattern}$`),
  checkDigit,
}));

/** @param number in capitals, without blanks and hyphens */
export function hasReserveShape(number: string): boolean {
  return shapes.some(
    ({ pattern, checkDigit }) => pattern.test(number) && (!checkDigit || endsInCheckDigit(number.slice(2))),
  );
}
