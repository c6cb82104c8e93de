/** How many pages a PDF of the engine has. */
export function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/^ {0,20}\/Type \/Page$/gm)?.length ?? 0;
}
