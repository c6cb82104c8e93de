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
import { choice, identifier, line, prose } from '../platform/database/columns.js';
import {
  CareModel,
  IntegrationDegree,
  LegalForm,
  PrincipalKind,
  SecrecyLaw,
  UnitKind,
} from './organisation-kinds.js';

@ObjectType({ description: 'Who answers for care or social services by law (huvudman).' })
@Entity()
export class Principal {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field({ description: 'Name.' })
  @Index({ unique: true })
  @Column(line())
  name: string;

  @Field(() => PrincipalKind, { description: 'Kind.' })
  @Column(choice())
  kind: PrincipalKind;

  @Field(() => SecrecyLaw, { description: 'The secrecy law it stands under.' })
  @Column(choice())
  law: SecrecyLaw;

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
}

@ObjectType({
  description: 'A part of a principal that meets people (enhet): a ward, an emergency unit, housing support.',
})
@Entity()
export class Unit {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

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

  @Field({ description: 'Opening hours in words.' })
  @Column(line())
  openingHours: string;

  @Field({ description: 'Telephone number.' })
  @Column(line())
  phone: string;
}

@ObjectType({
  description:
    'An integrated service of region and municipality (verksamhet): what the national mapping counts.',
})
@Entity()
export class Service {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

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
