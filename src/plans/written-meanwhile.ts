import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { besideStored, type Form } from '../platform/web/form.js';
import { type Page, page } from '../platform/web/page.js';
import { mergeContent, type SharedRows, wordsNotIn } from './merge-content.js';
import { ownContent } from './plan-content.js';
import type { ContentOf } from './plan-fields.js';

type Values = Record<string, unknown>;

/** How an editor of a plan shows what two have written. */
export interface TwoWriters<All> {
  fields: All;
  shared?: SharedRows<All>;
  /** Content as the fields of the editor's form. */
  values(content: ContentOf<All>): Values;
  /** What is shown of theirs beside the rows of the form. */
  besideRows?(merged: ContentOf<All>, theirs: ContentOf<All>): Values;
}

/** Somebody else has saved: both drafts in one form, mine with what is theirs alone, and theirs beside it. */
export function mergedForm<All extends object>(
  { fields, shared, values, besideRows }: TwoWriters<All>,
  sent: Form<unknown>,
  mine: ContentOf<All>,
  theirs: ContentOf<All> & { revision: number },
): Form<unknown> {
  const { merged, added } = mergeContent(fields, mine, theirs, shared);
  const stored = {
    ...ownContent(fields, theirs),
    ...besideRows?.(merged, theirs),
    revision: theirs.revision,
  };
  return besideStored(sent, stored, values(merged), added);
}

/** Somebody has agreed on the plan: what I wrote that is not in it. @param path of the plan's page */
export function agreedMeanwhile<All extends object>(
  locale: Locale,
  { fields, shared }: TwoWriters<All>,
  path: string,
  mine: ContentOf<All>,
  agreed: ContentOf<All>,
): Page {
  const title = translate(locale, 'agreedMeanwhile.title');
  const lost = wordsNotIn(fields, agreed, mine, shared);
  return page('plans/agreed-meanwhile', { title, path, lost }, 409);
}
