import { abbreviations } from '../hints/read-hint-words.js';
import { endsSentence } from '../hints/split-sentences.js';

const sentences = new Intl.Segmenter('sv', { granularity: 'sentence' });

/** A text with each sentence on a line of its own; nothing is added or taken away but blanks. */
export function oneSentenceALine(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .flatMap((line) => {
      const lines: string[] = [];
      for (const { segment } of sentences.segment(line)) {
        if (goesOn(lines.at(-1), segment)) lines.push(lines.pop() + segment);
        else lines.push(segment);
      }
      return lines.map((one) => one.trim());
    })
    .join('\n');
}

/** Whether the full stop before a segment ends no sentence, but an abbreviation or an initial. */
function goesOn(before: string | undefined, segment: string): boolean {
  const last = before?.trim().split(/\s+/).at(-1);
  return Boolean(last?.endsWith('.')) && !endsSentence(last!, segment.trim().split(/\s+/)[0], abbreviations);
}
