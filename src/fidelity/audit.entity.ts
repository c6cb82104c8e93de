import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';
import { ComputedItem } from './audit.type.js';

export enum AuditStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(AuditStatus, {
  name: 'AuditStatus',
  description: 'Open: being rated. Closed: nothing changes any more.',
});

@ObjectType({
  description: 'A fidelity audit (programtrohetsmätning): one team, one scale version, one window.',
})
@Entity()
export class Audit {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'The team that is rated.' })
  @Index()
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Field({ description: 'Code of the scale, such as dacts.' })
  @Column(line())
  scale: string;

  @Field({ description: 'Version of the scale, such as 1.0.0.' })
  @Column(line())
  scaleVersion: string;

  @Field({ description: "SHA-256 of the scale's file, in hex." })
  @Column({ type: 'varchar', length: 64 })
  scaleChecksum: string;

  @Field({ description: 'First day of the window, YYYY-MM-DD.' })
  @Column(civilDate())
  windowFrom: string;

  @Field({ description: 'Last day of the window, YYYY-MM-DD.' })
  @Column(civilDate())
  windowTo: string;

  @Field(() => AuditStatus, { description: 'Open or closed.' })
  @Column(choice())
  status: AuditStatus;

  @Field({ description: 'True: closed with items unrated, and labelled so.' })
  @Column({ type: 'boolean' })
  partial: boolean;

  @Field(() => Date, { description: 'When it was begun.' })
  @Column(instant())
  createdAt: Date;

  @Column(identifier())
  createdBy: string;

  @Field(() => Date, { nullable: true, description: 'When it was closed.' })
  @Column(instant({ nullable: true }))
  closedAt: Date | null;

  @Column(identifier({ nullable: true }))
  closedBy: string | null;

  @OneToMany(
    () => AuditItem,
    (item) => item.audit,
  )
  items: Relation<AuditItem>[];
}

@ObjectType({ description: 'One item of an audit: what the records say, and what was rated.' })
@Entity()
@Unique(['auditId', 'code'])
export class AuditItem {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  auditId: string;

  @ManyToOne(
    () => Audit,
    (audit) => audit.items,
    { nullable: false },
  )
  audit: Relation<Audit>;

  @Field({ description: "The item's code on the scale." })
  @Column({ type: 'varchar', length: 20 })
  code: string;

  @Field(() => ComputedItem, {
    nullable: true,
    description:
      'What the records said when the audit was begun or last counted; missing when people rate the item.',
  })
  @Column({ type: 'simple-json', nullable: true })
  computed: ComputedItem | null;

  @Field(() => Int, { nullable: true, description: 'The rating the computed figure falls to.' })
  @Column({ type: 'integer', nullable: true })
  computedRating: number | null;

  @Field(() => Int, { nullable: true, description: 'The rating given; missing while unrated.' })
  @Column({ type: 'integer', nullable: true })
  rating: number | null;

  @Field({ description: 'Why this rating.' })
  @Column(prose())
  note: string;

  @Field({ description: 'Why there is no rating; empty when there is one.' })
  @Column(prose())
  missingReason: string;
}
