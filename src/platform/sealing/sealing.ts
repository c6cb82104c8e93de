import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key for one use, out of a configured secret (HKDF with SHA-256). */
export function sealingKey(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `teamkompass ${use}`, 32));
}

/**
 * Encrypts a text so that nobody without the key can read it or change it.
 * @param owner whose it is: sealed for one, it opens for no other
 * @returns nonce, tag and content in base64
 */
export function seal(key: Buffer, owner: string, text: string): string {
  return sealBytes(key, owner, Buffer.from(text)).toString('base64');
}

/** @returns the text; undefined when it was sealed with another key, for another owner, or has been changed */
export function unseal(key: Buffer, owner: string, sealed: string): string | undefined {
  return unsealBytes(key, owner, Buffer.from(sealed, 'base64'))?.toString('utf8');
}

/** The same of bytes. */
export function sealBytes(key: Buffer, owner: string, content: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** The same of bytes. */
export function unsealBytes(key: Buffer, owner: string, bytes: Uint8Array): Buffer | undefined {
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    const content = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch {
    return undefined;
  }
}
