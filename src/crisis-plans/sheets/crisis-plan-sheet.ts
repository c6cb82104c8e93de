import type { SheetReader } from '../../plans/cut-for-reader.js';
import type { DocumentCopy } from '../../plans/plan.document.js';
import { type CrisisPlanPaper, renderCrisisPlan } from '../crisis-plan.document.js';
import { crisisPlanPaper, type PrintedCrisisPlan } from '../crisis-plan-print.js';
import type { Pack } from '../packs/pack.js';
import { packOf } from '../packs/packs.js';
import { easyDocument } from './easy-document.js';
import { fitLines } from './fit-lines.js';
import { SheetForm } from './sheet-form.js';
import { furtherLanguage, localeOfSheet } from './sheet-languages.js';
import { ShortLines } from './short-document.js';

/** How a sheet is drawn: its form, and the language of its headings by a code of two letters. */
export interface SheetDrawing {
  form: SheetForm;
  language: string;
}

/** How many pages a print-ready page takes on paper. */
export type CountPages = (html: string) => Promise<number>;

/** The sheet of a crisis plan for a reader, as a print-ready page. A short form is drawn until what is on it fits. */
export function crisisPlanSheet(
  printed: PrintedCrisisPlan,
  reader: SheetReader,
  copy: DocumentCopy,
  drawing: SheetDrawing,
  countPages: CountPages,
): Promise<string> {
  const plan = crisisPlanPaper(printed, reader, localeOfSheet(drawing.language));
  return drawSheet(plan, packOf(printed.version), copy, drawing, countPages);
}

/** The same of what stands on it. */
export async function drawSheet(
  plan: CrisisPlanPaper,
  pack: Pack,
  copy: DocumentCopy,
  { form, language }: SheetDrawing,
  countPages: CountPages,
): Promise<string> {
  const locale = localeOfSheet(language);
  const isEasy = form === SheetForm.EASY;
  const further = furtherLanguage(language, pack, isEasy ? 'easy' : 'sheet');
  if (form === SheetForm.ONE_PAGE || form === SheetForm.WALLET) {
    const lines = new ShortLines(plan, pack, locale);
    const draw = (kept: Parameters<ShortLines['only']>[0]) =>
      renderCrisisPlan(lines.only(kept), copy, locale, { form, further, leftOut: lines.leftOut(kept) });
    const lists = form === SheetForm.WALLET ? lines.forCard() : lines.forOnePage();
    return draw(await fitLines(lists, async (kept) => (await countPages(draw(kept))) === 1));
  }
  const whole = isEasy ? easyDocument(plan, pack, locale) : plan;
  return renderCrisisPlan(whole, copy, locale, { form, further, leftOut: [] });
}
