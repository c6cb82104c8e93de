import { isIndividual, type StockPhrases } from '../is-individual.js';
import type { Pack } from '../packs/pack.js';
import { IndividualDetail } from './hint-kinds.js';
import { type Abbreviations, sentencesOf } from './split-sentences.js';

const { NAME, PLACE, SIGN, WISH } = IndividualDetail;

/** The section of packs that asks for places; a pack without it does not. */
const PLACES = 'PEOPLE_AND_PLACES';

type OwnWords = IndividualDetail.SIGN | IndividualDetail.WISH;

/** Of which sections it is asked whether they hold something of the person's own, and what that is. */
export type DetailsBySection = Readonly<Partial<Record<string, OwnWords | IndividualDetail.PLACE>>>;

/** By what the sections of a pack tell. */
export const detailsIn = ({ sections }: Pack): DetailsBySection =>
  Object.fromEntries(
    sections.flatMap(({ code, tells }) => {
      const told = code === PLACES ? PLACE : tells && IndividualDetail[tells];
      return told ? [[code, told] as const] : [];
    }),
  );

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
  sections: DetailsBySection;
}

/**
 * Which kinds of individual detail are not found in a plan: none where nothing is written in it. A rough reading of the words.
 * In scripts without capital letters names and places cannot be found in this way, and are not said to be missing; nor is a
 * place, a sign or a wish that no section asks for.
 */
export function missingDetails(plan: DetailedPlan, rules: DetailRules): IndividualDetail[] {
  const { sections } = rules;
  const texts = plan.statements.map(({ text }) => text);
  if (texts.length === 0) return [];
  const hasCapitals = !texts.some((text) => /\p{Lo}/u.test(text));
  const asked = Object.values(sections);
  const capitals = texts.flatMap((text) => sentencesOf(text, rules.abbreviations)).flatMap(capitalsIn);
  return [
    ...(hasCapitals && !hasName(plan, capitals, rules.words) ? [NAME] : []),
    ...(hasCapitals && asked.includes(PLACE) && !hasPlace(texts, capitals, rules.words) ? [PLACE] : []),
    ...([SIGN, WISH] as const).filter(
      (kind) => asked.includes(kind) && !hasOwn(kind, plan, sections, rules.stock),
    ),
  ];
}

function hasName({ contacts }: DetailedPlan, capitals: readonly Capital[], words: DetailWords): boolean {
  const { beforePlaces, beforeNamesToo } = words;
  return (
    contacts.some(({ name, relation, phone }) => (name !== '' || relation !== '') && phone !== '') ||
    capitals.some(
      (one) => isName(one, words) && (!beforePlaces.has(one.before) || beforeNamesToo.has(one.before)),
    )
  );
}

function hasPlace(texts: readonly string[], capitals: readonly Capital[], words: DetailWords): boolean {
  return (
    capitals.some((one) => isName(one, words) && words.beforePlaces.has(one.before)) ||
    texts.some((text) => namesPlace(text, words.places))
  );
}

function hasOwn(
  kind: OwnWords,
  { statements }: DetailedPlan,
  sections: DetailsBySection,
  stock: StockPhrases,
): boolean {
  const ofKind = statements.filter(({ section }) => sections[section] === kind);
  return isIndividual(
    ofKind.map(({ text }) => text),
    stock,
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
