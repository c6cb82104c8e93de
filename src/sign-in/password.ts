import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { PASSWORD_COST } from '../platform/config/config.js';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
/** How hard a guess is: N rounds over r blocks of 128 bytes, p times. */
export interface Cost {
  N: number;
  r: number;
  p: number;
}

export const passwordCost = (power = PASSWORD_COST): Cost => ({ N: 2 ** power, r: 8, p: 3 });

/** @returns `scrypt$N$r$p$salt$key`, salt and key in base64 */
export async function hashPassword(password: string, cost: Cost): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Compares in constant time. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [, n, r, p, salt, key] = hash.split('$');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const actual = await deriveKey(password, Buffer.from(salt ?? '', 'base64'), cost);
  return timingSafeEqual(actual, Buffer.from(key ?? '', 'base64'));
}

/** Node refuses what takes more memory than this, counted with room to spare. */
const deriveKey = (password: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  derive(password.normalize('NFC'), salt, 32, { ...cost, maxmem: 256 * cost.r * (cost.N + cost.p + 2) });

/** Twenty letters and digits without look-alikes, in groups of five: about 98 bits. */
export const randomPassword = (): string => randomGroups(4);

/** Groups of five letters and digits without look-alikes, about 25 bits each, with hyphens between. */
export function randomGroups(count: number): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: count }, group).join('-');
}
