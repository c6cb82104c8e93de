import { Field, ObjectType } from '@nestjs/graphql';
import { Profession } from '../teams/team-kinds.js';

@ObjectType({ description: 'Who coordinates in a team, as whoever opens a record in an emergency is told.' })
export class OpenedCoordinator {
  @Field({ description: 'Name.' })
  name: string;

  @Field(() => [Profession], { description: 'Profession, by each post held today.' })
  professions: Profession[];

  @Field({ description: 'Who employs them today: principals by name.' })
  employers: string;
}

@ObjectType({ description: 'Somebody of the resource group whom care may call.' })
export class OpenedContact {
  @Field({ description: 'Name.' })
  name: string;

  @Field({ description: 'Relation in words; may be empty.' })
  relation: string;

  @Field({ description: 'Telephone number; empty where it is not told.' })
  phone: string;
}

@ObjectType({ description: 'A team that supports the person today, and when it answers.' })
export class OpenedTeam {
  @Field({ description: 'Name.' })
  name: string;

  @Field({ description: 'Telephone number, on which its coordinators are reached too.' })
  phone: string;

  @Field({ description: 'Opening hours in words.' })
  openingHours: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is open now; missing where its hours are in words alone.',
  })
  isOpen: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The day on which it opens next, YYYY-MM-DD; missing while it is open, and where nobody knows.',
  })
  opensOn: string | null;

  @Field(() => String, { nullable: true, description: 'At what time it opens then, HH:MM.' })
  opensAt: string | null;

  @Field(() => [OpenedCoordinator], { description: 'Who coordinates today, by name.' })
  coordinators: OpenedCoordinator[];
}
