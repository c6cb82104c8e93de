import { IsNotEmpty } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { PASSWORD_MAX } from './password-rules.js';

/** What is typed to sign in. */
export class SignInInput {
  @IsNotBlank()
  @MaxLength(200)
  username: string;

  @IsNotEmpty()
  @MaxLength(PASSWORD_MAX)
  password: string;
}
