import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { idOf } from '../platform/door/ids.js';
import { sealingKey } from '../platform/sealing/sealing.js';
import type { PlanLink } from './plan-link.entity.js';

const TOKEN_BYTES = 24;
const CODES = 1_000_000;

/** 192 random bits in an address. */
export const TOKEN = idOf('isCode', (text) => /^[\w-]{32}$/.test(text));

/**
 * Makes addresses and codes of links, and knows them again by hashes under a key that is not in the database. That of a code
 * is of its address too, which is kept nowhere: whoever reads the table cannot try all codes.
 */
@Injectable()
export class LinkSecrets {
  private readonly key: Buffer;

  constructor({ SESSION_SECRET }: Config) {
    this.key = sealingKey(SESSION_SECRET, 'links');
  }

  make(): { token: string; code: string } & Pick<PlanLink, 'tokenHash' | 'codeHash'> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return { token, tokenHash: this.hash(token), ...this.code(token) };
  }

  /** @param of what is told beside it, or the hash of that where it is known no longer */
  code(of: string): { code: string; codeHash: string } {
    const code = String(randomInt(CODES)).padStart(6, '0');
    return { code, codeHash: this.hash(of, code) };
  }

  hash(...secrets: readonly string[]): string {
    return createHmac('sha256', this.key).update(secrets.join(' ')).digest('hex');
  }

  /** Takes as long without a link. */
  isCode(
    token: string,
    code: string,
    { codeHash = this.hash(token) }: Partial<Pick<PlanLink, 'codeHash'>> = {},
  ): boolean {
    return timingSafeEqual(Buffer.from(this.hash(token, code)), Buffer.from(codeHash));
  }
}
