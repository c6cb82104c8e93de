import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayUnique,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, Length, MaxLength } from '../platform/text/length-rules.js';
import { TelephoneNumber } from '../platform/text/telephone-number.js';
import { OpeningHours } from './opening-hours.type.js';
import {
  Activity,
  CareModel,
  IntegrationDegree,
  LegalForm,
  PrincipalKind,
  UnitKind,
} from './organisation-kinds.js';
import { HsaId, OrganisationNumber } from './organisation-number.js';
import { Reason } from './reason.js';

@InputType({ description: 'A new principal (huvudman).' })
export class CreatePrincipalInput {
  @Field({ description: 'Name, not taken before.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field(() => PrincipalKind, { description: 'Kind.' })
  @IsEnum(PrincipalKind)
  kind: PrincipalKind;

  @Field(() => [Activity], {
    nullable: true,
    description: 'What it runs; when missing, as it is, or else what its kind usually runs.',
  })
  @IsOptional()
  @ArrayUnique()
  @IsEnum(Activity, { each: true })
  activities?: Activity[];

  @Field({
    nullable: true,
    description:
      'The day from which it takes part in coherent documentation of care (2022:913), YYYY-MM-DD; it does not when missing.',
  })
  @IsOptional()
  @IsCivilDate()
  sharesDocumentationFrom?: string;

  @Field(() => ID, {
    nullable: true,
    description: "SCB code of the region it is or lies in; a municipality's own when missing.",
  })
  @IsOptional()
  @Length(2, 2)
  regionCode?: string;

  @Field(() => ID, { nullable: true, description: 'SCB code of the municipality, for a municipality.' })
  @IsOptional()
  @Length(4, 4)
  municipalityCode?: string;

  @Field({ nullable: true, description: 'Organisation number, with its check digit.' })
  @IsOptional()
  @OrganisationNumber()
  organisationNumber?: string;

  @Field({ nullable: true, description: 'HSA-id, as in SE2321000131-E000000000001.' })
  @IsOptional()
  @HsaId()
  hsaId?: string;
}

@InputType({ description: 'A new unit (enhet).' })
export class CreateUnitInput {
  @Field(() => ID, { description: 'The principal it belongs to.' })
  @IsUUID()
  principalId: string;

  @Field({ description: 'Name.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field(() => UnitKind, { description: 'What it does.' })
  @IsEnum(UnitKind)
  kind: UnitKind;

  @Field(() => OpeningHours, {
    nullable: true,
    description: 'Opening hours; may be missing only of what has its hours in words alone.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpeningHours)
  hours?: OpeningHours;

  @Field({ description: 'Telephone number.' })
  @IsNotBlank()
  @MaxLength(200)
  @TelephoneNumber()
  phone: string;
}

@InputType({ description: 'A new integrated service (verksamhet).' })
export class CreateServiceInput {
  @Field({ description: 'Name.' })
  @IsNotBlank()
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

@InputType({ description: 'A principal as it is to be: what is left out is emptied, save its secrecy law.' })
export class ChangePrincipalInput extends CreatePrincipalInput {
  @Field(() => ID, { description: 'The principal.' })
  @IsUUID()
  principalId: string;

  @SeenRevision()
  revision: number;

  @Reason()
  reason: string;
}

@InputType({ description: 'A unit as it is to be.' })
export class ChangeUnitInput extends CreateUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  @IsUUID()
  unitId: string;

  @SeenRevision()
  revision: number;

  @Reason()
  reason: string;
}

@InputType({ description: 'A service as it is to be: what is left out is emptied.' })
export class ChangeServiceInput extends CreateServiceInput {
  @Field(() => ID, { description: 'The service.' })
  @IsUUID()
  serviceId: string;

  @SeenRevision()
  revision: number;

  @Reason()
  reason: string;
}
