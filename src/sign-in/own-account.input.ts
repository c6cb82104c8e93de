import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, MinLength, ValidateBy } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rules.js';

@InputType({ description: 'A new password for oneself.' })
export class ChangePasswordInput {
  @Field({ description: 'The password of today.' })
  @IsNotEmpty()
  @MaxLength(PASSWORD_MAX)
  currentPassword: string;

  @Field({
    description:
      'At least twelve characters; no common word and no name of the holder; not the one of today.',
  })
  @MinLength(PASSWORD_MIN)
  @MaxLength(PASSWORD_MAX)
  newPassword: string;
}

/** The form asks twice, since nobody sees what is typed. */
export class ChangePasswordForm extends ChangePasswordInput {
  @IsNotEmpty()
  @ValidateBy({
    name: 'samePassword',
    validator: {
      validate: (value, given) =>
        given !== undefined && value === (given.object as ChangePasswordForm).newPassword,
    },
  })
  repeatedPassword: string;
}

@InputType({ description: 'That one-time codes are to be turned on.' })
export class BeginTotpInput {
  @Field({ description: "The holder's password." })
  @IsNotEmpty()
  @MaxLength(PASSWORD_MAX)
  password: string;
}

@InputType({ description: "That one's sessions in other browsers are to end." })
export class EndSessionsInput {
  @Field(() => String, { nullable: true, description: "The holder's password, for an account that has one." })
  @IsOptional()
  @MaxLength(PASSWORD_MAX)
  password?: string;
}

@ObjectType({ description: 'A browser that is signed in.' })
export class OwnSession {
  @Field({ description: 'Since when.' })
  signedInAt: Date;

  @Field({ description: 'Whether it is the one that asks.' })
  isThis: boolean;
}

@InputType({ description: 'The first code of an app.' })
export class ConfirmTotpInput {
  @Field({ description: 'Six digits.' })
  @IsNotBlank()
  @MaxLength(40)
  code: string;
}

@InputType({ description: 'That one-time codes are to be turned off.' })
export class EndTotpInput extends BeginTotpInput {
  @Field({ description: 'A code of the app, or a recovery code.' })
  @IsNotBlank()
  @MaxLength(40)
  code: string;
}

/** The second step of a sign-in. */
export class SignInCodeInput {
  @IsNotBlank()
  @MaxLength(40)
  code: string;
}

@ObjectType({ description: 'What is put into an authenticator app.' })
export class TotpSetUp {
  @Field({ description: 'The secret in base 32, to type.' })
  secret: string;

  @Field({ description: 'The same as an otpauth:// address, to show as a QR code.' })
  address: string;
}

@ObjectType({ description: 'How one signs in with one-time codes (engångskoder).' })
export class TotpStatus {
  @Field({ description: 'Whether they are on.' })
  isOn: boolean;

  @Field(() => Int, { description: 'How many recovery codes have not been used.' })
  recoveryCodesLeft: number;
}
