import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { SignInEvent } from './sign-in-event.js';

/** A sign-in, a refused one, a sign-out or an end of sessions, as pages show it. */
export function describeSignIn(
  locale: Locale,
  { at, about, action, method, refusal, by, sessions }: SignInEvent,
) {
  const key = refusal ? `refusal.${refusal}` : `did.${about}.${action}`;
  return {
    at,
    what: translate(locale, `signIn.${key}`, { n: sessions, by }),
    method: method && translate(locale, `kind.signInMethod.${method}`),
    refused: refusal !== null,
  };
}
