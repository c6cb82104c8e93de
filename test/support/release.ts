import type { Browser } from './test-app.js';

interface Release {
  /** Of the version; the first unless said. */
  number?: number;
  [field: string]: unknown;
}

/**
 * Gives a version of a plan to somebody on paper, on the form.
 * @param plan the address of the plan, such as `/sips/…`
 * @param receiver as the form has it: the person themselves unless said
 * @returns the address of the copy
 */
export async function release(
  browser: Browser,
  plan: string,
  receiver = 'PERSON',
  { number = 1, ...fields }: Release = {},
): Promise<string> {
  const page = `${plan}/versions/${number}/release`;
  const { status, headers, text } = await browser.submit(page, { receiver, form: 'PAPER', ...fields });
  if (status !== 303) throw new Error(`${page} answered ${status}: ${text}`);
  return headers.location!;
}

/** The sheet that they are given, as a page. */
export const sheetFor = async (...asked: Parameters<typeof release>): Promise<string> =>
  (await asked[0].get(`${await release(...asked)}/print`)).text;

/** The same as PDF: the answer. */
export const pdfFor = async (...asked: Parameters<typeof release>) =>
  asked[0].get(`${await release(...asked)}/print.pdf`).buffer(true);
