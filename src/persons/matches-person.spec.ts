import { matcherOf } from './matches-person.js';

const åsa = { givenName: 'Åsa Karin', familyName: 'Påhitt-Öberg' };
const numbers = ['191212121212', '19121212T805'];

describe('a search for a person', () => {
  it.each([
    '',
    'åsa',
    'ÅS',
    'öberg',
    'Påhitt-Öberg',
    'öb karin',
    'Påhitt, Åsa',
    '19121212-1212',
    '191212121212',
    '121212+1212',
    '19121212–1212',
    'pnr: 19121212 1212',
    '19121212-t805',
  ])('by "%s" finds them', (text) => expect(matcherOf(text)(åsa, numbers)).toBe(true));

  it.each(['asa', 'sa', 'åsa berg', '1912', '19121212', '19121212-1213', 'åsa 1212'])(
    'by "%s" does not',
    (text) => expect(matcherOf(text)(åsa, numbers)).toBe(false),
  );
});
