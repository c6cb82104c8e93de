/** A page that is drawn as a part of another document. */
export interface PartPage {
  html: string;
  /** What the list of bookmarks calls it. */
  bookmark: string;
}

/** Draws print-ready HTML as a PDF. */
export abstract class PdfEngine {
  /**
   * A tagged A4 PDF of a page made by `renderDocument`. Title, language, date, running header and footer come
   * from the page itself, so the same HTML always gives the same bytes.
   * Rejects when the page holds an element that documents do not have.
   * @throws DomainError PRINT_TOO_LARGE when it takes more time or memory than there is; PRINT_QUEUE_FULL when
   * too many wait
   */
  abstract render(html: string): Promise<Buffer>;

  /**
   * A page and others after it as one PDF, each with its own header, footer and pages, and begun on a new page. The first may
   * lead to the others with `<a href="#part-n">`, from 1 on, which shows the page where that one begins.
   * @param sheetLabel what the foot of each of the others says of the page of the whole, as `{sheet}`
   */
  abstract renderTogether(first: string, others: readonly PartPage[], sheetLabel: string): Promise<Buffer>;
}
