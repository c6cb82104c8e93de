import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import { readConfig } from '../config/config.js';
import { Cookie, cookiesOf, SealedCookie } from './cookie.js';

const sent = (cookie?: string) => ({ headers: { cookie } }) as IncomingMessage;
const configOf = (SECURE_COOKIES: string) => readConfig({ SESSION_SECRET: 'x'.repeat(32), SECURE_COOKIES });

function keptBy(cookie: Cookie, value: string): unknown[] {
  const kept: unknown[] = [];
  cookie.keep({ cookie: (...given: unknown[]) => kept.push(...given) } as unknown as Response, value);
  return kept;
}

describe('the cookies of a request', () => {
  it('are read by name, decoded where they can be', () => {
    expect(cookiesOf(sent('a=1; b=x%3Dy; c=%; d=e=f'))).toEqual({ a: '1', b: 'x=y', c: '%', d: 'e=f' });
  });

  it('are none when none was sent, and change no prototype', () => {
    expect(cookiesOf(sent()).a).toBeUndefined();
    expect(Object.getPrototypeOf(cookiesOf(sent('__proto__=x')))).toBe(Object.prototype);
  });
});

describe('a cookie of the product', () => {
  it('is this server’s alone where there is TLS, and read only under that name', () => {
    const cookie = new Cookie('notice', configOf('true'), 1000);
    expect(cookie.read(sent('notice=planted; __Host-notice=own'))).toBe('own');
    expect(cookie.read(sent('notice=planted'))).toBeUndefined();
    const kept = keptBy(cookie, 'x');
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 1000 };
    expect(kept).toEqual(['__Host-notice', 'x', options]);
  });

  it('has a plain name where there is none', () => {
    expect(new Cookie('notice', configOf('false'), 1000).read(sent('notice=own'))).toBe('own');
  });

  it('can be sealed: nobody reads it, makes it, or passes it for another', () => {
    const config = configOf('false');
    const [notice, other] = [
      new SealedCookie('notice', config, 1000),
      new SealedCookie('other', config, 1000),
    ];
    const [, sealed] = keptBy(notice, 'hemligt') as string[];
    expect(Buffer.from(sealed!, 'base64').toString('latin1')).not.toContain('hemligt');
    expect(notice.read(sent(`notice=${encodeURIComponent(sealed!)}`))).toBe('hemligt');
    expect(other.read(sent(`other=${encodeURIComponent(sealed!)}`))).toBeUndefined();
    expect([notice.read(sent('notice=hemligt')), notice.read(sent())]).toEqual([undefined, undefined]);
  });
});
