import type { Locale } from '../i18n/locale.js';

declare global {
  namespace Express {
    /** Who asks, as far as every room has to know; the room that decides who may do what adds the rest. */
    interface Actor {
      readonly accountId: string;
      readonly name: string;
      readonly locale: Locale;
      readonly requestId: string;
    }

    interface Request {
      /** Missing for somebody not signed in. */
      actor?: Actor;
    }
  }
}
