import { LinkState } from './copy-kinds.js';

/** As many wrong codes close a link for ever. */
export const MOST_TRIES = 5;
/** For how long whoever has opened a link may open it again. */
export const OPEN_MS = 30 * 60 * 1000;

/** What decides in which state a link is. */
export interface LinkFacts {
  expiresAt: Date;
  /** Wrong codes, until it was opened. */
  tries: number;
  openedAt: Date | null;
  revokedAt: Date | null;
}

/** @param stands the plan is in force, and may be given to the receiver still */
export function linkState(
  { expiresAt, tries, openedAt, revokedAt }: LinkFacts,
  stands: boolean,
  now: Date,
): LinkState {
  if (revokedAt) return LinkState.REVOKED;
  if (tries >= MOST_TRIES) return LinkState.CLOSED;
  if (openedAt) return LinkState.OPENED;
  return stands && now < expiresAt ? LinkState.WAITING : LinkState.OVER;
}

/** Until when whoever opened a link may open it again: half an hour, and not beyond its own time. */
export const openUntil = ({ expiresAt }: Pick<LinkFacts, 'expiresAt'>, openedAt: Date): Date =>
  new Date(Math.min(expiresAt.getTime(), openedAt.getTime() + OPEN_MS));

/** Whether somebody can still come through it: with the code, or having opened it just now. */
export function isAlive(link: LinkFacts, stands: boolean, now: Date): boolean {
  const state = linkState(link, stands, now);
  const isOpen = state === LinkState.OPENED && stands && now < openUntil(link, link.openedAt!);
  return state === LinkState.WAITING || isOpen;
}
