import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';

@InputType({ description: 'Which team an audit rates, by which scale, over which days.' })
export class StartAuditInput {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field({ description: 'Code of the scale; its newest version is taken.' })
  @IsNotEmpty()
  @MaxLength(40)
  scale: string;

  @Field({ description: 'First day of the window, YYYY-MM-DD.' })
  @IsCivilDate()
  windowFrom: string;

  @Field({ description: 'Last day of the window, YYYY-MM-DD; not after today.' })
  @IsCivilDate()
  windowTo: string;
}

@InputType({ description: 'The rating of one item of an open audit.' })
export class RateAuditItemInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The rating; missing when the item cannot be rated, and then the note says why.',
  })
  @IsOptional()
  @IsInt()
  rating?: number | null;

  @Field({
    defaultValue: '',
    description:
      'Why; needed for a rating other than the computed one, and for an item that cannot be rated.',
  })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ description: 'How an audit is closed.' })
export class CloseAuditInput {
  @Field({
    defaultValue: false,
    description: 'Give a total although items are missing, and label the audit partial.',
  })
  @IsOptional()
  @IsBoolean()
  partial?: boolean;
}
