import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Circumstance, GroundKind, MeasureScope, NotGivenBecause } from '../disclosure/ground-kinds.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import { Person } from '../persons/person.entity.js';
import { bytes, choice, civilDate, identifier, instant, line, prose } from '../platform/database/columns.js';
import { ConsentForm } from './consent-form.js';

@ObjectType({
  description:
    'On what one principal shows another a person’s records: a consent, or a ground in law (grund för utlämnande).',
})
@Entity()
@Index(['receiverId', 'personId'])
export class Ground {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => ID, { description: 'Whose records.' })
  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  @Field(() => GroundKind, { description: 'Which ground.' })
  @Column(choice())
  kind: GroundKind;

  @Field({ description: 'Where the law gives it, as it was when it was recorded.' })
  @Column(line({ default: '' }))
  paragraph: string;

  @Field(() => Circumstance, { nullable: true, description: 'The circumstance, where the law asks for one.' })
  @Column(choice({ nullable: true }))
  circumstance: Circumstance | null;

  @Field(() => ID, { description: 'The principal that shows its records.' })
  @Column(identifier())
  giverId: string;

  @Field(() => Principal, { description: 'The principal that shows its records.' })
  @ManyToOne(() => Principal, { nullable: false })
  giver: Relation<Principal>;

  @Field(() => ID, { description: 'The principal that may read them.' })
  @Column(identifier())
  receiverId: string;

  @Field(() => Principal, { description: 'The principal that may read them.' })
  @ManyToOne(() => Principal, { nullable: false })
  receiver: Relation<Principal>;

  @Field(() => ID, { nullable: true, description: 'Only this unit of the receiver, where one is named.' })
  @Column(identifier({ nullable: true }))
  receiverUnitId: string | null;

  @Field(() => Unit, { nullable: true, description: 'Only this unit of the receiver, where one is named.' })
  @ManyToOne(() => Unit)
  receiverUnit?: Relation<Unit> | null;

  @Field({ description: 'What for, in words.' })
  @Column(prose())
  purpose: string;

  @Field(() => [RecordCategory], { description: 'Which kinds of record.' })
  @Column({ type: 'simple-json' })
  categories: RecordCategory[];

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @Column(civilDate())
  fromDate: string;

  @Field({ description: 'Last day, YYYY-MM-DD.' })
  @Column(civilDate())
  toDate: string;

  @Field(() => ConsentForm, { nullable: true, description: 'How the person said yes; missing otherwise.' })
  @Column(choice({ nullable: true }))
  form: ConsentForm | null;

  @Field(() => String, { nullable: true, description: 'Why it is necessary, for a ground in law.' })
  @Column(prose({ nullable: true }))
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When the person was informed, for coherent documentation, YYYY-MM-DD.',
  })
  @Column(civilDate({ nullable: true }))
  informedOn: string | null;

  @Field(() => MeasureScope, {
    nullable: true,
    description: 'For whom the measures of social services are, for coherent documentation with them.',
  })
  @Column(choice({ nullable: true }))
  scope: MeasureScope | null;

  @Field({
    description:
      'True: each version of a plan that is agreed while it holds is given to its receiver digitally, and a short summary of the person (stående utlämnande).',
  })
  @Column({ type: 'boolean', default: false })
  standingRelease: boolean;

  @Field({ description: 'When it was written down.' })
  @Column(instant())
  recordedAt: Date;

  @Column(identifier())
  recordedBy: string;

  /** The name at the time: the paper must be readable when the account is gone. */
  @Field({ description: 'Who wrote it down.' })
  @Column(line())
  recordedByName: string;

  @Field(() => Date, { nullable: true, description: 'When it was withdrawn; it holds no longer.' })
  @Column(instant({ nullable: true }))
  withdrawnAt: Date | null;

  @Column(identifier({ nullable: true }))
  withdrawnBy: string | null;

  @Field(() => String, { nullable: true, description: 'How and why it was withdrawn, in words.' })
  @Column(prose({ nullable: true }))
  withdrawalNote: string | null;

  /** No reference for the database: both go with the person. */
  @Field(() => ID, {
    nullable: true,
    description: 'The one that was narrowed (begränsat), which ended as this one began; missing otherwise.',
  })
  @Column(identifier({ nullable: true }))
  narrowedFromId: string | null;

  /** Attached where all of a person's are read. */
  @Field(() => NotGivenBecause, {
    nullable: true,
    description:
      'Why it gives nothing to read though it has not ended: the register or the record has changed since. Among the grounds of a person.',
  })
  notGivenBecause?: NotGivenBecause | null;

  @Field(() => [GroundScan], { description: 'Scans of its signed sheet, the newest first.' })
  @OneToMany(
    () => GroundScan,
    (scan) => scan.ground,
  )
  scans: Relation<GroundScan>[];
}

@ObjectType({
  description:
    'The signed sheet of a written consent, as it was scanned (inskannat blad). A later one is added to it and takes nothing away.',
})
@Entity()
export class GroundScan {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  groundId: string;

  @ManyToOne(
    () => Ground,
    (ground) => ground.scans,
    { nullable: false },
  )
  ground: Relation<Ground>;

  @Field({ description: 'Name of the file.' })
  @Column(line())
  fileName: string;

  @Field({ description: "The file's type, told from its bytes." })
  @Column(choice())
  contentType: string;

  @Field(() => Int, { description: "The file's size in bytes." })
  @Column({ type: 'integer' })
  size: number;

  @Field({ description: 'SHA-256 of the file, in hex.' })
  @Column({ type: 'varchar', length: 64 })
  sha256: string;

  @Column(bytes())
  content: Buffer;

  @Field(() => Date, { description: 'When it was added.' })
  @Column(instant())
  addedAt: Date;

  @Column(identifier())
  addedBy: string;

  @Field({ description: 'By whom, by the name of that day.' })
  @Column(line())
  addedByName: string;
}
