import { packOf } from '../packs/packs.js';
import { stockPhrases as stock } from '../read-stock-phrases.js';
import { IndividualDetail } from './hint-kinds.js';
import { type DetailedPlan, detailsIn, missingDetails } from './missing-details.js';
import { abbreviations, detailWords } from './read-hint-words.js';

const { NAME, PLACE, SIGN, WISH } = IndividualDetail;
const sections = detailsIn(packOf({ pack: 'general', packVersion: '1.1.0' }));
const rules = { stock, words: detailWords, abbreviations, sections };
const missing = (statements: DetailedPlan['statements'], contacts: DetailedPlan['contacts'] = []) =>
  missingDetails({ statements, contacts }, rules);
const inOwnActions = (text: string) => missing([{ section: 'OWN_ACTIONS', text }]);

it('says nothing of a plan in which nothing is written, and all of one in stock phrases', () => {
  expect(missing([])).toEqual([]);
  expect(
    missing([
      { section: 'EARLY_SIGNS', text: 'Sover dåligt.' },
      { section: 'WHAT_HELPS', text: 'Ring 112. Kontakta Teamet.' },
    ]),
  ).toEqual([NAME, PLACE, SIGN, WISH]);
});

describe('a name', () => {
  it.each([
    'Jag ringer Karin.',
    'Låt mig lyssna på musik med farbror Åke',
    'Säg till Karin.',
    'Jag ringer, t.ex. Karin.',
  ])('is found in %j', (text) => {
    expect(inOwnActions(text)).not.toContain(NAME);
  });

  it.each([
    // Begins its sentence, is no name, is no word but letters, is a place.
    'Karin brukar komma.',
    'Jag ringer Psykakuten, Försäkringskassan eller SSIH.',
    'Jag går på KBT och tar B12.',
    'Jag sitter vid Triangeln.',
    'Jag ringer.\nKarin.',
  ])('is not found in %j', (text) => {
    expect(inOwnActions(text)).toContain(NAME);
  });

  it.each([
    [{ name: 'Karin', relation: '', phone: '1' }, true],
    [{ name: '', relation: 'syster', phone: '1' }, true],
    [{ name: 'Karin', relation: 'syster', phone: '' }, false],
    [{ name: '', relation: '', phone: '1' }, false],
  ])('is found in %j to call: %s', (contact, isFound) => {
    expect(missing([{ section: 'OWN_ACTIONS', text: 'Sova.' }], [contact]).includes(NAME)).toBe(!isFound);
  });
});

describe('a place', () => {
  it.each([
    'Jag sitter vid Triangeln.',
    'På Ribban mår jag bra.',
    'Jag åker till Lund.',
    'Då är jag hemma hos min bror.',
    'Sitta PÅ  BIBLIOTEKET, längst in.',
  ])('is found in %j', (text) => {
    expect(inOwnActions(text)).not.toContain(PLACE);
  });

  it.each([
    'Jag ringer Karin.',
    'Jag går till Akuten.',
    'Jag sitter i en soffa.',
    'Där på bibliotekets tak.',
  ])('is not found in %j', (text) => {
    expect(inOwnActions(text)).toContain(PLACE);
  });
});

it('asks for no place where no section does', () => {
  const joint = detailsIn(packOf({ pack: 'joint-crisis-plan', packVersion: '1.0.0' }));
  const statements = [{ section: 'CARE_NOW', text: 'Jag ringer Karin.' }];
  expect(missingDetails({ statements, contacts: [] }, { ...rules, sections: joint })).toEqual([SIGN, WISH]);
});

describe('a sign and a wish', () => {
  it.each([
    ['EARLY_SIGNS', [WISH]],
    ['WHAT_HELPS', [SIGN]],
    ['WHAT_DOES_NOT_HELP', [SIGN]],
    ['MEDICINES', [SIGN]],
    ['PRACTICAL_MATTERS', [SIGN]],
    ['TRIGGERS', [SIGN, WISH]],
  ])('are told by the section: %s', (section, lacks) => {
    expect(missing([{ section, text: 'Hunden Sixten skäller vid Triangeln.' }])).toEqual(lacks);
  });

  it.each([
    [{ steps: SIGN, wishes: WISH }, [WISH]],
    [{ steps: WISH, signs: SIGN }, [SIGN]],
    // What no section asks for is not missing.
    [{ steps: WISH }, []],
    [{}, []],
  ] as const)('are told by the sections of whoever asks: %j', (sections, lacks) => {
    const statements = [{ section: 'steps', text: 'Hunden Sixten skäller vid Triangeln.' }];
    expect(missingDetails({ statements, contacts: [] }, { ...rules, sections })).toEqual(lacks);
  });
});

it('does not look for names and places where letters are neither small nor capital', () => {
  expect(inOwnActions('أتصل بأختي')).toEqual([SIGN, WISH]);
});
