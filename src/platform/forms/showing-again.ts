import { AsyncLocalStorage } from 'node:async_hooks';

declare global {
  namespace Express {
    interface Request {
      /** A form that was sent when its session had ended: it is shown again, and does nothing. */
      shownAgain?: ShownAgain;
      /** The form that waits until its writer has signed in. */
      waitingFormId?: string;
      /** A file came with it, and has not been read. */
      hadFile?: boolean;
    }
  }
}

export interface ShownAgain {
  /** Locale key of what is said above it. */
  noticeKey: string;
  /** The page that the form was on. */
  page: string;
}

/** There is nothing to show of such a form: whoever sent it is led back to its page. */
export class NothingToShowAgain extends Error {}

/** `FORM` while a form that can be shown again is read, `ANY` while nobody knows yet whether this one can. */
const showing = new AsyncLocalStorage<'ANY' | 'FORM'>();

/** Has a page method show its form with what was sent, and do nothing. @throws NothingToShowAgain */
export const showAgainOnly = <Result>(method: () => Promise<Result>): Promise<Result> =>
  showing.run('ANY', method);

export const isShownAgainOnly = (): boolean => showing.getStore() !== undefined;

/** For a form that shows itself again. */
export const withFormToShow = <Result>(work: () => Promise<Result>): Promise<Result> =>
  showing.run('FORM', work);

/** For a form that does not: reading it is the first step to doing what it asks. @throws NothingToShowAgain */
export function refuseToShowAgain(): void {
  if (showing.getStore() === 'ANY') throw new NothingToShowAgain();
}
