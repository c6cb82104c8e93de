import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsUUID } from 'class-validator';
import { Reason } from '../organisations/reason.js';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';

/** What every act on a record says; to take back an end needs no more. */
@InputType({ description: 'An end that was set by mistake, to be taken back.' })
export class ReopenRecordInput {
  @Field(() => RegisterRecord, { description: 'The kind of record.' })
  @IsEnum(RegisterRecord)
  recordType: RegisterRecord;

  @Field(() => ID, { description: 'The record.' })
  @IsUUID()
  recordId: string;

  @SeenRevision('The revision of the record that was seen.')
  revision: number;

  @Reason()
  reason: string;
}

@InputType({ description: 'The end of a record in the register.' })
export class EndRecordInput extends ReopenRecordInput {
  @Field({ description: 'The day from which it is in use no more, YYYY-MM-DD.' })
  @IsCivilDate()
  endedOn: string;
}

@InputType({ description: 'Two records of one thing, of which one is to be joined into the other.' })
export class JoinRecordsInput extends ReopenRecordInput {
  @Field(() => ID, { description: 'The record that stays, of the same kind.' })
  @IsUUID()
  intoId: string;
}
