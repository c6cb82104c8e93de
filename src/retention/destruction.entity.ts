import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';

@ObjectType({ description: 'How many rows of one table.' })
export class TableRows {
  @Field({ description: 'The name of the table.' })
  table: string;

  @Field(() => Int, { description: 'How many rows.' })
  rows: number;
}

@ObjectType({ description: 'Of how many persons’ records one rule decides.' })
export class RuleCount {
  @Field({ description: 'The rule, by its id in data/keeping/keeping-rules.yaml.' })
  rule: string;

  @Field({ description: 'The paragraph of the law it rests on, such as PDL 3:17.' })
  paragraph: string;

  @Field(() => Int, { description: 'How many persons.' })
  persons: number;
}

@ObjectType({
  description:
    'That records of one principal are to be destroyed, or have been (gallring). It names nobody, and never changes once it has been carried out.',
})
@Entity()
@Index('destruction_asked_for', ['principalId'], { unique: true, where: 'carried_out_at IS NULL' })
export class Destruction {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The principal whose records they are.' })
  @Index()
  @Column(identifier())
  principalId: string;

  @Field(() => Principal, { description: 'The principal whose records they are.' })
  @ManyToOne(() => Principal, { nullable: false })
  principal: Relation<Principal>;

  @Field(() => [RuleCount], { description: 'By which rules, and of how many persons.' })
  @Column({ type: 'simple-json', default: '[]' })
  rules: RuleCount[];

  @Field({ description: 'The day on which it was found what may or must go, YYYY-MM-DD.' })
  @Column(civilDate())
  day: string;

  @Field({ description: 'The decision or records schedule it rests on (gallringsbeslut).' })
  @Column(prose())
  decision: string;

  @Field(() => Int, { description: 'How many persons.' })
  @Column({ type: 'integer' })
  persons: number;

  @Field(() => [TableRows], { description: 'How many rows of each table.' })
  @Column({ type: 'simple-json' })
  rows: TableRows[];

  @Field({ description: 'The earliest last entry among the records, YYYY-MM-DD.' })
  @Column(civilDate())
  firstLastEntry: string;

  @Field({ description: 'The latest last entry among the records, YYYY-MM-DD.' })
  @Column(civilDate())
  lastLastEntry: string;

  /** SHA-256 over whom it is about, their last entries and the rows: shows whether any of it has changed since. */
  @Column({ type: 'varchar', length: 64 })
  mark: string;

  @Field({ description: 'When it was asked for.' })
  @Column(instant({ name: 'asked_at' }))
  requestedAt: Date;

  @Column(identifier({ name: 'asked_by' }))
  requestedBy: string;

  /** The names at the time: the record must be readable when the accounts are gone. */
  @Field({ description: 'Who asked for it.' })
  @Column(line({ name: 'asked_by_name' }))
  requestedByName: string;

  @Field(() => Date, { nullable: true, description: 'When it was carried out; missing until then.' })
  @Column(instant({ nullable: true }))
  carriedOutAt: Date | null;

  @Column(identifier({ nullable: true }))
  carriedOutBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who carried it out; missing until then.' })
  @Column(line({ nullable: true }))
  carriedOutByName: string | null;
}
