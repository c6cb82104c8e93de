import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { IsCivilDate } from '../../platform/dates/is-civil-date.js';
import { TextField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import { SeenRevision } from '../../platform/revision/revision.js';

@ObjectType({ description: 'When a team is to be reviewed next by a scale (nästa mätning).' })
export class NextReview {
  @Field(() => ID, { description: 'The whole audit by the scale that was closed last.' })
  auditId: string;

  @Field({ description: 'Code of the scale.' })
  scale: string;

  @TextField({ description: 'Name of the scale.' })
  scaleName: Text;

  @Field({ description: 'The day that audit was closed, YYYY-MM-DD.' })
  closedOn: string;

  @Field({ description: 'The day by which the next one is due, YYYY-MM-DD.' })
  dueOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day that the team has set; missing where it follows from when the audit was closed.',
  })
  setTo: string | null;

  @Field(() => Int, { description: 'Counts how often the day has been set.' })
  revision: number;
}

@InputType({ description: 'The day by which a team is to be reviewed next.' })
export class SetNextReviewInput {
  @SeenRevision()
  revision: number;

  @Field(() => String, {
    nullable: true,
    description:
      'YYYY-MM-DD, today or later; missing for the day that follows from when the audit was closed.',
  })
  @IsOptional()
  @IsCivilDate()
  setTo?: string | null;
}
