import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../platform/config/config.js';
import { SealedCookie } from '../platform/web/cookie.js';
import { networkOf } from '../platform/web/network-of.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a browser is known that has signed in. */
const KNOWN_MS = 180 * DAY_MS;
/** As many accounts as one browser is known to: what it sends with every request stays small. */
const MOST_ACCOUNTS = 10;

/** From where somebody tries to sign in. */
export interface Origin {
  network: string;
  /** The browser's mark for each account that it has signed in as, by the account's id. */
  browsers: ReadonlyMap<string, string>;
}

interface KnownAccount {
  accountId: string;
  /** Made at random; tells this browser from every other that the account has signed in with. */
  mark: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** Knows browsers again that have signed in before. Being known lets nobody in: it only says whose failures count. */
@Injectable()
export class Origins {
  private readonly cookie: SealedCookie;

  constructor(config: Config) {
    this.cookie = new SealedCookie('known', config, KNOWN_MS);
  }

  of(request: Request): Origin {
    const browsers = new Map(this.knownAccounts(request).map(({ accountId, mark }) => [accountId, mark]));
    return { network: networkOf(request.ip ?? ''), browsers };
  }

  /** Has the browser known as the account's from now on, under the mark it has, if it has one. */
  remember(request: Request, accountId: string): void {
    const known = this.knownAccounts(request);
    const mark =
      known.find((one) => one.accountId === accountId)?.mark ?? randomBytes(16).toString('base64url');
    const others = known.filter((one) => one.accountId !== accountId);
    const latest = [{ accountId, mark, until: Date.now() + KNOWN_MS }, ...others].slice(0, MOST_ACCOUNTS);
    this.cookie.keep(request.res!, JSON.stringify(latest));
  }

  /** The latest first. */
  private knownAccounts(request: Request): KnownAccount[] {
    const known: KnownAccount[] = JSON.parse(this.cookie.read(request) ?? '[]');
    return known.filter(({ until }) => until > Date.now());
  }
}
