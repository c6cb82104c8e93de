import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type AuditLogEntry, LoggedAction, LoggedOutcome } from '../audit-log/audit-log-entry.entity.js';

/** By what somebody signs in, or tries to. */
export enum SignInWay {
  PASSWORD = 'PASSWORD',
  ONE_TIME_CODE = 'ONE_TIME_CODE',
  RECOVERY_CODE = 'RECOVERY_CODE',
  SIGN_IN_SERVICE = 'SIGN_IN_SERVICE',
}
registerEnumType(SignInWay, {
  name: 'SignInWay',
  description: 'By what somebody signs in (inloggningssätt).',
});

/** Why somebody is not let in. */
export enum SignInRefusal {
  UNKNOWN_NAME = 'UNKNOWN_NAME',
  WRONG_PASSWORD = 'WRONG_PASSWORD',
  WRONG_CODE = 'WRONG_CODE',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  ACCOUNT_CLOSED = 'ACCOUNT_CLOSED',
  FIRST_PASSWORD_EXPIRED = 'FIRST_PASSWORD_EXPIRED',
  NO_ROLE = 'NO_ROLE',
}
registerEnumType(SignInRefusal, { name: 'SignInRefusal', description: 'Why somebody is not let in.' });

/** What such an event is about; the record types of the log. */
export enum SignInMatter {
  SESSION = 'session',
  PASSWORD = 'password',
  FIRST_PASSWORD = 'first_password',
  ONE_TIME_CODES = 'totp',
}
registerEnumType(SignInMatter, { name: 'SignInMatter', description: 'What an event of sign-in is about.' });

@ObjectType({
  description:
    'A sign-in, a refused one, a sign-out, that sessions were ended, or that password or codes were changed.',
})
export class SignInEvent {
  @Field({ description: 'When.' })
  at: Date;

  @Field(() => SignInMatter, { description: 'What it is about.' })
  about: SignInMatter;

  @Field(() => LoggedAction, {
    description: 'SIGN_IN, SIGN_OUT, or CLOSE of sessions; UPDATE of a password; CREATE or CLOSE of codes.',
  })
  action: LoggedAction;

  @Field(() => SignInWay, { nullable: true, description: 'By what; of a sign-in.' })
  way: SignInWay | null;

  @Field(() => SignInRefusal, {
    nullable: true,
    description: 'Why it was refused; missing where it was not.',
  })
  refusal: SignInRefusal | null;

  @Field({ description: 'Who did it, by the name of then: the holder, or an administrator.' })
  by: string;

  @Field(() => Int, { description: 'How many sessions were ended; 1 of anything else.' })
  sessions: number;
}

/** A row of the log as such an event. */
export function signInEvent({
  at,
  recordType,
  action,
  outcome,
  ground,
  reason,
  actorName,
  rows,
}: AuditLogEntry): SignInEvent {
  return {
    at,
    about: recordType as SignInMatter,
    action,
    way: ground as SignInWay | null,
    refusal: outcome === LoggedOutcome.DENIED ? (reason as SignInRefusal) : null,
    by: actorName ?? '',
    sessions: rows,
  };
}
