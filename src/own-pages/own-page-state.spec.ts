import { type OwnPageFacts, OwnPageState, ownPageState } from './own-page-state.js';

const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const noon = at('12:00');
const fresh: OwnPageFacts = {
  expiresAt: at('23:00'),
  codeExpiresAt: at('16:00'),
  ...{ tries: 0, openedAt: null, revokedAt: null, teamId: 'A' },
};

it.each<[string, Partial<OwnPageFacts>, OwnPageState]>([
  ['a code that nobody has used', {}, OwnPageState.WAITING],
  ['four wrong codes', { tries: 4 }, OwnPageState.WAITING],
  ['five wrong codes', { tries: 5 }, OwnPageState.CLOSED],
  ['a code whose hours are over', { codeExpiresAt: noon }, OwnPageState.RESTING],
  ['what was opened 29 minutes ago', { openedAt: at('11:31') }, OwnPageState.OPEN],
  [
    'what was opened so just before the code’s hours were over',
    { openedAt: at('11:31'), codeExpiresAt: noon },
    OwnPageState.OPEN,
  ],
  ['what was opened half an hour ago', { openedAt: at('11:30') }, OwnPageState.RESTING],
  ['what was opened and revoked', { openedAt: at('11:31'), revokedAt: at('11:59') }, OwnPageState.REVOKED],
  ['what is over while it is open', { openedAt: at('11:31'), expiresAt: noon }, OwnPageState.OVER],
])('%s', (_, facts, state) => {
  expect(ownPageState({ ...fresh, ...facts }, ['B', 'A'], noon)).toBe(state);
});

it('is over once the person is enrolled nowhere, also while it is open', () => {
  expect(ownPageState({ ...fresh, openedAt: at('11:59') }, [], noon)).toBe(OwnPageState.OVER);
});

it.each<[string, Partial<OwnPageFacts>]>([
  ['unused', {}],
  ['open', { openedAt: at('11:59') }],
])('needs a new code once the person has left the team that gave it, while it is %s', (_, facts) => {
  expect(ownPageState({ ...fresh, ...facts }, ['B'], noon)).toBe(OwnPageState.RESTING);
});
