import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Municipality, Region } from '../geography/geography.entity.js';
import { choice, civilDate, identifier, line, prose } from '../platform/database/columns.js';
import { today } from '../platform/dates/today.js';
import { Revision } from '../platform/revision/revision.js';
import { OpeningHours } from './opening-hours.type.js';
import {
  Activity,
  CareModel,
  IntegrationDegree,
  LegalForm,
  PrincipalKind,
  UnitKind,
} from './organisation-kinds.js';

const IN_USE = 'ended_on IS NULL';

/** What is in the register, and can be changed, ended and joined with another of its kind. */
@ObjectType({ isAbstract: true })
export abstract class RegisteredRecord {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day from which it is in use no more, YYYY-MM-DD; missing while there is none.',
  })
  @Column(civilDate({ nullable: true }))
  endedOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The record of the same thing that it was joined into, of the same kind.',
  })
  @Column(identifier({ nullable: true }))
  joinedIntoId?: string | null;

  @Revision()
  revision: number;

  /** Whether it is in use no more. */
  get isEnded(): boolean {
    return typeof this.endedOn === 'string' && this.endedOn <= today();
  }
}

@ObjectType({ description: 'Who answers for care or social services by law (huvudman).' })
@Entity()
@Index('principal_of_region', ['regionCode'], { unique: true, where: `kind = 'REGION' AND ${IN_USE}` })
@Index('principal_of_municipality', ['municipalityCode'], {
  unique: true,
  where: `kind = 'MUNICIPALITY' AND ${IN_USE}`,
})
@Index('principal_of_organisation_number', ['organisationNumber'], {
  unique: true,
  where: `organisation_number IS NOT NULL AND ${IN_USE}`,
})
export class Principal extends RegisteredRecord {
  @Field({ description: 'Name.' })
  @Index({ unique: true })
  @Column(line())
  name: string;

  @Field(() => PrincipalKind, { description: 'Kind.' })
  @Column(choice())
  kind: PrincipalKind;

  @Field(() => [Activity], { description: 'What it runs; empty where that is neither.' })
  @Column({ type: 'simple-json', default: '[]' })
  activities: Activity[];

  @Field(() => String, {
    nullable: true,
    description:
      'The day from which it takes part in coherent documentation of care (2022:913), YYYY-MM-DD; missing where it does not.',
  })
  @Column(civilDate({ nullable: true }))
  sharesDocumentationFrom?: string | null;

  @Field(() => ID, { nullable: true, description: 'SCB code of the region it is or lies in.' })
  @Column({ type: 'varchar', length: 2, nullable: true })
  regionCode: string | null;

  @ManyToOne(() => Region)
  region?: Relation<Region>;

  @Field(() => ID, { nullable: true, description: 'SCB code of the municipality, for a municipality.' })
  @Column({ type: 'varchar', length: 4, nullable: true })
  municipalityCode: string | null;

  @ManyToOne(() => Municipality)
  municipality?: Relation<Municipality>;

  @Field(() => String, {
    nullable: true,
    description:
      'Organisation number (organisationsnummer), six digits, a hyphen and four; missing when not known.',
  })
  @Column(choice({ nullable: true }))
  organisationNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'HSA-id, as in SE2321000131-E000000000001; missing when not known.',
  })
  @Column(choice({ nullable: true }))
  hsaId?: string | null;
}

@ObjectType({
  description: 'A part of a principal that meets people (enhet): a ward, an emergency unit, housing support.',
})
@Entity()
export class Unit extends RegisteredRecord {
  @Field(() => ID, { description: 'The principal it belongs to.' })
  @Index()
  @Column(identifier())
  principalId: string;

  @ManyToOne(() => Principal, { nullable: false })
  principal: Relation<Principal>;

  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field(() => UnitKind, { description: 'What it does.' })
  @Column(choice())
  kind: UnitKind;

  @Field({
    description:
      'Opening hours in words, as sheets say them: made from the hours where these are given as data.',
  })
  @Column(line())
  openingHours: string;

  @Field(() => OpeningHours, {
    nullable: true,
    description: 'Opening hours as data; missing until they have been given.',
  })
  @Column({ type: 'simple-json', nullable: true })
  hours?: OpeningHours | null;

  @Field({ description: 'Telephone number.' })
  @Column(line())
  phone: string;

  /** The one it was joined into. */
  @ManyToOne(() => Unit, { createForeignKeyConstraints: false })
  joinedInto?: Relation<Unit> | null;
}

@ObjectType({
  description:
    'An integrated service of region and municipality (verksamhet): what the national mapping counts.',
})
@Entity()
export class Service extends RegisteredRecord {
  @Field({ description: 'Name.' })
  @Column(line())
  name: string;

  @Field(() => ID, { description: "The region's SCB code." })
  @Index()
  @Column({ type: 'varchar', length: 2 })
  regionCode: string;

  @Field(() => Region, { description: 'The region.' })
  @ManyToOne(() => Region, { nullable: false })
  region: Relation<Region>;

  @Field(() => LegalForm, { nullable: true, description: 'Legal form; missing when not known.' })
  @Column(choice({ nullable: true }))
  legalForm: LegalForm | null;

  @Field(() => Int, { nullable: true, description: 'Year it started; missing when not known.' })
  @Column({ type: 'integer', nullable: true })
  startYear: number | null;

  @Field(() => Int, { nullable: true, description: 'Year it closed.' })
  @Column({ type: 'integer', nullable: true })
  endYear: number | null;

  @Field(() => [CareModel], { description: 'Models it works from; empty when not known.' })
  @Column({ type: 'simple-json' })
  models: CareModel[];

  @Field({ description: 'Whom it is for, in words; empty when not known.' })
  @Column(prose())
  targetGroups: string;

  @Field(() => IntegrationDegree, {
    nullable: true,
    description: 'Overall judgement; missing when not known.',
  })
  @Column(choice({ nullable: true }))
  integrationDegree: IntegrationDegree | null;

  @Field(() => [Principal], { description: 'The principals that run it together; empty when not known.' })
  @ManyToMany(() => Principal)
  @JoinTable({ name: 'service_principal' })
  principals: Relation<Principal>[];
}
