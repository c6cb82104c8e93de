import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { ValidateBy } from 'class-validator';

const isDigest = (value: unknown) => typeof value === 'string' && /^[\w.~-]{0,20000}$/.test(value);

/** The field by which a save says what it saw, in an input: see `digestOf`. Its length is that of the longest plan. */
export const SeenDigest = () =>
  applyDecorators(
    Field({
      defaultValue: '',
      description:
        'The digest that was read with the revision. Where somebody else has saved since, it tells what only one of you ' +
        'has changed; without it, all counts as changed by both.',
    }),
    ValidateBy({ name: 'isSeenDigest', validator: { validate: isDigest } }),
  );
