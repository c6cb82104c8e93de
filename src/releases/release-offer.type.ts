import { Field, ObjectType } from '@nestjs/graphql';
import { PlanReader } from '../plans/plan-kinds.js';
import { CopyForm } from './copy-kinds.js';
import type { PlanCopy } from './plan-copy.entity.js';

/** Receivers that are always called the same; the others go by the id of their ground, or of the member they are. */
export const PERSON = 'PERSON';
export const OWN_USE = 'OWN_USE';
export const AUTHORITY = 'AUTHORITY';

@ObjectType({ description: 'Somebody to whom a version of a plan may be given.' })
export class ReleaseReceiver {
  @Field({
    description: 'PERSON, OWN_USE, AUTHORITY, or the id of a ground or of a member of the resource group.',
  })
  key: string;

  @Field(() => PlanReader, { description: 'For which kind of reader the sheet is cut.' })
  reader: PlanReader;

  @Field({ description: 'Who it is; empty for one who is to be named.' })
  name: string;

  @Field({ description: 'Whether the person’s yes to this is to be written down, how and on which day.' })
  needsConsent: boolean;

  @Field(() => [CopyForm], { description: 'In which forms; the first unless another is chosen.' })
  forms: CopyForm[];

  /** What the copy says of it. */
  given: Pick<PlanCopy, 'receiverId' | 'receiverUnitId' | 'ground' | 'groundId' | 'categories'>;

  /** The last day of its ground, YYYY-MM-DD. */
  toDate: string | null;
}

@ObjectType({ description: 'To whom a version of a plan may be given (lämna ut).' })
export class ReleaseOffer {
  @Field(() => [ReleaseReceiver], { description: 'Those to whom it may be given.' })
  receivers: ReleaseReceiver[];

  @Field({ description: 'True: it is not in force, so that it is for the person and for own use alone.' })
  isNotInForce: boolean;

  @Field({
    description: 'True: a block keeps it from some or all of those who are neither the person nor the team.',
  })
  isBlocked: boolean;
}
