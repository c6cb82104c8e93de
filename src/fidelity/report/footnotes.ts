import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { Mark, Scale } from '../scales/scale.js';

/** The sources of what a report says, in words and numbered in the order in which they are first referred to. */
export class Footnotes {
  private readonly texts: string[] = [];

  constructor(
    private readonly scale: Pick<Scale, 'sources'>,
    private readonly locale: Locale,
  ) {}

  /** The number of what is said by a source, as sure as the mark says. */
  numberOf({ source, mark }: { source: string; mark: Mark }): number {
    const text = `${this.sourceText(source)} ${translate(this.locale, `documents.fidelityReport.mark${mark}`)}`;
    const known = this.texts.indexOf(text);
    return known >= 0 ? known + 1 : this.texts.push(text);
  }

  /** Those that were referred to. */
  all(): { number: number; text: string }[] {
    return this.texts.map((text, index) => ({ number: index + 1, text }));
  }

  private sourceText(code: string): string {
    const text = this.scale.sources.find((source) => source.code === code)?.text[this.locale] ?? code;
    return text.endsWith('.') ? text : `${text}.`;
  }
}
