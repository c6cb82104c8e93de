import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, a new code every thirty seconds. */
const PERIOD = 30;
/** A code of the step before or after is taken too: clocks differ, and typing takes time. */
const WINDOW = 1;
const SECRET_BYTES = 20;

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Teamkompass', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });

/** @returns 160 random bits in base 32 */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an authenticator app reads from a QR code. */
export const totpAddress = (secret: string, username: string): string => totpOf(secret, username).toString();

/** @returns the time step whose code this is, blanks aside, if it is one of those that are good at that moment */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(digits)) return undefined;
  const totp = totpOf(secret);
  const delta = totp.validate({ token: digits, timestamp: at.getTime(), window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp: at.getTime() }) + delta;
}
