import type { ErrorCode } from '../errors/domain-error.js';
import type { NavigationPlace } from './navigation.js';

/** The addresses of the house that every page may lead to. Whoever puts the rooms together tells them. */
export abstract class Ways {
  /** The primary navigation of whoever asks, in order. */
  abstract readonly navigation: (actor: Express.Actor | undefined) => readonly NavigationPlace[];
  /** Where somebody signs in; `next` in its query is the page to go on to. */
  abstract readonly signIn: string;
  /** Where a form waits, before its id. */
  abstract readonly waitingForm: string;
  /** The help that belongs to the page at a path. */
  abstract readonly help: (path: string) => string;
  /** Pages that a browser is led to by an error, for what is put right there before anything else. */
  abstract readonly first: Readonly<Partial<Record<ErrorCode, string>>>;
}
