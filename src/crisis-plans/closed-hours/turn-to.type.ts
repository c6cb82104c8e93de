import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Unit } from '../../organisations/organisation.entity.js';
import { UnitResponse } from '../crisis-plan-kinds.js';

export enum OpenState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  NOT_TOLD = 'NOT_TOLD',
}
registerEnumType(OpenState, {
  name: 'OpenState',
  description: 'Whether a team or a unit is open at a moment.',
  valuesMap: {
    OPEN: { description: 'Open (öppet).' },
    CLOSED: { description: 'Closed (stängt).' },
    NOT_TOLD: { description: 'Not known: its hours are not given as data.' },
  },
});

@ObjectType({ description: 'When a team or a unit opens or closes next, by the clock in Sweden.' })
export class NextOpening {
  @Field({ description: 'The day, YYYY-MM-DD.' })
  date: string;

  @Field({ description: 'The time, HH:MM.' })
  time: string;
}

@ObjectType({ isAbstract: true })
abstract class OpenNow {
  @Field(() => OpenState, { description: 'Whether it is open at the moment.' })
  state: OpenState;

  @Field(() => NextOpening, {
    nullable: true,
    description: 'When it closes; missing where it is closed, not known, or open for a week yet.',
  })
  closes: NextOpening | null;

  @Field(() => NextOpening, {
    nullable: true,
    description: 'When it opens next; missing where it is open, not known, or closed for more than a year.',
  })
  opens: NextOpening | null;
}

@ObjectType({ description: 'The team, as somebody to turn to.' })
export class TurnToTeam extends OpenNow {}

@ObjectType({ description: 'A unit that has said yes or not answered yet, as somebody to turn to.' })
export class TurnToUnit extends OpenNow {
  @Field(() => Unit, { description: 'The unit.' })
  unit: Unit;

  @Field({ description: 'What it is asked to do.' })
  task: string;

  @Field(() => UnitResponse, { description: "The unit's answer." })
  response: UnitResponse;

  @Field({ description: 'Whether it is the unit for which the asker reads.' })
  isOwn: boolean;
}

@ObjectType({
  description: 'Whom to turn to at a moment: the team where it is open, else the units in order.',
})
export class TurnToNow {
  @Field(() => Date, { description: 'The moment.' })
  at: Date;

  @Field(() => TurnToTeam, {
    nullable: true,
    description: 'The team; missing where the asker is not to know which it is, and where there is none.',
  })
  team: TurnToTeam | null;

  @Field(() => [TurnToUnit], {
    description:
      'Open ones first in the order of the plan, then those whose hours are not known, then closed ones.',
  })
  units: TurnToUnit[];
}
