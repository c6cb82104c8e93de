import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';
import type { Config } from '../config/config.js';
import { seal, sealingKey, unseal } from '../sealing/sealing.js';
import { decoded } from '../text/decoded.js';

/** The cookies that a browser sent, by name. What cannot be decoded is left as it came. */
export function cookiesOf({ headers }: IncomingMessage): Record<string, string> {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1).trim();
    return [pair.slice(0, at).trim(), decoded(value) ?? value] as const;
  });
  return Object.fromEntries(pairs);
}

/** Of whoever is signed in. */
export const SESSION_COOKIE = 'teamkompass';

/** A cookie of the product: it goes back to this server only, over TLS where there is any, and to no script. */
export class Cookie {
  readonly name: string;
  readonly options: CookieOptions;

  /** @param maxAge how long the browser keeps it, in milliseconds */
  constructor(name: string, { SECURE_COOKIES: secure }: Config, maxAge: number) {
    // With the prefix browsers take it only from this server, over TLS.
    this.name = secure ? `__Host-${name}` : name;
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge };
  }

  read(request: IncomingMessage): string | undefined {
    return cookiesOf(request)[this.name];
  }

  keep(response: Response, value: string): void {
    response.cookie(this.name, value, this.options);
  }

  drop(response: Response): void {
    response.clearCookie(this.name, this.options);
  }
}

/** A cookie that nobody but this server can read or make. */
export class SealedCookie extends Cookie {
  private readonly key: Buffer;

  constructor(name: string, config: Config, maxAge: number) {
    super(name, config, maxAge);
    this.key = sealingKey(config.SESSION_SECRET, 'cookies');
  }

  /** @returns undefined too of what was not kept here */
  override read(request: IncomingMessage): string | undefined {
    const sealed = super.read(request);
    return sealed === undefined ? undefined : unseal(this.key, this.name, sealed);
  }

  override keep(response: Response, value: string): void {
    super.keep(response, seal(this.key, this.name, value));
  }
}
