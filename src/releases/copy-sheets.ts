import { Injectable } from '@nestjs/common';
import { localeOfSheet } from '../crisis-plans/sheets/sheet-languages.js';
import type { SheetReader } from '../plans/cut-for-reader.js';
import { Config } from '../platform/config/config.js';
import { type Sheet, sheet } from '../platform/web/page.js';
import { documentCopy } from './copy-view.js';
import type { PlanCopy } from './plan-copy.entity.js';
import type { ReleasedPlan } from './released-plans.js';

/** The sheet of a copy, in the form and the language in which it was given. @param publicUrl where it can be asked whether it holds */
export function sheetOf(
  copy: PlanCopy,
  plan: ReleasedPlan,
  publicUrl?: string,
  reader: SheetReader = { kind: copy.reader, categories: copy.categories },
): Promise<string> {
  const { sheetForm: form, sheetLanguage: language } = copy;
  const document = documentCopy(localeOfSheet(language), copy, plan, publicUrl);
  return plan.sheet(reader, document, { form, language });
}

/** The sheets of copies, which say where it can be asked whether they hold. */
@Injectable()
export class CopySheets {
  constructor(private readonly config: Config) {}

  async of(copy: PlanCopy, plan: ReleasedPlan): Promise<Sheet> {
    return sheet(await sheetOf(copy, plan, this.config.PUBLIC_URL), plan.fileName);
  }
}
