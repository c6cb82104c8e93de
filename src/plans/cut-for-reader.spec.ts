import 'reflect-metadata';
import { Audience } from '../disclosure/audience.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { cutForReader, type SheetReader, standsOnSheet } from './cut-for-reader.js';
import { PlanReader, StatementAuthor } from './plan-kinds.js';

const CATEGORIES = Object.values(RecordCategory);
/** In the table by their first letters. */
const READERS = Object.values(PlanReader);

describe('a part of a sheet', () => {
  it.each([
    // audience, whose words, and of the card, the crisis plan, the SIP, the resource group: for whom it stands there
    ['EVERYONE', 'PERSON', 'PTCA', 'PTCRA', 'PTCRA', 'PTCA'],
    ['EVERYONE', 'RELATIVE', 'PTCA', 'PTCRA', 'PTCRA', 'PTCA'],
    ['EVERYONE', 'STAFF', 'PTCA', 'PTCRA', 'PTCRA', 'PTCA'],
    ['CARE_AND_SUPPORT', 'PERSON', 'PTC', 'PTC', 'PTC', 'PTC'],
    ['CARE_AND_SUPPORT', 'RELATIVE', 'PTC', 'PTC', 'PTC', 'PTC'],
    ['CARE_AND_SUPPORT', 'STAFF', 'PTC', 'PTC', 'PTC', 'PTC'],
    ['TEAM', 'PERSON', 'PT', 'PT', 'PT', 'PT'],
    ['TEAM', 'RELATIVE', 'T', 'T', 'T', 'T'],
    ['TEAM', 'STAFF', 'T', 'T', 'T', 'T'],
  ])('for %s, by %s, stands for those who get its kind of record', (audience, author, ...shown) => {
    for (const [place, category] of CATEGORIES.entries()) {
      const part = { category, audience: audience as Audience, author: author as StatementAuthor };
      const others = CATEGORIES.filter((other) => other !== category);
      const on = (categories: RecordCategory[]) =>
        READERS.filter((kind) => standsOnSheet({ kind, categories }, part)).map(([letter]) => letter);
      const expected = [...shown[place]!];
      expect([category, on([category])]).toEqual([category, expected]);
      expect([category, on(CATEGORIES)]).toEqual([category, expected]);
      // Only care and authorities get it by the ground.
      const anyway = expected.filter((letter) => letter !== 'C' && letter !== 'A');
      expect([category, on(others)]).toEqual([category, anyway]);
      expect([category, on([])]).toEqual([category, anyway]);
    }
  });
});

const { PERSON, RESOURCE_GROUP, SIP } = RecordCategory;

describe('a cut', () => {
  const [yes, no] = [true, false];
  it.each<[keyof typeof PlanReader, RecordCategory[], boolean[], boolean[]]>([
    // contact details, resource group, what is kept to care, whereabouts: of most; and of somebody with protected identity or kept
    ['PERSON', [], [yes, yes, yes, yes], [no, yes, yes, yes]],
    ['TEAM', [], [yes, yes, yes, yes], [no, yes, yes, yes]],
    ['CARE', [], [no, no, yes, yes], [no, no, yes, yes]],
    ['CARE', [SIP], [no, no, yes, yes], [no, no, yes, yes]],
    ['CARE', [PERSON], [yes, no, yes, yes], [no, no, yes, yes]],
    ['CARE', [RESOURCE_GROUP], [no, yes, yes, yes], [no, yes, yes, yes]],
    ['RELATIVE', [], [no, no, no, yes], [no, no, no, no]],
    ['RELATIVE', CATEGORIES, [no, no, no, yes], [no, no, no, no]],
    ['AUTHORITY', [], [no, no, no, yes], [no, no, no, no]],
    ['AUTHORITY', [PERSON], [yes, no, no, yes], [no, no, no, no]],
    ['AUTHORITY', [RESOURCE_GROUP], [no, yes, no, yes], [no, yes, no, no]],
  ])('for %s on %j', (kind, categories, ofMost, ofProtected) => {
    const reader: SheetReader = { kind: PlanReader[kind], categories };
    for (const [protectedIdentity, isKept, expected] of [
      [false, undefined, ofMost],
      [true, undefined, ofProtected],
      [false, true, ofProtected],
    ] as const) {
      const [contactDetails, resourceGroup, keptToCare, whereabouts] = expected;
      expect(cutForReader({ ...reader, isKept }, protectedIdentity)).toEqual({
        contactDetails,
        resourceGroup,
        keptToCare,
        whereabouts,
      });
    }
  });
});
