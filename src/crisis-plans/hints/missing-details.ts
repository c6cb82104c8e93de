import { CrisisPlanSection } from '../crisis-plan-kinds.js';
import { isIndividual, type StockPhrases } from '../is-individual.js';
import { IndividualDetail } from './hint-kinds.js';
import { type Abbreviations, sentencesOf } from './split-sentences.js';

const { NAME, PLACE, SIGN, WISH } = IndividualDetail;

/** Of which sections it is asked whether they hold something of the person's own, and what that is. */
export type DetailsBySection = Readonly<
  Partial<Record<string, IndividualDetail.SIGN | IndividualDetail.WISH>>
>;

export const DETAILS_BY_SECTION: DetailsBySection = {
  [CrisisPlanSection.EARLY_SIGNS]: SIGN,
  [CrisisPlanSection.WHAT_HELPS]: WISH,
  [CrisisPlanSection.WHAT_DOES_NOT_HELP]: WISH,
  [CrisisPlanSection.MEDICINES]: WISH,
  [CrisisPlanSection.PRACTICAL_MATTERS]: WISH,
};

/** What a name and a place are found by; words in lower case. */
export interface DetailWords {
  /** Words that are written with a capital letter and name nobody. */
  notNames: ReadonlySet<string>;
  /** Words before a place. */
  beforePlaces: ReadonlySet<string>;
  /** Those of them after which it may as well be a person. */
  beforeNamesToo: ReadonlySet<string>;
  /** Places that are written in small letters. */
  places: readonly string[];
}

/** What is looked at of a plan. */
export interface DetailedPlan {
  statements: readonly { section: string; text: string }[];
  contacts: readonly { name: string; relation: string; phone: string }[];
}

export interface DetailRules {
  stock: StockPhrases;
  words: DetailWords;
  abbreviations: Abbreviations;
  sections?: DetailsBySection;
}

/**
 * Which kinds of individual detail are not found in a plan: none where nothing is written in it. A rough reading of the words.
 * In scripts without capital letters names and places cannot be found in this way, and are not said to be missing.
 */
export function missingDetails(
  { statements, contacts }: DetailedPlan,
  rules: DetailRules,
): IndividualDetail[] {
  const { stock, words, abbreviations, sections = DETAILS_BY_SECTION } = rules;
  const texts = statements.map(({ text }) => text);
  if (texts.length === 0) return [];
  const capitals = texts.flatMap((text) => sentencesOf(text, abbreviations)).flatMap(capitalsIn);
  const hasNoCapitals = texts.some((text) => /\p{Lo}/u.test(text));
  const isPlace = ({ before }: Capital) => words.beforePlaces.has(before);
  const found: Record<IndividualDetail, () => boolean> = {
    NAME: () =>
      contacts.some(({ name, relation, phone }) => (name !== '' || relation !== '') && phone !== '') ||
      capitals.some((one) => isName(one, words) && (!isPlace(one) || words.beforeNamesToo.has(one.before))),
    PLACE: () =>
      capitals.some((one) => isName(one, words) && isPlace(one)) ||
      texts.some((text) => namesPlace(text, words.places)),
    SIGN: () => hasOwn(SIGN),
    WISH: () => hasOwn(WISH),
  };
  const hasOwn = (kind: IndividualDetail) =>
    isIndividual(
      statements.filter(({ section }) => sections[section] === kind).map(({ text }) => text),
      stock,
    );
  return [NAME, PLACE, SIGN, WISH].filter(
    (kind) => !(hasNoCapitals && (kind === NAME || kind === PLACE)) && !found[kind](),
  );
}

/** A word with a capital letter that does not begin its sentence, and the word before it. */
interface Capital {
  word: string;
  before: string;
}

function capitalsIn(sentence: string): Capital[] {
  const words = sentence.match(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}]+)*/gu) ?? [];
  return words
    .map((word, index) => ({ word, before: (words[index - 1] ?? '').toLowerCase() }))
    .filter(({ word, before }) => before !== '' && /^\p{Lu}\p{M}*\p{Ll}/u.test(word));
}

const isName = ({ word }: Capital, { notNames }: DetailWords) => !notNames.has(word.toLowerCase());

function namesPlace(text: string, places: readonly string[]): boolean {
  const words = ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')} `;
  return places.some((place) => words.includes(` ${place} `));
}
