import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
/** How hard a guess is: N rounds over r blocks, p times. */
export interface Cost {
  N: number;
  r: number;
  p: number;
}

/** Of the settings that ASVS 5.0 approves for scrypt (appendix C), the one with the least memory: 32 MB a sign-in. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
/** Node's own bound is a little less than that. */
const MOST_MEMORY = 64 * 1024 * 1024;

/** @returns `scrypt$N$r$p$salt$key`, salt and key in base64 */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFC'), salt, 32, { ...cost, maxmem: MOST_MEMORY });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Compares in constant time. A missing hash costs as much as a wrong one, so names cannot be guessed by time. */
export async function passwordMatches(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, n, r, p, salt, key] = (hash ?? (await nobodysHash())).split('$');
  const expected = Buffer.from(key ?? '', 'base64');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: MOST_MEMORY };
  const actual = await derive(password.normalize('NFC'), Buffer.from(salt ?? '', 'base64'), 32, options);
  return timingSafeEqual(actual, expected) && typeof hash === 'string';
}

let nobodys: Promise<string> | undefined;
const nobodysHash = () => (nobodys ??= hashPassword(randomBytes(16).toString('hex')));

/** Twenty letters and digits without look-alikes, in groups of five: about 98 bits. */
export const randomPassword = (): string => randomGroups(4);

/** Groups of five letters and digits without look-alikes, about 25 bits each, with hyphens between. */
export function randomGroups(count: number): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: count }, group).join('-');
}
