import { Field, Int, ObjectType } from '@nestjs/graphql';
import { StatementAuthor } from '../../plans/plan-kinds.js';
import { TextField, TextsField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';

@ObjectType({ description: 'A section of a pack.' })
export class PlanPackSection {
  @Field({ description: 'Its code, which statements name.' })
  code: string;

  @TextField({ description: 'Its heading, with its number where the sections are steps.' })
  heading: Text;

  @TextField({ description: 'What to think of, said to the person.' })
  prompt: Text;

  @TextField({ description: 'Its heading on the sheet.' })
  sheet: Text;

  @Field(() => Int, {
    nullable: true,
    description: 'How many stages its statements have; none when missing.',
  })
  stages?: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether the team answers each statement.' })
  answered?: boolean;

  @Field(() => StatementAuthor, {
    nullable: true,
    description: "Whose words a statement is unless somebody else is chosen; the person's when missing.",
  })
  author?: `${StatementAuthor}`;
}

@ObjectType({
  description: 'What a crisis plan is made of (planform): its sections, and what is asked for beside them.',
})
export class PlanPack {
  @Field({ description: 'Its id.' })
  id: string;

  @Field({ description: 'Its version; a published one never changes.' })
  version: string;

  @TextField({ description: 'What it is called.' })
  name: Text;

  @TextField({ description: 'For whom it is.' })
  about: Text;

  @TextsField({ description: 'The names of the stages, the first first.' })
  stages: Text[];

  @Field(() => [PlanPackSection], { description: 'Its sections, in the order in which they are written.' })
  sections: PlanPackSection[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: made in a crisis, marked so, and due to be made anew.',
  })
  provisional?: boolean;

  @Field({ description: 'Whether those to call are asked for.' })
  contacts: boolean;

  @Field({ description: 'Whether it is asked who took part in the making.' })
  participants: boolean;

  @Field({ description: 'Whether a section can be said not to be for the person.' })
  mayBeSkipped: boolean;
}
