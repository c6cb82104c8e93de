import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ConsentForm } from '../consents/consent-form.js';
import { Audience } from '../disclosure/audience.js';
import { MERGED, VersionConflict } from '../plans/plan-results.js';
import { SeenDigest } from '../plans/seen-digest.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { MaxLength } from '../platform/text/length-rules.js';
import { NeedSeenBy, ParticipantKind, RelativesPart } from './sip-kinds.js';

const LINE = 200;
const PROSE = 4000;
const ROWS = 50;

@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
export abstract class MeasureInput {
  @Field({ defaultValue: '', description: 'What is to be done.' })
  @IsString()
  @MaxLength(PROSE)
  text: string = '';

  @Field({ defaultValue: '', description: 'Unit that does it.' })
  @IsString()
  @MaxLength(LINE)
  unit: string = '';

  @Field({ defaultValue: '', description: 'Named person who does it.' })
  @IsString()
  @MaxLength(LINE)
  responsible: string = '';

  @Field({ defaultValue: '', description: 'How to reach whoever does it.' })
  @IsString()
  @MaxLength(LINE)
  reach: string = '';

  @Field(() => String, { nullable: true, description: 'From, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  fromDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Done by, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  dueDate?: string | null;
}

@InputType({ description: 'An action that a principal answers for, as far as it is written.' })
@ObjectType('SipDraftAction', { description: 'An action that a principal answers for, as it is sent.' })
export class SipActionInput extends MeasureInput {
  @Field(() => ID, { nullable: true, description: 'The region or municipality that answers for it.' })
  @IsOptional()
  @IsUUID()
  principalId?: string | null;
}

@InputType({ description: 'An action by others than region and municipality, as far as it is written.' })
@ObjectType('SipDraftOtherAction', { description: 'An action by others, as it is sent.' })
export class SipOtherActionInput extends MeasureInput {
  @Field({
    defaultValue: '',
    description: 'Who does it, such as Arbetsförmedlingen or a relative.',
  })
  @IsString()
  @MaxLength(LINE)
  otherActor: string = '';
}

@InputType({ description: 'Somebody who takes part in a SIP, as far as it is written.' })
@ObjectType('SipDraftParticipant', { description: 'Somebody who takes part, as it is sent.' })
export class SipParticipantInput {
  @Field({ defaultValue: '', description: 'Name.' })
  @IsString()
  @MaxLength(LINE)
  name: string = '';

  @Field(() => ParticipantKind, { nullable: true, description: 'For whom.' })
  @IsOptional()
  @IsEnum(ParticipantKind)
  kind?: ParticipantKind | null;

  @Field({ defaultValue: '', description: 'Role and unit in words.' })
  @IsString()
  @MaxLength(LINE)
  role: string = '';

  @Field({ defaultValue: '', description: 'Telephone number.' })
  @IsString()
  @MaxLength(LINE)
  phone: string = '';

  @Field({ defaultValue: false, description: 'Whether they were at the meeting.' })
  @IsBoolean()
  attended: boolean = false;

  @Field({ defaultValue: '', description: 'Why they were not at the meeting.' })
  @IsString()
  @MaxLength(LINE)
  absence: string = '';

  @Field(() => Audience, {
    defaultValue: Audience.CARE_AND_SUPPORT,
    description: 'Who may read the telephone number, where it is that of a relative.',
  })
  @IsEnum(Audience)
  audience: Audience = Audience.CARE_AND_SUPPORT;
}

@InputType({ description: 'The whole content of a draft of a SIP, as far as it is written.' })
@ObjectType('SipDraft', { description: 'A draft of a SIP as it is sent.' })
export class SaveSipDraftInput {
  @Field(() => ID, { description: 'The SIP.' })
  @IsUUID()
  sipId: string;

  @SeenRevision()
  revision: number;

  @SeenDigest()
  seenDigest: string = '';

  @Field({ defaultValue: '', description: 'What matters to the person, in their words.' })
  @IsString()
  @MaxLength(PROSE)
  whatMatters: string = '';

  @Field({ defaultValue: '', description: 'What the person wants help with, in their words.' })
  @IsString()
  @MaxLength(PROSE)
  wantsHelpWith: string = '';

  @Field({ defaultValue: '', description: 'Whom the person wants at the meeting.' })
  @IsString()
  @MaxLength(PROSE)
  wantsThere: string = '';

  @Field({ defaultValue: '', description: 'Whom the person does not want at the meeting; on no sheet.' })
  @IsString()
  @MaxLength(PROSE)
  wantsNotThere: string = '';

  @Field({ defaultValue: '', description: 'Who leads the meeting, as the person has chosen.' })
  @IsString()
  @MaxLength(LINE)
  meetingLedBy: string = '';

  @Field({ defaultValue: '', description: 'Where the meeting is.' })
  @IsString()
  @MaxLength(LINE)
  meetingPlace: string = '';

  @Field(() => [String], {
    defaultValue: [],
    description: "Long-term goals in the person's words, in order.",
  })
  @IsArray()
  @ArrayMaxSize(ROWS)
  @IsString({ each: true })
  @MaxLength(PROSE, { each: true })
  longTermGoals: string[] = [];

  @Field(() => [String], {
    defaultValue: [],
    description: "Short-term goals in the person's words, in order.",
  })
  @IsArray()
  @ArrayMaxSize(ROWS)
  @IsString({ each: true })
  @MaxLength(PROSE, { each: true })
  shortTermGoals: string[] = [];

  @Field(() => [SipActionInput], {
    defaultValue: [],
    description: 'Actions that a principal answers for, in order.',
  })
  @IsArray()
  @ArrayMaxSize(ROWS)
  @ValidateNested({ each: true })
  @Type(() => SipActionInput)
  measures: SipActionInput[] = [];

  @Field(() => [SipOtherActionInput], { defaultValue: [], description: 'Actions by others, in order.' })
  @IsArray()
  @ArrayMaxSize(ROWS)
  @ValidateNested({ each: true })
  @Type(() => SipOtherActionInput)
  measuresByOthers: SipOtherActionInput[] = [];

  @Field({
    defaultValue: false,
    description: 'True: it was considered, and nobody but region and municipality takes an action.',
  })
  @IsBoolean()
  noMeasuresByOthers: boolean = false;

  @Field({ defaultValue: '', description: 'Why the region takes no action, where it takes none.' })
  @IsString()
  @MaxLength(PROSE)
  noRegionAction: string = '';

  @Field({ defaultValue: '', description: 'Why the municipality takes no action, where it takes none.' })
  @IsString()
  @MaxLength(PROSE)
  noMunicipalityAction: string = '';

  @Field(() => ID, { nullable: true, description: 'The principal with overall responsibility.' })
  @IsOptional()
  @IsUUID()
  overallPrincipalId?: string | null;

  @Field(() => [SipParticipantInput], { defaultValue: [], description: 'Participants, in order.' })
  @IsArray()
  @ArrayMaxSize(ROWS)
  @ValidateNested({ each: true })
  @Type(() => SipParticipantInput)
  participants: SipParticipantInput[] = [];

  @Field({
    defaultValue: '',
    description: 'Why the person was not at the meeting, and how they have taken part instead.',
  })
  @IsString()
  @MaxLength(PROSE)
  personAbsence: string = '';

  @Field(() => RelativesPart, { nullable: true, description: 'Whether relatives took part.' })
  @IsOptional()
  @IsEnum(RelativesPart)
  relativesPart?: RelativesPart | null;

  @Field({ defaultValue: '', description: 'More about the part of relatives.' })
  @IsString()
  @MaxLength(PROSE)
  relativesNote: string = '';

  @Field(() => String, { nullable: true, description: 'The day the person consented, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  consentOn?: string | null;

  @Field(() => ConsentForm, { nullable: true, description: 'How the consent was given.' })
  @IsOptional()
  @IsEnum(ConsentForm)
  consentForm?: ConsentForm | null;

  @Field({ defaultValue: '', description: 'Which information, to whom, for how long.' })
  @IsString()
  @MaxLength(PROSE)
  consentScope: string = '';

  @Field(() => String, { nullable: true, description: 'The day the need was seen, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  needSeenOn?: string | null;

  @Field(() => NeedSeenBy, { nullable: true, description: 'Who saw the need.' })
  @IsOptional()
  @IsEnum(NeedSeenBy)
  needSeenBy?: NeedSeenBy | null;

  @Field({ defaultValue: '', description: 'Where the need was seen, such as a unit or at home.' })
  @IsString()
  @MaxLength(LINE)
  needSeenAt: string = '';

  @Field(() => String, { nullable: true, description: 'The day the meeting was called, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  calledOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The day of the meeting, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  metOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The day of the follow-up, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  followUpOn?: string | null;

  @Field({ defaultValue: '', description: 'Who calls to the follow-up.' })
  @IsString()
  @MaxLength(LINE)
  followUpBy: string = '';
}

@InputType({ description: 'A draft to be agreed.' })
export class AgreeSipInput {
  @Field(() => ID, { description: 'The SIP.' })
  @IsUUID()
  sipId: string;

  @SeenRevision('The revision that was read before agreeing.')
  revision: number;
}

@ObjectType({
  description: 'Nothing was written, because the SIP has changed since it was read.',
})
export class SipDraftConflict extends VersionConflict {
  @Field(() => SaveSipDraftInput, { nullable: true, description: MERGED })
  merged: SaveSipDraftInput | null;
}
