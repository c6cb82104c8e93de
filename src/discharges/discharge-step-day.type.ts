import { Field, ObjectType } from '@nestjs/graphql';
import type { Moment, StepDay } from './discharge-days.js';
import { DischargeStep } from './discharge-step.js';

@ObjectType({ description: 'A day in Sweden, and a time of it where one is known.' })
class DischargeMoment implements Moment {
  @Field({ description: 'YYYY-MM-DD.' })
  date: string;

  @Field(() => String, { nullable: true, description: 'HH:MM.' })
  time: string | null;
}

@ObjectType({ description: 'A step of a discharge, with its days.' })
export class DischargeStepDay implements StepDay {
  @Field(() => DischargeStep, { description: 'Which step.' })
  step: DischargeStep;

  @Field(() => DischargeMoment, { nullable: true, description: 'When it was done.' })
  done: DischargeMoment | null;

  @Field(() => DischargeMoment, {
    nullable: true,
    description: 'Until when it may be done; missing where there is no such day, or it is not known yet.',
  })
  latest: DischargeMoment | null;

  @Field({ description: 'It was done after its latest day, or is not done and that has passed.' })
  isLate: boolean;
}
