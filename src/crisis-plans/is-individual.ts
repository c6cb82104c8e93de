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

/** Some openings begin as others do, so that there are many ways to the same place in a sentence: each is looked at once. */
function isStock(sentence: string, { phrases, openings }: StockPhrases): boolean {
  const longest = Math.max(...Array.from(phrases, ({ length }) => length));
  const places = new Set([0]);
  for (const place of places) {
    if (sentence.length - place <= longest && phrases.has(sentence.slice(place))) return true;
    for (const opening of openings)
      if (sentence.startsWith(`${opening} `, place)) places.add(place + opening.length + 1);
  }
  return false;
}
