import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsArray, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Length, MaxLength } from '../platform/text/length-rules.js';
import {
  CareModel,
  IntegrationDegree,
  LegalForm,
  PrincipalKind,
  SecrecyLaw,
  UnitKind,
} from './organisation-kinds.js';

@InputType({ description: 'A new principal (huvudman).' })
export class CreatePrincipalInput {
  @Field({ description: 'Name, not taken before.' })
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @Field(() => PrincipalKind, { description: 'Kind.' })
  @IsEnum(PrincipalKind)
  kind: PrincipalKind;

  @Field(() => SecrecyLaw, {
    nullable: true,
    description: 'The secrecy law it stands under; the usual one of its kind when missing.',
  })
  @IsOptional()
  @IsEnum(SecrecyLaw)
  law?: SecrecyLaw;

  @Field(() => ID, { nullable: true, description: 'SCB code of the region it is or lies in.' })
  @IsOptional()
  @Length(2, 2)
  regionCode?: string;

  @Field(() => ID, { nullable: true, description: 'SCB code of the municipality, for a municipality.' })
  @IsOptional()
  @Length(4, 4)
  municipalityCode?: string;
}

@InputType({ description: 'A new unit (enhet).' })
export class CreateUnitInput {
  @Field(() => ID, { description: 'The principal it belongs to.' })
  @IsUUID()
  principalId: string;

  @Field({ description: 'Name.' })
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @Field(() => UnitKind, { description: 'What it does.' })
  @IsEnum(UnitKind)
  kind: UnitKind;

  @Field({ description: 'Opening hours in words.' })
  @IsNotEmpty()
  @MaxLength(200)
  openingHours: string;

  @Field({ description: 'Telephone number.' })
  @IsNotEmpty()
  @MaxLength(200)
  phone: string;
}

@InputType({ description: 'A new integrated service (verksamhet).' })
export class CreateServiceInput {
  @Field({ description: 'Name.' })
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @Field(() => ID, { description: "The region's SCB code." })
  @Length(2, 2)
  regionCode: string;

  @Field(() => [ID], { description: 'The principals that run it together.' })
  @IsArray()
  @IsUUID(undefined, { each: true })
  principalIds: string[];

  @Field(() => [CareModel], { description: 'Models it works from; empty when not known.' })
  @IsArray()
  @IsEnum(CareModel, { each: true })
  models: CareModel[];

  @Field(() => LegalForm, { nullable: true, description: 'Legal form, when known.' })
  @IsOptional()
  @IsEnum(LegalForm)
  legalForm?: LegalForm;

  @Field(() => Int, { nullable: true, description: 'Year it started, when known.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1950)
  @Max(2100)
  startYear?: number;

  @Field({ nullable: true, description: 'Whom it is for, in words.' })
  @IsOptional()
  @MaxLength(2000)
  targetGroups?: string;

  @Field(() => IntegrationDegree, { nullable: true, description: 'Overall judgement, when made.' })
  @IsOptional()
  @IsEnum(IntegrationDegree)
  integrationDegree?: IntegrationDegree;
}
