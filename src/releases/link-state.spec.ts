import { LinkState } from './copy-kinds.js';
import { isAlive, type LinkFacts, linkState, openUntil } from './link-state.js';

const at = (time: string) => new Date(`2026-03-01T${time}:00Z`);
const link = (facts: Partial<LinkFacts> = {}): LinkFacts => ({
  ...{ expiresAt: at('12:00'), tries: 0, openedAt: null, revokedAt: null },
  ...facts,
});
const told = (facts: Partial<LinkFacts>, time: string, stands = true) => {
  const one = link(facts);
  return [linkState(one, stands, at(time)), isAlive(one, stands, at(time))];
};

describe('a link', () => {
  it('waits until its hours are over, or the plan may not be given any longer', () => {
    expect(told({}, '11:59')).toEqual([LinkState.WAITING, true]);
    expect(told({}, '12:00')).toEqual([LinkState.OVER, false]);
    expect(told({}, '11:59', false)).toEqual([LinkState.OVER, false]);
  });

  it('is closed by the fifth wrong code', () => {
    expect(told({ tries: 4 }, '11:00')).toEqual([LinkState.WAITING, true]);
    expect(told({ tries: 5 }, '11:00')).toEqual([LinkState.CLOSED, false]);
  });

  it('is open for half an hour to whoever opened it, and not beyond its hours', () => {
    expect(told({ openedAt: at('10:00') }, '10:29')).toEqual([LinkState.OPENED, true]);
    expect(told({ openedAt: at('10:00') }, '10:30')).toEqual([LinkState.OPENED, false]);
    expect(told({ openedAt: at('10:00') }, '10:29', false)).toEqual([LinkState.OPENED, false]);
    expect(openUntil(link(), at('11:45'))).toEqual(at('12:00'));
  });

  it('that is revoked is that before all else', () => {
    expect(told({ openedAt: at('10:00'), revokedAt: at('10:10') }, '10:20')).toEqual([
      LinkState.REVOKED,
      false,
    ]);
  });
});
