import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { type SessionData, Store } from 'express-session';
import { type EntityManager, LessThan, MoreThan, Not } from 'typeorm';
import { Account } from '../access/account.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Session } from './session.entity.js';

const HOUR_MS = 60 * 60 * 1000;
/** How long a signed-in browser may be idle: a meeting, and no lunch after it. */
export const IDLE_MS = HOUR_MS;
/** How long after sign-in everybody must sign in again: more than the longest shift. */
const LONGEST_MS = 12 * HOUR_MS;
/** An untouched session is written again at most this often. */
const TOUCH_MS = 60 * 1000;

/** A session's row. */
export const nameOf = (sessionId: string) => createHash('sha256').update(sessionId).digest('hex');

function expiry({ cookie, signedInAt }: SessionData): Date {
  const idle = cookie.expires?.getTime() ?? Date.now() + IDLE_MS;
  return new Date(signedInAt === undefined ? idle : Math.min(idle, signedInAt + LONGEST_MS));
}

/**
 * Signs an account out of every browser, from the moment the transaction is committed.
 * @param kept the row of the session that goes on
 * @returns how many sessions that were alive have ended
 */
export async function endSessionsOf(
  manager: EntityManager,
  accountId: string,
  kept?: string,
): Promise<number> {
  await lockRow(manager, Account, accountId);
  if (kept === undefined) await manager.increment(Account, { id: accountId }, 'sessionsEnded', 1);
  const which = { accountId, ...(kept !== undefined && { id: Not(kept) }) };
  const alive = await manager.countBy(Session, { ...which, expiresAt: MoreThan(new Date()) });
  await manager.delete(Session, which);
  return alive;
}

/** Keeps sessions in the database; whoever reads the table cannot take one over. */
export class SessionStore extends Store {
  /**
   * What was last written or read of each that has a row, or had one: what has been ended meanwhile must not begin again, and
   * what express-session writes once more when an answer ends must not undo what was written since.
   */
  private readonly known = new WeakMap<SessionData, string>();

  /** Until when a session lives by its row, as it was read: first by what was read, then by the session made of it. */
  private readonly expiries = new WeakMap<SessionData, Date>();

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  override createSession(request: Request, content: SessionData): ReturnType<Store['createSession']> {
    const session = super.createSession(request, content);
    this.known.set(session, factsOf(session));
    const expiresAt = this.expiries.get(content);
    if (expiresAt) this.expiries.set(session, expiresAt);
    return session;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.unitOfWork.reader
      .findOneBy(Session, { id: nameOf(id) })
      .then((row) => {
        if (!row || row.expiresAt <= new Date()) return done(null, null);
        const content: SessionData = JSON.parse(row.content);
        this.expiries.set(content, row.expiresAt);
        done(null, content);
      })
      .catch(done);
  }

  override set(id: string, session: SessionData, done: (error?: unknown) => void = () => undefined): void {
    const facts = factsOf(session);
    const before = this.known.get(session);
    if (before === facts) {
      done();
      return;
    }
    this.unitOfWork
      .run(async (manager) => {
        const { accountId = null } = session;
        // The account first, as everybody locks it who ends its sessions.
        if (accountId) await requireUnended(manager, accountId, session);
        await manager.delete(Session, { expiresAt: LessThan(new Date()) });
        const row = {
          id: nameOf(id),
          accountId,
          content: JSON.stringify(session),
          expiresAt: expiry(session),
        };
        if (before !== undefined) await manager.update(Session, { id: row.id }, row);
        else await manager.insert(Session, row);
      })
      .then(() => {
        this.known.set(session, facts);
        done();
      }, done);
  }

  override destroy(id: string, done: (error?: unknown) => void = () => undefined): void {
    this.unitOfWork.run((manager) => manager.delete(Session, { id: nameOf(id) })).then(() => done(), done);
  }

  override touch(id: string, session: SessionData, done: (error?: unknown) => void = () => undefined): void {
    const expiresAt = expiry(session);
    const before = this.expiries.get(session)?.getTime() ?? 0;
    if (Math.abs(expiresAt.getTime() - before) <= TOUCH_MS) {
      done();
      return;
    }
    this.unitOfWork
      .run((manager) => manager.update(Session, { id: nameOf(id) }, { expiresAt }))
      .then(() => done(), done);
  }
}

/** All but the cookie, which is another at each request. */
function factsOf({ cookie: _, ...facts }: SessionData): string {
  return JSON.stringify(facts);
}

/**
 * What a session was begun by, such as a password, may have been replaced before the session is written.
 * @throws DomainError NOT_SIGNED_IN
 */
async function requireUnended(
  manager: EntityManager,
  accountId: string,
  { sessionsEnded = 0 }: SessionData,
): Promise<void> {
  await lockRow(manager, Account, accountId);
  if (!(await manager.existsBy(Account, { id: accountId, sessionsEnded })))
    throw new DomainError('NOT_SIGNED_IN');
}
