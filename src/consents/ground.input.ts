import { Field, ID, InputType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsOptional,
  IsUUID,
} from 'class-validator';
import { Circumstance, GroundKind, MeasureScope } from '../disclosure/ground-kinds.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { ConsentForm } from './consent-form.js';

const PROSE = 2000;

@InputType({ description: 'A consent, or another ground in law, to be recorded for a person.' })
export class RecordGroundInput {
  @Field(() => ID, { description: 'Whose records; the giver is the principal that owns them.' })
  @IsUUID()
  personId: string;

  @Field(() => GroundKind, { description: 'Which ground.' })
  @IsEnum(GroundKind)
  kind: GroundKind;

  @Field(() => Circumstance, {
    nullable: true,
    description: 'The circumstance; only where the law asks for one.',
  })
  @IsOptional()
  @IsEnum(Circumstance)
  circumstance?: Circumstance;

  @Field(() => ID, {
    description: 'The principal that may read; the giver itself only together with a unit.',
  })
  @IsUUID()
  receiverId: string;

  @Field(() => ID, { nullable: true, description: 'Only this unit of the receiver.' })
  @IsOptional()
  @IsUUID()
  receiverUnitId?: string;

  @Field({ description: 'What for, in words; never everything.' })
  @IsNotBlank()
  @MaxLength(PROSE)
  purpose: string;

  @Field(() => [RecordCategory], { description: 'Which kinds of record, at least one.' })
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(Object.keys(RecordCategory).length)
  @IsEnum(RecordCategory, { each: true })
  categories: RecordCategory[];

  @Field({ description: 'First day, YYYY-MM-DD; today or later.' })
  @IsCivilDate()
  fromDate: string;

  @Field({ description: 'Last day, YYYY-MM-DD; at most two years from today.' })
  @IsCivilDate()
  toDate: string;

  @Field(() => ConsentForm, {
    nullable: true,
    description: 'How the person said yes; only for what a person gives.',
  })
  @IsOptional()
  @IsEnum(ConsentForm)
  form?: ConsentForm;

  @Field({ nullable: true, description: 'Why it is necessary; only for a ground that does without a yes.' })
  @IsOptional()
  @MaxLength(PROSE)
  reason?: string;

  @Field({
    nullable: true,
    description: 'When the person was informed, YYYY-MM-DD; only for coherent documentation.',
  })
  @IsOptional()
  @IsCivilDate()
  informedOn?: string;

  @Field(() => MeasureScope, {
    nullable: true,
    description:
      'For whom the measures of social services are; only for coherent documentation with social services.',
  })
  @IsOptional()
  @IsEnum(MeasureScope)
  scope?: MeasureScope;

  @Field({
    defaultValue: false,
    description:
      'Whether each version of a plan that is agreed while it holds is given to the receiver digitally without being asked for again, those in force at once, where it holds from today, and a short summary of the person.',
  })
  @IsOptional()
  @IsBoolean()
  standingRelease?: boolean;
}

@InputType({ description: 'The end of a consent or another ground, at once.' })
export class WithdrawGroundInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID()
  groundId: string;

  @Field({ description: 'How and why it was withdrawn, in words.' })
  @IsNotBlank()
  @MaxLength(PROSE)
  note: string;
}

@InputType({
  description: 'A part of a consent or another ground that is taken away, at once; the rest goes on.',
})
export class NarrowGroundInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID()
  groundId: string;

  @Field(() => [RecordCategory], {
    description: 'The kinds of record that it is no longer for; not all of them.',
  })
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(Object.keys(RecordCategory).length)
  @IsEnum(RecordCategory, { each: true })
  taken: RecordCategory[];

  @Field({ description: 'How and why, in words.' })
  @IsNotBlank()
  @MaxLength(PROSE)
  note: string;
}
