import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { invalid } from '../errors/domain-error.js';

export const ATTACHMENT_BYTES = 5 * 1024 * 1024;
/** A file as it was sent. */
export interface SentFile {
  originalname: string;
  buffer: Buffer;
}

/** A file that may be kept: what it is was told from its bytes. */
export interface Attachment {
  fileName: string;
  contentType: string;
  size: number;
  /** SHA-256, in hex. */
  sha256: string;
  content: Buffer;
}

const TEXT = 'text/plain; charset=utf-8';
const ENDINGS: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  [TEXT]: 'txt',
};
/** The ending that a file of this type has. */
export const endingOf = (contentType: string): string => ENDINGS[contentType]!;

/** What is kept of files in one place. */
export interface AttachmentRule {
  takesText: boolean;
  /** The problem of a file of any other type. */
  otherType: string;
  /** What a file is called whose name says nothing. */
  nameless: string;
}
const NAME_LENGTH = 100;

/**
 * Takes a PDF, a PNG or JPEG picture or, where that is kept, text in UTF-8. Neither the file's name nor what the sender calls it decides
 * what it is.
 * @throws DomainError INVALID for an empty file, one that is too large, and every other type
 */
export async function readAttachment(
  { originalname, buffer }: SentFile,
  { takesText, otherType, nameless }: AttachmentRule,
): Promise<Attachment> {
  const problem = (code: string, params = {}) => invalid([{ path: 'file', code, params }]);
  if (buffer.length === 0) throw problem('attachmentEmpty');
  if (buffer.length > ATTACHMENT_BYTES)
    throw problem('attachmentTooLarge', { megabytes: ATTACHMENT_BYTES / 1024 / 1024 });
  const contentType = await typeOf(buffer, takesText);
  const ending = contentType && ENDINGS[contentType];
  if (!contentType || !ending) throw problem(otherType);
  return {
    fileName: `${safeStem(originalname) || nameless}.${ending}`,
    contentType,
    size: buffer.length,
    sha256: createHash('sha256').update(buffer).digest('hex'),
    content: buffer,
  };
}

async function typeOf(buffer: Buffer, takesText: boolean): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(buffer);
  if (found && found.mime in ENDINGS) return found.mime;
  if (!takesText) return undefined;
  // The first letters of a text may happen to be another type's mark.
  return isText(buffer) ? TEXT : undefined;
}

/** UTF-8 without the control characters that no text has, NUL among them. */
function isText(buffer: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    return !/[^\P{Cc}\t\n\f\r]/u.test(text);
  } catch {
    return false;
  }
}

/** The name without path, ending, and what is invisible or means something to a file system. */
function safeStem(name: string): string {
  const [last = ''] = name.split(/[\\/]/).slice(-1);
  const letters = [...last.replace(/\.[^.]*$/, '').replace(/[\p{C}<>:"|?*]/gu, '')];
  const isPart = (letter: string) => !/[.\s]/.test(letter);
  const stem = letters.slice(letters.findIndex(isPart), letters.findLastIndex(isPart) + 1);
  return stem.slice(0, NAME_LENGTH).join('');
}
