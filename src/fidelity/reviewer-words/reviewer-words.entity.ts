import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Audit } from '../audits/audit.entity.js';

@ObjectType({ description: 'What a team is to take on first after an audit (prioritering).' })
export class AuditPriority {
  @Field({ description: 'What.' })
  text: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the item on the scale that it is about; missing where it is about several or none.',
  })
  code: string | null;
}

@ObjectType({
  description:
    'What reviewers write of an audit beside its ratings (granskarens ord): of the whole a summary and priorities, of an item a recommendation. Each save is a row of its own, and none is changed.',
})
@Entity()
@Unique(['auditId', 'code', 'revision'])
export class ReviewerWords {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  auditId: string;

  @ManyToOne(() => Audit, { nullable: false })
  audit: Relation<Audit>;

  @Field({ description: 'Code of the item that is recommended something; empty for the whole audit.' })
  @Column({ type: 'varchar', length: 20 })
  code: string;

  @Field({ description: 'The summary, or the recommendation; empty where it was taken back.' })
  @Column(prose())
  text: string;

  @Field(() => [AuditPriority], { description: 'The priorities, the first first; none of an item.' })
  @Column({ type: 'simple-json' })
  priorities: AuditPriority[];

  @Field(() => Int, {
    description: 'Counts the saves, from 1; a save says which one it saw, and 0 for none.',
  })
  @Column({ type: 'integer' })
  revision: number;

  @Field(() => Date, { description: 'When it was written.' })
  @Column(instant())
  writtenAt: Date;

  @Column(identifier())
  writtenBy: string;

  @Field({ description: 'Who wrote it, by the name of then.' })
  @Column(line())
  writtenByName: string;
}
