import { ParticipantPart } from '../crisis-plan-kinds.js';
import { facilitatorsOfTeam } from './facilitators-of-team.js';

const { FACILITATED, FACILITATED_FROM_OUTSIDE, TOOK_PART } = ParticipantPart;
const staff = [{ name: 'Åsa  Lind' }, { name: 'Bo Ek' }];

it.each([
  ['Åsa Lind', FACILITATED_FROM_OUTSIDE, true],
  // The letter and its ring as two signs.
  [' a\u030asa lind ', FACILITATED_FROM_OUTSIDE, true],
  ['Åsa Lindh', FACILITATED_FROM_OUTSIDE, false],
  ['', FACILITATED_FROM_OUTSIDE, false],
  ['Åsa Lind', FACILITATED, false],
  ['Åsa Lind', TOOK_PART, false],
])('%j as %s is called as one of the staff, but said to be from outside: %s', (name, part, isFound) => {
  const participants = [
    { name: 'Bo Ek', part: TOOK_PART },
    { name, part },
  ];
  expect(facilitatorsOfTeam(participants, staff)).toEqual(isFound ? ['participants.1.name'] : []);
});
