import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { RegisterRecord } from '../organisations/register-change.entity.js';

@ObjectType({ description: 'Where a record in the register stands.' })
export class Registered {
  @Field(() => RegisterRecord, { description: 'The kind of record.' })
  recordType: RegisterRecord;

  @Field(() => ID, { description: 'The record.' })
  id: string;

  @Field({ description: 'Its name.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day from which it is in use no more, YYYY-MM-DD; missing while there is none.',
  })
  endedOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'The record that it was joined into.' })
  joinedIntoId?: string | null;

  @Field(() => Int, { description: 'Counts the saves; a save says which one it saw.' })
  revision: number;
}
