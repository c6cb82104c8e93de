import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { LessThan, MoreThan } from 'typeorm';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { seal, sealingKey, unseal } from '../sealing/sealing.js';
import { isPassword } from '../web/form.js';
import { pageOfForm } from '../web/page-of-form.js';
import { type FormTicket, TICKET_FIELD } from './form-ticket.js';
import { WaitingForm } from './waiting-form.entity.js';

/** Over a weekend. */
const KEPT_MS = 72 * 60 * 60 * 1000;
/** Of one account. */
const MOST = 20;
/** What the forms of the layout carry: they hold nothing that anybody has written. */
const NOTHING_WRITTEN = ['_csrf', TICKET_FIELD, 'locale', 'returnTo'];

/** A form as it was sent. */
export interface SentContent {
  path: string;
  /** The page that it was on. */
  page: string;
  body: Record<string, unknown>;
  hadFile: boolean;
}

/**
 * Keeps what was sent when its session had ended until whoever the form had been shown to signs in again, and for nobody
 * else: encrypted, without passwords and files.
 */
@Injectable()
export class WaitingForms {
  private readonly key: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    { SESSION_SECRET }: Config,
  ) {
    this.key = sealingKey(SESSION_SECRET, 'waiting forms');
  }

  /** @returns whether it waits now: it holds something, and not too many do already */
  async keep({ id, accountId }: FormTicket, request: Request, hadFile: boolean): Promise<boolean> {
    const body = withoutSecrets(request.body) as Record<string, unknown>;
    if (!accountId || Object.keys(body).length === 0) return false;
    const content: SentContent = { path: request.path, page: pageOfForm(request), body, hadFile };
    return this.unitOfWork.run(async (manager) => {
      await manager.delete(WaitingForm, { expiresAt: LessThan(new Date()) });
      if ((await manager.countBy(WaitingForm, { accountId })) >= MOST) return false;
      const sealedContent = seal(this.key, `${accountId} ${id}`, JSON.stringify(content));
      const row = { id, accountId, sealedContent, expiresAt: new Date(Date.now() + KEPT_MS) };
      await manager.upsert(WaitingForm, row, ['id']);
      return true;
    });
  }

  /** @returns undefined for anybody but its writer */
  async find(id: string, accountId: string): Promise<SentContent | undefined> {
    const alive = { id, accountId, expiresAt: MoreThan(new Date()) };
    const waiting = await this.unitOfWork.reader.findOneBy(WaitingForm, alive);
    const content = waiting && unseal(this.key, `${accountId} ${id}`, waiting.sealedContent);
    return content === undefined || content === null ? undefined : JSON.parse(content);
  }
}

function withoutSecrets(sent: unknown): unknown {
  if (Array.isArray(sent)) return sent.map(withoutSecrets);
  if (typeof sent !== 'object' || sent === null) return sent;
  const kept = Object.entries(sent).filter(
    ([name, value]) => !NOTHING_WRITTEN.includes(name) && !isPassword(name, value),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutSecrets(value)]));
}
