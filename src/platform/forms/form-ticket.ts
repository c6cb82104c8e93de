import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Config } from '../config/config.js';
import { seal, sealingKey, unseal } from '../sealing/sealing.js';

/** The field in which every form carries it. */
export const TICKET_FIELD = '_form';
const OWNER = 'form';

/** Which form it is, among all that have been shown, and to whom it was. */
export interface FormTicket {
  id: string;
  /** Missing where nobody was signed in. */
  accountId?: string;
}

/** Makes and reads what every form carries beside the token against forged ones. Nobody but this server can make one. */
export class FormTickets {
  private readonly key: Buffer;

  constructor({ SESSION_SECRET }: Config) {
    this.key = sealingKey(SESSION_SECRET, 'form tickets');
  }

  /** One for each form of each page that is shown. */
  give(accountId: string | undefined): string {
    const sealed = seal(this.key, OWNER, JSON.stringify({ id: randomUUID(), accountId }));
    // Without letters that HTML or a form would have to spell in another way.
    return Buffer.from(sealed, 'base64').toString('base64url');
  }

  /** @returns undefined for what carries none of ours */
  of({ body }: Request): FormTicket | undefined {
    const sealed = (body as Record<string, unknown> | undefined)?.[TICKET_FIELD];
    const text = typeof sealed === 'string' ? unseal(this.key, OWNER, sealed) : undefined;
    return text === undefined ? undefined : JSON.parse(text);
  }
}
