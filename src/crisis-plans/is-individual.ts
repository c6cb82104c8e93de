/** Phrases that could stand in anybody's plan; lower case, words apart by one blank, no punctuation. */
export interface StockPhrases {
  phrases: ReadonlySet<string>;
  /** Words before a phrase that make it no more personal, such as `jag kan`. */
  openings: readonly string[];
}

/**
 * Whether a plan says at least one thing that is this person's own: a sentence that is not a stock phrase. A plan
 * without is flagged, so that those who wrote it can look at it again; it may still be agreed.
 * @param texts the statements of the plan; with none there is nothing individual
 */
export function isIndividual(texts: readonly string[], stock: StockPhrases): boolean {
  return texts.flatMap(sentencesOf).some((sentence) => !isStock(sentence, stock));
}

function sentencesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[.!?;,:\n]|\s[-–]\s/)
    .map((sentence) => sentence.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
    .filter((sentence) => sentence !== '');
}

function isStock(sentence: string, { phrases, openings }: StockPhrases): boolean {
  if (phrases.has(sentence)) return true;
  return openings.some((opening) => {
    const rest = sentence.slice(opening.length + 1);
    return sentence.startsWith(`${opening} `) && isStock(rest, { phrases, openings });
  });
}
