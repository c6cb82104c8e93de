/** Draws print-ready HTML as a PDF. */
export abstract class PdfEngine {
  /**
   * A tagged A4 PDF of a page made by `renderDocument`. Title, language, date, running header and footer come
   * from the page itself, so the same HTML always gives the same bytes.
   * Rejects when the page holds an element that documents do not have, or cannot be drawn in time.
   */
  abstract render(html: string): Promise<Buffer>;
}
