import {
  birthDateOf,
  birthSpanOf,
  birthYearOf,
  hasKnownForm,
  type IdentityNumber,
  numberIn,
  readIdentityNumber,
  showIdentityNumber,
} from './identity-number.js';
import { IdentityKind } from './person-kinds.js';

const { PERSONNUMMER, SAMORDNINGSNUMMER, RESERVE } = IdentityKind;

describe('readIdentityNumber', () => {
  it.each([
    ['19121212-1212', '191212121212', PERSONNUMMER],
    ['121212+1212', '191212121212', PERSONNUMMER],
    ['198507099805', '198507099805', PERSONNUMMER],
    ['850709-9805', '198507099805', PERSONNUMMER],
    // The example of Skatteverket, SKV 707.
    ['701063-2391', '197010632391', SAMORDNINGSNUMMER],
    // Skatteverket's test numbers of people whose month of birth is not known.
    ['191500722390', '191500722390', SAMORDNINGSNUMMER],
    ['19150088-2392', '191500882392', SAMORDNINGSNUMMER],
    // Neither month nor day, the day alone, and the month alone unknown.
    ['19850060-2381', '198500602381', SAMORDNINGSNUMMER],
    ['198507602384', '198507602384', SAMORDNINGSNUMMER],
    ['990061-2392', '199900612392', SAMORDNINGSNUMMER],
    ['19720088–2392', '197200882392', SAMORDNINGSNUMMER],
    ['040060-2397', '200400602397', SAMORDNINGSNUMMER],
    ['res-12ab34', 'RES12AB34', RESERVE],
    ['19850709-T805', '19850709T805', RESERVE],
    ['991981000010', '991981000010', RESERVE],
    ['198108320014', '198108320014', RESERVE],
  ])('reads %s', (text, number, kind) => {
    expect(readIdentityNumber(text)).toEqual({ number, kind });
  });

  it.each([
    ['an en dash', '19850709–9805'],
    ['a hyphen that does not break', '19850709\u20119805'],
    ['a minus', '19850709\u22129805'],
    ['a small hyphen and a soft one', '19850709\ufe63\u00ad9805'],
    ['an underscore', '19850709_9805'],
    ['blanks of every kind', '\u00a01985 07\u200909\u202f- 9805\u3000\t'],
    ['letters of no width', '\u200b19850709\u200d-98\u206005\ufeff'],
    ['marks of direction', '\u202a19850709-9805\u202c\u200e'],
    ['digits of full width', '１９８５０７０９－９８０５'],
    ['quotes', '”19850709-9805”'],
    ['an apostrophe, as for a spreadsheet', "'19850709-9805"],
    ['a spreadsheet’s formula', '="19850709-9805"'],
    ['pnr:', 'pnr: 19850709-9805'],
    ['Personnummer', 'Personnummer 19850709-9805.'],
    ['Person nr.', 'Person nr. 850709-9805'],
    ['a label of several words', 'Patientens nummer: 19850709-9805'],
    ['a name', 'Testsson, Test 19850709-9805'],
    ['brackets', '(19850709-9805)'],
    ['a name after it', '19850709-9805 Test Testsson'],
    ['a name after a comma', '850709-9805, Testsson'],
    ['a name in brackets after it', '19850709–9805 (Test Å. Testsson-Ek)'],
    ['a room after it', '19850709 9805 rum 3'],
    ['a room in brackets', '19850709-9805 (rum 12)'],
    ['a room before it', 'rum 20 850709-9805'],
    ['a number before it', 'Patient nr 2, 19850709-9805'],
    ['an age after it', '850709-9805, 41 år'],
    ['a telephone', 'tel 070-1234567, 850709-9805/Anna'],
    ['itself again', '19850709-9805 alias 850709-9805'],
    ['the date with hyphens', '1985-07-09-9805'],
    ['the date with points', '1985.07.09 9805'],
  ])('reads a number with %s', (_, text) => {
    expect(numberIn(text)).toBe('198507099805');
  });

  it.each([
    ['reservnummer: 19850709-T805'],
    ['Reservnr 19850709–t805'],
    ['"19850709 T805"'],
    ['rnr １９８５０７０９Ｔ８０５'],
    ['ID:19850709\u200b-T805'],
  ])('reads the reserve number in %s', (text) => {
    expect(numberIn(text)).toBe('19850709T805');
  });

  it.each([
    '19121212-1213',
    '20250230-1234',
    '19850009-9805',
    '12345',
    '',
    '-',
    'abc',
    'Björn Å',
    'INGEN UPPGIFT',
    'Berit Bengtsson',
    'saknas',
    '+46 70 123 45 67',
    '198108320015',
    '198507920000',
    '198513602386',
    '198502912384',
    '00000000-0000',
    'RUM 4',
    '1985-07-09',
  ])('tells that %j is no number', (text) => {
    expect(readIdentityNumber(text)).toEqual({ problem: 'identityNumber' });
  });

  it.each([
    ['O for 0', '19870709-98O3'],
    ['O for 0, with a wrong check digit too', '19870709-98O5'],
    ['o for 0 in the day', '198707o9-9803'],
    ['l for 1', 'l9870709-9803'],
    ['I for 1', 'I9870709-9803'],
    ['S for 5', '850709-980S'],
    ['B for 8, after a label', 'pnr: 19B70709-9803'],
    ['a full-width O', '19870709-98Ｏ3'],
    ['several', 'l9B7O7O9-9BO3'],
  ])('tells of letters that stand for digits: %s', (_, text) => {
    expect(readIdentityNumber(text)).toEqual({ problem: 'identityNumberLetters' });
  });

  it.each([
    '19850709-9805 Anna, 19121212-1212 Bo',
    'rum 3 19850709-9806',
    'rum 3 19850709-98055',
    'rum 3 19850709-9805-1',
    '19850709 9805 3',
  ])('finds no one number in %j', (text) => expect(numberIn(text)).not.toBe('198507099805'));

  it.each([
    ['19850709-9805', true],
    ['T1000001', true],
    ['HEJ123', false],
    ['tel 070-1234567', false],
    ['19850709-XXXX', false],
    ['RES12AB34', false],
  ])('knows the form of %s: %s', (text, isKnown) => {
    expect(hasKnownForm(readIdentityNumber(text) as IdentityNumber)).toBe(isKnown);
  });

  it('takes a reserve number whose letters give no number', () => {
    expect(numberIn('19870709-98S6')).toBe('1987070998S6');
  });
});

it('takes sixty from the day of a samordningsnummer to tell the date of birth', () => {
  const person = { identityNumber: '197010632391', identityKind: SAMORDNINGSNUMMER };
  expect(birthDateOf(person)).toBe('1970-10-03');
  expect(showIdentityNumber(person)).toBe('19701063-2391');
});

it('knows the year, and no more, where the month or the day is not known', () => {
  const person = { identityNumber: '191500722390', identityKind: SAMORDNINGSNUMMER };
  expect(birthDateOf(person)).toBeNull();
  expect(birthYearOf(person)).toBe('1915');
  expect(birthSpanOf(person)).toEqual(['1915-01-12', '1915-12-12']);
  expect(birthSpanOf({ ...person, identityNumber: '198507600000' })).toEqual(['1985-07-01', '1985-07-31']);
});

it('knows no date of birth behind a reserve number', () => {
  const person = { identityNumber: 'RES12AB34', identityKind: RESERVE };
  expect([birthDateOf(person), birthYearOf(person)]).toEqual([null, undefined]);
  expect(showIdentityNumber(person)).toBe('RES12AB34');
});
