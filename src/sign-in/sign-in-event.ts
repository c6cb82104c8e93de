import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type AccessLogEntry,
  LoggedAction,
  LoggedOutcome,
} from '../platform/access-log/access-log-entry.entity.js';

/** By what somebody signs in, or tries to. */
export enum SignInMethod {
  PASSWORD = 'PASSWORD',
  ONE_TIME_CODE = 'ONE_TIME_CODE',
  RECOVERY_CODE = 'RECOVERY_CODE',
  SIGN_IN_SERVICE = 'SIGN_IN_SERVICE',
}
registerEnumType(SignInMethod, {
  name: 'SignInMethod',
  description: 'By what somebody signs in (inloggningssätt).',
  valuesMap: {
    PASSWORD: { description: 'A password alone, or refused before a code was asked for (lösenord).' },
    ONE_TIME_CODE: {
      description: 'After the password, a code from the app, or a refused code of either kind (engångskod).',
    },
    RECOVERY_CODE: {
      description: 'After the password, one of the codes kept for when the phone is lost (reservkod).',
    },
    SIGN_IN_SERVICE: { description: "The employer's sign-in service (arbetsgivarens inloggning)." },
  },
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
registerEnumType(SignInRefusal, {
  name: 'SignInRefusal',
  description: 'Why somebody is not let in.',
  valuesMap: {
    UNKNOWN_NAME: { description: 'No account has the user name (okänt namn).' },
    WRONG_PASSWORD: { description: "The password is not the account's (fel lösenord)." },
    WRONG_CODE: { description: 'The code is not right, or has been used already (fel engångskod).' },
    TOO_MANY_ATTEMPTS: { description: 'So many attempts have failed that more are stopped (spärrat).' },
    ACCOUNT_CLOSED: { description: 'The account is closed (stängt konto).' },
    FIRST_PASSWORD_EXPIRED: { description: 'The first password had run out before it was replaced.' },
    NO_ROLE: {
      description:
        'The sign-in service knows who it is, but no open account of theirs holds a role in force (ingen behörighet).',
    },
  },
});

/** What such an event is about; the record types of the log. */
export enum SignInMatter {
  SESSION = 'session',
  PASSWORD = 'password',
  FIRST_PASSWORD = 'first_password',
  ONE_TIME_CODES = 'totp',
}
registerEnumType(SignInMatter, {
  name: 'SignInMatter',
  description: 'What an event of sign-in is about.',
  valuesMap: {
    SESSION: { description: 'A sign-in, a refused one, a sign-out, or sessions that were ended.' },
    PASSWORD: { description: 'A password that its holder changed (lösenord).' },
    FIRST_PASSWORD: {
      description: 'A new first password that was given, to be replaced at sign-in (första lösenord).',
    },
    ONE_TIME_CODES: { description: 'One-time codes that were turned on or off (engångskoder).' },
  },
});

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

  @Field(() => SignInMethod, { nullable: true, description: 'By what; of a sign-in.' })
  method: SignInMethod | null;

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
}: AccessLogEntry): SignInEvent {
  return {
    at,
    about: recordType as SignInMatter,
    action,
    method: ground as SignInMethod | null,
    refusal: outcome === LoggedOutcome.DENIED ? (reason as SignInRefusal) : null,
    by: actorName ?? '',
    sessions: rows,
  };
}
