import { createHash } from 'node:crypto';
import { type SessionData, Store } from 'express-session';
import { LessThan } from 'typeorm';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { Session } from './session.entity.js';

/** How long a signed-in browser may be idle. */
export const IDLE_MS = 60 * 60 * 1000;
/** An untouched session is written again at most this often. */
const TOUCH_MS = 60 * 1000;

const nameOf = (sessionId: string) => createHash('sha256').update(sessionId).digest('hex');
const expiry = (session: SessionData) => session.cookie.expires ?? new Date(Date.now() + IDLE_MS);

/** Keeps sessions in the database; whoever reads the table cannot take one over. */
export class SessionStore extends Store {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.unitOfWork.reader
      .findOneBy(Session, { id: nameOf(id) })
      .then((row) => done(null, row && row.expiresAt > new Date() ? JSON.parse(row.content) : null))
      .catch(done);
  }

  override set(id: string, session: SessionData, done: (error?: unknown) => void = () => undefined): void {
    this.unitOfWork
      .run(async (manager) => {
        await manager.delete(Session, { expiresAt: LessThan(new Date()) });
        const row = { id: nameOf(id), content: JSON.stringify(session), expiresAt: expiry(session) };
        await manager.upsert(Session, row, ['id']);
      })
      .then(() => done(), done);
  }

  override destroy(id: string, done: (error?: unknown) => void = () => undefined): void {
    this.unitOfWork.run((manager) => manager.delete(Session, { id: nameOf(id) })).then(() => done(), done);
  }

  override touch(id: string, session: SessionData, done: (error?: unknown) => void = () => undefined): void {
    const expiresAt = expiry(session);
    const staleBefore = new Date(expiresAt.getTime() - TOUCH_MS);
    this.unitOfWork.reader
      .findOneBy(Session, { id: nameOf(id), expiresAt: LessThan(staleBefore) })
      .then(async (stale) => {
        if (stale)
          await this.unitOfWork.run((manager) => manager.update(Session, { id: stale.id }, { expiresAt }));
      })
      .then(() => done(), done);
  }
}
