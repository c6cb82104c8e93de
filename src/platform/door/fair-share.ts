import { finished } from 'node:stream';
import type { RequestHandler } from 'express';
import { DomainError } from '../errors/domain-error.js';

/** Requests of one account that are taken care of at once: two browsers ask for six each. */
export const AT_ONCE = 12;

/** Lets nobody who is signed in ask for so much at once that others wait. */
export function fairShare(): RequestHandler {
  const underWay = new Map<string, number>();
  const add = (accountId: string, more: number) => {
    const count = (underWay.get(accountId) ?? 0) + more;
    if (count === 0) underWay.delete(accountId);
    else underWay.set(accountId, count);
    return count;
  };
  return ({ actor }, response, next) => {
    if (actor) {
      const { accountId } = actor;
      // Also called of one that was broken off while it was found out whose it is.
      finished(response, () => add(accountId, -1));
      if (add(accountId, 1) > AT_ONCE) throw new DomainError('TOO_MANY_AT_ONCE');
    }
    next();
  };
}
