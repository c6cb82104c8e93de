import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsUUID } from 'class-validator';
import { AmendedRecord, PlanEndReason } from '../persons/amendment.entity.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';

@InputType({ isAbstract: true })
abstract class RecordInput {
  @Field(() => AmendedRecord, { description: 'Kind of record.' })
  @IsEnum(AmendedRecord)
  recordType: AmendedRecord;

  @Field(() => ID, { description: 'The record.' })
  @IsUUID()
  recordId: string;
}

@InputType({ description: 'An agreed version or an enrolment that was made in error.' })
export class VoidRecordInput extends RecordInput {
  @Field({ description: 'Why. It is shown with the record.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'The version of a plan that is in force, and why it is ended.' })
export class EndPlanInput extends RecordInput {
  @Field(() => PlanEndReason, { description: 'Why.' })
  @IsEnum(PlanEndReason)
  reason: PlanEndReason;

  @Field({ defaultValue: '', description: 'More about why; wanted where the reason is OTHER.' })
  @MaxLength(1000)
  note: string = '';
}

@InputType({ description: 'What the person thinks is wrong in a record.' })
export class NoteDisagreementInput extends RecordInput {
  @Field({ description: 'What the person says. It is shown and printed with the record.' })
  @IsNotBlank()
  @MaxLength(4000)
  text: string;
}
