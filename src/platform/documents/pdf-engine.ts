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
}
