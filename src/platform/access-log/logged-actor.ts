import { defaultLocale } from '../i18n/locale.js';

/** Who does what is logged, as far as the log says so. */
export interface LoggedActor {
  readonly accountId: string;
  readonly name: string;
  readonly requestId: string;
  /** Who employs them. */
  readonly principalId: string | null;
  /** What they are entrusted with. */
  readonly grants: readonly { readonly role: string }[];
}

/** Stands in the log for no account. */
export const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** Nobody asks: what the program does by itself, such as putting right what it had to leave. */
export const SYSTEM = {
  accountId: NO_ACCOUNT,
  name: 'Teamkompass',
  locale: defaultLocale,
  requestId: '',
  principalId: null,
  grants: [],
} satisfies LoggedActor & Express.Actor;
