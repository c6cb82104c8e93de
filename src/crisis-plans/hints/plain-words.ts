/** Official or clinical words, lower case, and what may be written instead. */
export interface PlainWord {
  official: readonly string[];
  plain: string;
}

/** A word that has a plainer one. */
export interface FoundWord {
  /** As it is written in the text. */
  word: string;
  plain: string;
}

/** Finds words of a list in texts: the longest that stands in a place, each once in a text. Nothing is changed. */
export class PlainWords {
  private readonly plainOf: ReadonlyMap<string, string>;
  private readonly pattern: RegExp;

  constructor(words: readonly PlainWord[]) {
    this.plainOf = new Map(words.flatMap(({ official, plain }) => official.map((word) => [word, plain])));
    const longestFirst = [...this.plainOf.keys()].sort((a, b) => b.length - a.length).map(asPattern);
    this.pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
  }

  in(text: string): FoundWord[] {
    const found = new Map<string, FoundWord>();
    for (const [word] of text.normalize('NFC').matchAll(this.pattern)) {
      const key = word.toLowerCase().replace(/\s+/g, ' ');
      if (!found.has(key)) found.set(key, { word, plain: this.plainOf.get(key)! });
    }
    return [...found.values()];
  }
}

const asPattern = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+');
