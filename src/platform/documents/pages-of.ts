/** How many pages a PDF of the engine has. */
export function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/^\s*\/Type \/Page$/gm)?.length ?? 0;
}
