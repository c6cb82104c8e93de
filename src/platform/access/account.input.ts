import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsNotEmpty, IsOptional, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rules.js';
import { Role } from './role.js';

/** What is typed to sign in. */
export class SignInInput {
  @IsNotEmpty()
  @MaxLength(200)
  username: string;

  @IsNotEmpty()
  @MaxLength(PASSWORD_MAX)
  password: string;
}

@InputType({ description: 'A new account with one role from today.' })
export class CreateAccountInput {
  @Field({ description: 'Three or more of: letters a-z, digits, dot, hyphen, at sign.' })
  @Matches(/^[a-z0-9.@-]{3,200}$/i)
  username: string;

  @Field({ description: 'The name shown to others.' })
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @Field({
    description: 'First password, at least twelve characters; no common word and no name of the holder.',
  })
  @MinLength(PASSWORD_MIN)
  @MaxLength(PASSWORD_MAX)
  password: string;

  @Field(() => Role, { description: 'The role.' })
  @IsEnum(Role)
  role: Role;

  @Field(() => ID, { nullable: true, description: "The team, for a team's role." })
  @IsOptional()
  @IsUUID()
  teamId?: string;

  @Field(() => ID, { nullable: true, description: 'The principal that employs the holder.' })
  @IsOptional()
  @IsUUID()
  principalId?: string;
}
