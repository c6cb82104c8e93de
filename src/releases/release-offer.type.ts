import { Field, ObjectType } from '@nestjs/graphql';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
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

  @Field({
    description:
      'In which language its sheet has its headings unless another is chosen: a code of two letters.',
  })
  language: string;

  /** What the copy says of it. */
  given: Pick<PlanCopy, 'receiverId' | 'receiverUnitId' | 'ground' | 'groundId' | 'categories'>;

  /** The last day of its ground, YYYY-MM-DD. */
  toDate: string | null;
}

@ObjectType({ description: 'A language in which a sheet can have its headings.' })
export class OfferedLanguage {
  @Field({ description: 'A code of two letters, such as sv or ar.' })
  code: string;

  @Field({ description: 'What it is called in itself.' })
  name: string;
}

@ObjectType({ description: 'To whom a version of a plan may be given (lämna ut).' })
export class ReleaseOffer {
  @Field(() => [ReleaseReceiver], { description: 'Those to whom it may be given.' })
  receivers: ReleaseReceiver[];

  @Field(() => [SheetForm], { description: 'In what forms its sheet can be drawn.' })
  sheetForms: SheetForm[];

  @Field(() => [OfferedLanguage], { description: 'In which languages its sheet can have its headings.' })
  languages: OfferedLanguage[];

  @Field({ description: 'True: it is not in force, so that it is for the person and for own use alone.' })
  isNotInForce: boolean;

  @Field({
    description: 'True: a block keeps it from some or all of those who are neither the person nor the team.',
  })
  isBlocked: boolean;
}
