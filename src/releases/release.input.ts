import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ConsentForm } from '../consents/consent-form.js';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { plainDigits } from '../platform/text/plain-digits.js';
import { CopyForm, CopyOutcome } from './copy-kinds.js';

export const LINK_HOURS = [4, 24, 72];
const LINE = 200;
const PROSE = 2000;

@InputType({ description: 'A version of a plan to be given to somebody.' })
export class ReleasePlanInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  planId: string;

  @Field(() => Int, { description: 'The number of the version.' })
  @IsInt()
  @Min(1)
  @Max(999_999)
  number: number;

  @Field({ description: 'For whom: the key of one of the receivers that `releaseOffer` tells.' })
  @IsNotBlank()
  @MaxLength(36)
  receiver: string;

  @Field(() => CopyForm, {
    nullable: true,
    description:
      'In what form; the first of those in which the receiver may have it when missing. A link is for others than the person and own use.',
  })
  @IsOptional()
  @IsEnum(CopyForm)
  form?: CopyForm;

  @Field(() => SheetForm, {
    defaultValue: SheetForm.WHOLE,
    description:
      'In what form its sheet is drawn: one of those that `releaseOffer` tells. Says nothing of a digital copy.',
  })
  @IsEnum(SheetForm)
  sheetForm: SheetForm = SheetForm.WHOLE;

  @Field({
    nullable: true,
    description:
      'In which language its headings are, by a code that `releaseOffer` tells; that of the receiver when missing. Says nothing of a digital copy.',
  })
  @IsOptional()
  @MaxLength(2)
  language?: string;

  @Field({ nullable: true, description: 'Who it is; only for a receiver that is to be named.' })
  @IsOptional()
  @MaxLength(LINE)
  receiverName?: string;

  @Field(() => Int, {
    defaultValue: 24,
    description: 'For how many hours a link can be opened: 4, 24 or 72. Says nothing of another form.',
  })
  @IsInt()
  @IsIn(LINK_HOURS)
  hours: number = 24;

  @Field(() => ConsentForm, {
    nullable: true,
    description: 'How the person said yes to this; only for a receiver that needs it.',
  })
  @IsOptional()
  @IsEnum(ConsentForm)
  consentForm?: ConsentForm;

  @Field({ nullable: true, description: 'On which day they said so, YYYY-MM-DD; only together with how.' })
  @IsOptional()
  @IsCivilDate()
  consentOn?: string;

  @Field({ defaultValue: '', description: 'A note, such as what the person said.' })
  @MaxLength(PROSE)
  note: string = '';
}

@InputType({ description: 'What became of copies of a plan; the same of all of them.' })
export class SettleCopiesInput {
  @Field(() => [ID], { description: 'Which copies; all of one person.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  copyIds: string[];

  @Field(() => CopyOutcome, { description: 'What became of them.' })
  @IsEnum(CopyOutcome)
  settledAs: CopyOutcome;

  @Field({ description: 'On which day, YYYY-MM-DD; not to come.' })
  @IsCivilDate()
  settledOn: string;

  @Field({ defaultValue: '', description: 'A note, such as who destroyed them.' })
  @MaxLength(PROSE)
  note: string = '';
}

@InputType({ description: 'What has been given digitally, to be taken into the own record.' })
export class TakeReceivedPlanInput {
  @Field(() => ID, { description: 'The copy that was given.' })
  @IsUUID()
  copyId: string;

  @Field({ description: 'Why; it is told to whoever gave it, and to the person.' })
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : value))
  @IsNotBlank()
  @MaxLength(PROSE)
  reason: string;
}

/** The code that opens a link: six digits, in whatever script they are written and whatever stands between them. */
export class LinkCodeInput {
  @Transform(({ value }) => (typeof value === 'string' ? codeIn(value) : value))
  @Matches(/^\d{6}$/)
  code: string;
}

const codeIn = (text: string): string => plainDigits(text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, ''));
