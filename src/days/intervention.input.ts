import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsUUID } from 'class-validator';
import { InterventionMethod } from '../contacts/intervention-kinds.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { WhyCorrected } from './noted.input.js';

@InputType({ isAbstract: true })
export abstract class InterventionFields {
  @Field(() => InterventionMethod, { description: 'Which method.' })
  @IsEnum(InterventionMethod)
  method: InterventionMethod;

  @Field({ description: 'Day on which it was offered, YYYY-MM-DD; not one to come.' })
  @IsCivilDate()
  offeredOn: string;

  @Field(() => String, { nullable: true, description: 'First day; missing when it has not begun.' })
  @IsOptional()
  @IsCivilDate()
  startedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day; missing while it goes on.' })
  @IsOptional()
  @IsCivilDate()
  endedOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the method's manual is followed; missing when it is not known.",
  })
  @IsOptional()
  @IsBoolean()
  manualUsed?: boolean | null;
}

@InputType({ description: 'A method that a person is offered, and may be given.' })
export class NoteInterventionInput extends InterventionFields {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;
}

@InputType({
  description: 'All that an intervention is to say after a correction, or when it begins or ends.',
})
export class CorrectInterventionInput extends InterventionFields {
  @Field(() => ID, { description: 'The intervention.' })
  @IsUUID()
  interventionId: string;

  @SeenRevision()
  revision: number;

  @WhyCorrected()
  reason?: string | null;
}
