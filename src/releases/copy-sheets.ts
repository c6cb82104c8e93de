import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import type { Locale } from '../platform/i18n/locale.js';
import { type Sheet, sheet } from '../platform/web/page.js';
import { documentCopy } from './copy-view.js';
import type { PlanCopy } from './plan-copy.entity.js';
import type { ReleasedPlan } from './released-plans.js';

/** The sheets of copies, which say where it can be asked whether they hold. */
@Injectable()
export class CopySheets {
  constructor(private readonly config: Config) {}

  of(locale: Locale, copy: PlanCopy, plan: ReleasedPlan): Sheet {
    const reader = { kind: copy.reader, categories: copy.categories };
    const document = documentCopy(locale, copy, plan, this.config.PUBLIC_URL);
    return sheet(plan.sheet(reader, document, locale), plan.fileName);
  }
}
