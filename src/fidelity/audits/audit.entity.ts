import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Check,
  Column,
  Entity,
  Index,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import type { Person } from '../../persons/person.entity.js';
import { choice, civilDate, identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Revision } from '../../platform/revision/revision.js';
import { Team } from '../../teams/team.entity.js';
import type { AuditRater } from '../raters/rater.entity.js';
import type { ReviewerWords } from '../reviewer-words/reviewer-words.entity.js';
import { ComputedItem } from './audit.type.js';
import type { SampleDraw } from './sample-draw.entity.js';

export enum AuditStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(AuditStatus, {
  name: 'AuditStatus',
  description: 'Whether an audit goes on.',
  valuesMap: {
    OPEN: { description: 'Being rated (pågår).' },
    CLOSED: { description: 'Nothing changes any more (avslutad).' },
  },
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

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of the subscales that were chosen, or of the items of a re-review; missing when the whole scale is used.',
  })
  @Column({ type: 'simple-json', nullable: true })
  components: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The whole audit some of whose items this one rates again (ommätning); missing for all other audits.',
  })
  @Column(identifier({ nullable: true }))
  reReviewOf: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Seed of the chart sample: draws the same persons again. Missing when no sample was drawn.',
  })
  @Column(identifier({ nullable: true }))
  sampleSeed: string | null;

  @Field(() => Int, { nullable: true, description: 'How many persons the chart sample holds.' })
  @Column({ type: 'integer', nullable: true })
  sampleSize: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many persons the sample was drawn from: those enrolled throughout the window.',
  })
  @Column({ type: 'integer', nullable: true })
  sampleFrom: number | null;

  /** Missing where no sample was drawn, and of audits from before draws were kept. */
  @Column(identifier({ nullable: true }))
  sampleDrawId?: string | null;

  /** Read by `readDraws`. */
  sampleDraw?: SampleDraw;

  @Field(() => Int, {
    nullable: true,
    description: "The overall judgement, one of the scale's levels; missing where none was given.",
  })
  @Column({ type: 'integer', nullable: true })
  judgement: number | null;

  @Field({ description: 'Why this overall judgement.' })
  @Column(prose())
  judgementNote: string;

  @Revision('Counts the saves of the overall judgement; items and topics have their own.')
  revision: number;

  @Field(() => AuditStatus, { description: 'Open or closed.' })
  @Column(choice())
  status: AuditStatus;

  /** A total of what is rated was asked for although items are missing. That they are is told by the view. */
  @Column({ type: 'boolean' })
  partial: boolean;

  /** How its report is set out. One that is closed keeps what it had; see report/first-format. */
  @Column({ type: 'integer', default: 1 })
  reportFormat: number;

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

  @OneToMany(
    () => AuditTopic,
    (topic) => topic.audit,
  )
  topics: Relation<AuditTopic>[];

  /** Two, or none where one person rates it directly. Read by `readRaters`. */
  @OneToMany('AuditRater', 'audit')
  raters: Relation<AuditRater>[];

  /** Every revision of them. Read by `requireOpen`. */
  @OneToMany('ReviewerWords', 'audit')
  reviewerWords: Relation<ReviewerWords>[];
}

@ObjectType({
  description:
    'One item of an audit, or one part of a composed item: what the records say, and what was rated. On a scale that is rated person by person there is one for each person of the sample.',
})
@Entity()
@Unique(['auditId', 'code', 'caseNumber'])
@Index(['auditId'], { where: 'rating IS NULL' })
@Check('audit_item_not_rated', 'not_rated_rule IS NULL OR rating IS NULL')
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

  @Field(() => Int, { description: 'Number of the person in the chart sample; 0 when the team is rated.' })
  @Column({ type: 'integer' })
  caseNumber: number;

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

  @Field(() => String, {
    nullable: true,
    description:
      "Code of the scale's rule by which it stays unrated, with the reason; missing when it is rated or missing for another reason.",
  })
  @Column({ type: 'varchar', length: 20, nullable: true })
  notRatedRule: string | null;

  @Revision()
  revision: number;
}

/** One person of an audit's chart sample. The row goes when the record about the person is destroyed. */
@Entity()
@Unique(['auditId', 'number'])
export class AuditChart {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  auditId: string;

  @ManyToOne(() => Audit, { nullable: false })
  audit: Relation<Audit>;

  /** From 1, in the order in which they were drawn. */
  @Column({ type: 'integer' })
  number: number;

  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne('Person', { nullable: false })
  person: Relation<Person>;
}

@ObjectType({ description: 'What an audit says in words of a topic that is never rated.' })
@Entity()
@Unique(['auditId', 'code'])
export class AuditTopic {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  auditId: string;

  @ManyToOne(
    () => Audit,
    (audit) => audit.topics,
    { nullable: false },
  )
  audit: Relation<Audit>;

  @Field({ description: "The topic's code on the scale." })
  @Column({ type: 'varchar', length: 20 })
  code: string;

  @Field({ description: 'What is said of it; empty until somebody has written.' })
  @Column(prose())
  text: string;

  @Revision()
  revision: number;
}
