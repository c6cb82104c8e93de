import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { type NoNumber, readIdentityNumber } from './identity-number.js';

const PROBLEMS: NoNumber['problem'][] = ['identityNumber', 'identityNumberLetters'];

/** The text is a personnummer, a samordningsnummer or a reserve number, as people write them. */
export const IsIdentityNumber = (): PropertyDecorator =>
  applyDecorators(
    ...PROBLEMS.map((name) =>
      ValidateBy({ name, validator: { validate: (value) => problemIn(value) !== name } }),
    ),
  );

function problemIn(value: unknown): NoNumber['problem'] | undefined {
  const read = typeof value === 'string' ? readIdentityNumber(value) : undefined;
  return read && 'problem' in read ? read.problem : undefined;
}
