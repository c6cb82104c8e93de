import { registerEnumType } from '@nestjs/graphql';
import { MOST_TRIES, openUntil } from '../releases/link-state.js';

export enum OwnPageState {
  WAITING = 'WAITING',
  OPEN = 'OPEN',
  RESTING = 'RESTING',
  CLOSED = 'CLOSED',
  REVOKED = 'REVOKED',
  OVER = 'OVER',
}
registerEnumType(OwnPageState, {
  name: 'OwnPageState',
  description: 'How it is with a person’s own page.',
  valuesMap: {
    WAITING: { description: 'It waits for its code (väntar på koden).' },
    OPEN: {
      description:
        'Its code has opened it within the half hour: that visit may be open still, unless it was closed in that browser (öppen).',
    },
    RESTING: {
      description:
        'Its code has been used, its hours are over, or the person has left the team that gave it: it needs a new one (behöver ny kod).',
    },
    CLOSED: { description: 'Five wrong codes have closed it until a new code is given (stängd).' },
    REVOKED: { description: 'It has been taken back for ever (återkallad).' },
    OVER: { description: 'Its time is over, or the person is enrolled in no team any more (upphörd).' },
  },
});

/** What decides how it is with an own page. */
export interface OwnPageFacts {
  /** Of the address. */
  expiresAt: Date;
  /** Of the code, to be tried the first time. */
  codeExpiresAt: Date;
  /** Wrong codes since the code was given. */
  tries: number;
  /** When the code opened it. */
  openedAt: Date | null;
  revokedAt: Date | null;
  /** Whose coordinator gave the code. */
  teamId: string;
}

/** @param teamIds the teams that are there and have the person */
export function ownPageState(
  { expiresAt, codeExpiresAt, tries, openedAt, revokedAt, teamId }: OwnPageFacts,
  teamIds: readonly string[],
  now: Date,
): OwnPageState {
  if (revokedAt) return OwnPageState.REVOKED;
  if (teamIds.length === 0 || now >= expiresAt) return OwnPageState.OVER;
  if (tries >= MOST_TRIES) return OwnPageState.CLOSED;
  if (!teamIds.includes(teamId)) return OwnPageState.RESTING;
  if (openedAt) return now < openUntil({ expiresAt }, openedAt) ? OwnPageState.OPEN : OwnPageState.RESTING;
  return now < codeExpiresAt ? OwnPageState.WAITING : OwnPageState.RESTING;
}

/** Whether a new code may be given to the address. */
export const takesCode = (state: OwnPageState): boolean =>
  state !== OwnPageState.REVOKED && state !== OwnPageState.OVER;
