const sentences = new Intl.Segmenter('sv', { granularity: 'sentence' });

/** After a full stop that ends no sentence: one of a short word such as `kl.` and `t.ex.`, or one before a number. */
const GOES_ON = /(?:^|[^\p{L}\p{N}.])(?:\p{L}{1,2}|(?:\p{L}{1,3}\.)+\p{L}{1,3}|tel|ung)\.\s*$/iu;

/** A text with each sentence on a line of its own; nothing is added or taken away but blanks. */
export function sentencesOf(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .flatMap((line) => {
      const lines: string[] = [];
      for (const { segment } of sentences.segment(line)) {
        const before = lines.at(-1);
        if (before !== undefined && (GOES_ON.test(before) || (/\.\s*$/.test(before) && /^\d/.test(segment))))
          lines[lines.length - 1] = before + segment;
        else lines.push(segment);
      }
      return lines.map((one) => one.trim());
    })
    .join('\n');
}
