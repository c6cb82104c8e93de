import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID, Matches, MinLength } from 'class-validator';
import { Role } from '../access/role.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, Length, MaxLength } from '../platform/text/length-rules.js';
import { PASSWORD_MAX, PASSWORD_MIN } from '../sign-in/password-rules.js';

/** A role, what it is held for, and for how long. */
@InputType({ isAbstract: true })
export class RoleInput {
  @Field(() => Role, { description: 'The role. What it is held for follows from it.' })
  @IsEnum(Role)
  role: Role;

  @Field(() => ID, { nullable: true, description: "The team, for a team's role." })
  @IsOptional()
  @IsUUID()
  teamId?: string;

  @Field(() => ID, { nullable: true, description: "The unit, for a unit reader's role." })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @Field(() => ID, { nullable: true, description: "The region's SCB code, for a regional analyst's role." })
  @IsOptional()
  @Length(2, 2)
  regionCode?: string;

  @Field(() => ID, {
    nullable: true,
    description: "The principal whose log is reviewed, for a log reviewer's role.",
  })
  @IsOptional()
  @IsUUID()
  reviewedPrincipalId?: string;

  @Field(() => String, { nullable: true, description: 'First day, YYYY-MM-DD; today when missing.' })
  @IsOptional()
  @IsCivilDate()
  fromDate?: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; open when missing.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string;
}

@InputType({ description: 'One more role for an account.' })
export class GrantRoleInput extends RoleInput {
  @Field(() => ID, { description: 'The account.' })
  @IsUUID()
  accountId: string;
}

@InputType({ description: 'The last day of a role.' })
export class LastDayInput {
  @Field(() => ID, { description: 'The role that was given.' })
  @IsUUID()
  grantId: string;

  @SeenRevision()
  revision: number;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; open when missing.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string;
}

@InputType({ description: 'That a role ends now.' })
export class EndRoleInput {
  @Field(() => ID, { description: 'The role that was given.' })
  @IsUUID()
  grantId: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @MaxLength(200)
  reason?: string;
}

@InputType({ description: 'That a role which waits is not approved.' })
export class DeclineRoleInput {
  @Field(() => ID, { description: 'The role that was given.' })
  @IsUUID()
  grantId: string;

  @Field({ description: 'Why; kept with the role.' })
  @IsNotBlank()
  @MaxLength(200)
  reason: string;
}

@InputType({ description: 'What an account is called and who employs its holder.' })
export class UpdateAccountInput {
  @Field(() => ID, { description: 'The account.' })
  @IsUUID()
  accountId: string;

  @SeenRevision()
  revision: number;

  @Field({ description: 'The name shown to others.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field(() => ID, { nullable: true, description: 'The principal that employs the holder.' })
  @IsOptional()
  @IsUUID()
  principalId?: string;
}

@InputType({ description: 'A new first password, for somebody who has lost theirs.' })
export class FirstPasswordInput {
  @Field(() => ID, { description: 'The account.' })
  @IsUUID()
  accountId: string;

  @Field({
    description:
      'At least twelve characters; no common word and no name of the holder. Good for 72 hours, until the holder has chosen another.',
  })
  @MinLength(PASSWORD_MIN)
  @MaxLength(PASSWORD_MAX)
  password: string;
}

@InputType({ description: 'A new account with one role.' })
export class CreateAccountInput extends RoleInput {
  @Field({ description: 'Three or more of: letters a-z, digits, dot, hyphen, at sign.' })
  @Matches(/^[a-z0-9.@-]{3,200}$/i)
  username: string;

  @Field({ description: 'The name shown to others.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field({
    description:
      'First password, at least twelve characters; no common word and no name of the holder. Good for 72 hours, until the holder has chosen another.',
  })
  @MinLength(PASSWORD_MIN)
  @MaxLength(PASSWORD_MAX)
  password: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The principal that employs the holder; needed for a team's role, and for a unit reader the unit's own.",
  })
  @IsOptional()
  @IsUUID()
  principalId?: string;
}
