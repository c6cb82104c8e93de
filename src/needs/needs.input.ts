import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsEnum, IsUUID, ValidateNested } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { NeedAnswer, NeedKind } from './need-kinds.js';

@InputType({ description: 'What is said of one kind of need.' })
export class NeedInput {
  @Field(() => NeedKind, { description: 'Which kind.' })
  @IsEnum(NeedKind)
  kind: NeedKind;

  @Field(() => NeedAnswer, { description: 'Whether it is needed, and who gives it.' })
  @IsEnum(NeedAnswer)
  answer: NeedAnswer;
}

@InputType({ description: 'What an enrolled person needs and who gives it, as it is known on a day.' })
export class TakeNeedsInventoryInput {
  @Field(() => ID, { description: 'The enrolment.' })
  @IsUUID()
  enrolmentId: string;

  @SeenRevision("The enrolment's revision that was seen.")
  revision: number;

  @Field({ description: 'The day, YYYY-MM-DD; within the enrolment, and not to come.' })
  @IsCivilDate()
  madeOn: string;

  @Field(() => [NeedInput], { description: 'Each kind once; one that is left out is not known.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique(({ kind }: NeedInput) => kind)
  @ValidateNested({ each: true })
  @Type(() => NeedInput)
  needs: NeedInput[];
}
