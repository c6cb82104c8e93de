import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { LessThan } from 'typeorm';
import { databaseFailureOf } from '../database/database-failure.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { Redirect } from '../web/page.js';
import type { FormTicket } from './form-ticket.js';
import { SentForm } from './sent-form.entity.js';

const MINUTE_MS = 60 * 1000;
/** No session lasts longer, and no form outlives the session it was shown in. */
const KEPT_MS = 12 * 60 * MINUTE_MS;
/** Nothing that a form asks for takes longer; whoever was to answer is gone. */
const UNDER_WAY_MS = 10 * MINUTE_MS;
/** How long somebody waits for what they have sent to another instance. */
const PATIENCE_MS = MINUTE_MS;
const ASK_EVERY_MS = 200;

/**
 * Has what a form asks for done once, however often it is sent with the same in it. Whoever sends it again is answered
 * as the first time, also while that is under way. A form that led nowhere, such as one to mend, may be sent again.
 */
@Injectable()
export class SentForms {
  private readonly underWay = new Map<string, Promise<unknown>>();
  private cleanedAt = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws what `act` throws; DomainError UNCERTAIN when another instance began with it and never answered */
  async once<Answer>(id: string, act: () => Promise<Answer>): Promise<Answer | Redirect> {
    const begun = this.underWay.get(id) as Promise<Answer | Redirect> | undefined;
    if (begun) return begun;
    const answer = this.first(id, act);
    this.underWay.set(id, answer);
    try {
      return await answer;
    } finally {
      this.underWay.delete(id);
    }
  }

  private async first<Answer>(id: string, act: () => Promise<Answer>): Promise<Answer | Redirect> {
    const before = await this.claim(id);
    if (before) return before;
    let answer: Answer | undefined;
    try {
      answer = await act();
      return answer;
    } finally {
      await this.conclude(id, answer);
    }
  }

  /** @returns the answer that was given before; undefined where this is the first time */
  private async claim(id: string): Promise<Redirect | undefined> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      try {
        await this.unitOfWork.run(async (manager) => {
          if (this.isToClean()) await manager.delete(SentForm, { expiresAt: LessThan(new Date()) });
          await manager.insert(SentForm, { id, expiresAt: new Date(Date.now() + UNDER_WAY_MS) });
        });
        return undefined;
      } catch (error) {
        if (databaseFailureOf(error) !== 'CONFLICT') throw error;
      }
      const sent = await this.unitOfWork.reader.findOneBy(SentForm, { id });
      if (sent?.location) return new Redirect(sent.location, sent.noticeKey ?? undefined);
      if (sent) await wait(ASK_EVERY_MS);
    }
    throw new DomainError('UNCERTAIN');
  }

  /** What was done is done, also where this cannot be written: then whoever sends it again is told to look. */
  private async conclude(id: string, answer: unknown): Promise<void> {
    const concluded = this.unitOfWork.run((manager) => {
      if (!(answer instanceof Redirect)) return manager.delete(SentForm, { id });
      const { to: location, noticeKey = null } = answer;
      return manager.update(
        SentForm,
        { id },
        { location, noticeKey, expiresAt: new Date(Date.now() + KEPT_MS) },
      );
    });
    await concluded.catch(() => undefined);
  }

  private isToClean(): boolean {
    const isDue = Date.now() - this.cleanedAt > MINUTE_MS;
    if (isDue) this.cleanedAt = Date.now();
    return isDue;
  }
}

/** What is the same only for the same form, sent by the same account to the same address with the same in it. */
export function idOfSent(ticket: FormTicket, { path, body, file }: Request): string {
  const hash = createHash('sha256').update(JSON.stringify([ticket, path, body, file?.originalname]));
  if (file) hash.update(file.buffer);
  return hash.digest('hex');
}
