import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsUUID } from 'class-validator';
import { PlanKind } from '../persons/person-kinds.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { OfferAnswer } from './plan-offer.entity.js';

@InputType({ description: 'That a person was offered a plan, and what they said.' })
export class RecordPlanOfferInput {
  @Field(() => ID, { description: 'Who was asked.' })
  @IsUUID()
  personId: string;

  @Field(() => PlanKind, { description: 'Which plan.' })
  @IsEnum(PlanKind)
  plan: PlanKind;

  @Field({ description: 'The day, YYYY-MM-DD; not to come.' })
  @IsCivilDate()
  offeredOn: string;

  @Field(() => OfferAnswer, { description: 'What they said.' })
  @IsEnum(OfferAnswer)
  answer: OfferAnswer;

  @Field({ defaultValue: '', description: 'In their words, or when to ask again.' })
  @MaxLength(2000)
  note: string = '';
}

@InputType({ description: 'An offer that was written down by mistake.' })
export class VoidPlanOfferInput {
  @Field(() => ID, { description: 'The offer.' })
  @IsUUID()
  offerId: string;

  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(2000)
  reason: string;
}
