import type { Person } from '../../persons/person.entity.js';
import type { CrisisPlanVersion } from '../crisis-plan.entity.js';
import { packOf } from '../packs/packs.js';
import { stockPhrases } from '../read-stock-phrases.js';
import type { CrisisPlanHints } from './crisis-plan-hints.type.js';
import { detailsIn, missingDetails } from './missing-details.js';
import { abbreviations, detailWords, lixLanguages, plainWords } from './read-hint-words.js';
import { isHard, readabilityOf } from './readability.js';
import { rowsForReaders } from './rows-for-readers.js';

type HintedVersion = Pick<
  CrisisPlanVersion,
  | 'pack'
  | 'packVersion'
  | 'statements'
  | 'closedHours'
  | 'closedHoursUnits'
  | 'noUnitReason'
  | 'contacts'
  | 'participants'
>;

/** What those who write a plan are told of it while they write. Nothing of it stops them, and nothing is changed. */
export function crisisPlanHints(
  version: HintedVersion,
  { language, protectedIdentity }: Pick<Person, 'language' | 'protectedIdentity'>,
): Omit<CrisisPlanHints, 'facilitatorsOfTeam' | 'givenAtOnce' | 'nobodyOpen'> {
  const texts = textsIn(version);
  const measured = lixLanguages.has(language.trim().toLowerCase());
  const readability = (of: readonly string[]) => (measured ? readabilityOf(of, abbreviations) : null);
  return {
    readability: readability(texts.map(({ text }) => text)),
    hardTexts: texts.flatMap(({ path, text }) => {
      const one = readability([text]);
      return one && isHard(one) ? { path, ...one } : [];
    }),
    plainWords: texts.flatMap(({ path, text }) => plainWords.in(text).map((word) => ({ path, ...word }))),
    missingDetails: missingDetails(version, {
      stock: stockPhrases,
      words: detailWords,
      abbreviations,
      sections: detailsIn(packOf(version)),
    }),
    readers: rowsForReaders(version, protectedIdentity),
  };
}

/** What is written in sentences, each with where in the plan. */
function textsIn({ statements, closedHours, closedHoursUnits, noUnitReason }: HintedVersion) {
  return [
    ...statements.map(({ text }, index) => ({ path: `statements.${index}.text`, text })),
    ...statements.map(({ answerReason }, index) => ({
      path: `statements.${index}.answerReason`,
      text: answerReason,
    })),
    { path: 'closedHours', text: closedHours },
    ...closedHoursUnits.map(({ task }, index) => ({ path: `closedHoursUnits.${index}.task`, text: task })),
    { path: 'noUnitReason', text: noUnitReason },
  ];
}
