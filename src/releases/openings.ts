import type { Request } from 'express';
import type { Config } from '../platform/config/config.js';
import { SealedCookie } from '../platform/web/cookie.js';
import { networkOf } from '../platform/web/network-of.js';
import { OPEN_MS } from './link-state.js';
import type { Visit } from './links.service.js';

/** What a browser has opened with a code within the half hour, in a cookie of its own; whoever has it is signed in by nothing. */
export class Openings<Opening extends { openedAt: number }> {
  private readonly cookie: SealedCookie;

  /** @param name of the cookie */
  constructor(name: string, config: Config) {
    this.cookie = new SealedCookie(name, config, OPEN_MS);
  }

  of(request: Request): Opening[] {
    const openings: Opening[] = JSON.parse(this.cookie.read(request) ?? '[]');
    return openings.filter(({ openedAt }) => openedAt > Date.now() - OPEN_MS);
  }

  keep(request: Request, opening: Opening): void {
    this.cookie.keep(request.res!, JSON.stringify([opening, ...this.of(request)]));
  }

  /** Forgets all of them, for whoever lends the browser to others. */
  forget(request: Request): void {
    this.cookie.drop(request.res!);
  }
}

export const visitOf = ({ ip = '', id }: Request): Visit => ({
  network: networkOf(ip),
  requestId: String(id),
});
