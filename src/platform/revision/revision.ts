import { applyDecorators } from '@nestjs/common';
import { Field, Int } from '@nestjs/graphql';
import { IsInt } from 'class-validator';
import { Column } from 'typeorm';

/**
 * The column of a row that more than one may write in: it counts the saves, so that nobody overwrites unseen. Several
 * such rows at once are inserted with `insertRows`.
 */
export const Revision = (description = 'Counts the saves; a save says which one it saw.') =>
  applyDecorators(
    Field(() => Int, { description }),
    Column({ type: 'integer', default: 1 }),
  );

/** For an update of a row that was read without its revision. */
export const NEXT_REVISION = () => 'revision + 1';

/** The field by which a save says which one it saw. */
export const SeenRevision = (description = 'The revision that was changed.') =>
  applyDecorators(
    Field(() => Int, { description }),
    IsInt(),
  );
