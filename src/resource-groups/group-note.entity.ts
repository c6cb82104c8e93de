import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { ResourceGroup } from './resource-group.entity.js';

/**
 * Something written down about a group, of a day. A row never changes: a correction is the next row of the same key, and so is
 * a voiding. The last of them holds.
 */
@ObjectType({ isAbstract: true })
export abstract class GroupNote {
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  groupId: string;

  @ManyToOne(() => ResourceGroup, { nullable: false })
  group: Relation<ResourceGroup>;

  @Field(() => ID, { description: 'What it is called by, also when it has been corrected.' })
  @Column(identifier())
  noteKey: string;

  @Field(() => Int, {
    description: 'From 1; one more with each correction. A correction says which one it saw.',
  })
  @Column({ type: 'integer' })
  number: number;

  @Field({ description: 'The day, YYYY-MM-DD.' })
  @Column(civilDate())
  date: string;

  @Field({ description: 'Why it was corrected or voided; empty for the first.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'Whether it was made in error and voided (makulerad).' })
  @Column({ type: 'boolean' })
  voids: boolean;

  @Field(() => Date, { description: 'When it was written.' })
  @Column(instant())
  notedAt: Date;

  @Column(identifier())
  notedBy: string;

  @Field({ description: 'Who wrote it, by the name of that day.' })
  @Column(line())
  notedByName: string;
}

@ObjectType({ description: 'A meeting of a resource group (möte), held or to come.' })
@Entity()
@Unique(['noteKey', 'number'])
export class ResourceGroupMeeting extends GroupNote {
  @Field({ description: 'What it is to be about, in lines.' })
  @Column(prose())
  agenda: string;

  @Field({ description: 'What was said and decided; empty until it has been held.' })
  @Column(prose())
  minutes: string;

  @Field(() => [ID], { description: 'The members who were there, by their keys.' })
  @Column({ type: 'simple-json' })
  attended: string[];

  @Field(() => [String], { description: 'Their names, as the last version with them says.' })
  attendedNames: string[];

  @Field(() => [ResourceGroupMeeting], { description: 'What it said before, the newest first.' })
  earlier: ResourceGroupMeeting[];
}

@ObjectType({
  description:
    "How it goes with a goal of a resource group on a day: the person's own rating and words, and what was said when it was followed up.",
})
@Entity()
@Unique(['noteKey', 'number'])
export class ResourceGroupGoalNote extends GroupNote {
  @Field(() => ID, { description: 'The goal, by its key.' })
  @Column(identifier())
  goalKey: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "The person's own rating from 0, not at all, to 10, all the way; it is compared with nobody's.",
  })
  @Column({ type: 'integer', nullable: true })
  rating: number | null;

  @Field({ description: "The person's own words." })
  @Column(prose())
  ownWords: string;

  @Field({ description: 'What was said when the goal was followed up.' })
  @Column(prose())
  followUp: string;
}
