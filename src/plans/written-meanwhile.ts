import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { besideStored, type Form } from '../platform/web/form.js';
import { type Page, page } from '../platform/web/page.js';
import { digestOf } from './content-digest.js';
import { mergeContent, wordsNotIn } from './merge-content.js';
import type { PlanDefinition, Versioned } from './plan-definition.js';
import type { ContentOf } from './plan-fields.js';
import { PlanStatus } from './plan-kinds.js';
import { latestOf } from './plan-lifecycle.js';
import type { PlanVersionRecord } from './plan-record.entity.js';

/** A draft as its form holds it when it is opened. */
export function openedForm<
  Plan extends Versioned<Version>,
  Version extends PlanVersionRecord & ContentOf<All>,
  All extends object,
>({ fields, sent }: PlanDefinition<Plan, Version, All>, draft: Version): Record<string, unknown> {
  return { ...sent(draft), revision: draft.revision, seenDigest: digestOf(fields, draft) };
}

/** The form of a draft that comes back, and the plan as it is now. */
export interface SentAgain<Plan, Input, Content> {
  plan: Plan;
  form: Form<Input>;
  /** What is sent as what is kept. */
  draftOf(input: Input): Content;
}

/**
 * What was sent; where somebody else has saved, both drafts in one, with what is theirs marked; and where they have agreed,
 * what of mine is not in the plan.
 * @param editor shows a form
 */
export async function writtenAgain<
  Plan extends Versioned<Version>,
  Version extends PlanVersionRecord & ContentOf<All>,
  All extends object,
  Input extends { seenDigest: string },
>(
  locale: Locale,
  definition: PlanDefinition<Plan, Version, All>,
  { plan, form, draftOf }: SentAgain<Plan, Input, ContentOf<All>>,
  editor: (form: Form<unknown>) => Promise<Page>,
): Promise<Page> {
  const { input, isStale } = form;
  if (!isStale || !input) return editor(form);
  const { fields, sent, root } = definition;
  const latest = latestOf(plan.versions);
  if (latest.status !== PlanStatus.DRAFT) {
    const title = translate(locale, 'agreedMeanwhile.title');
    const lost = wordsNotIn(fields, latest, draftOf(input), input.seenDigest);
    return page('plans/agreed-meanwhile', { title, path: `${root}/${plan.id}`, lost }, 409);
  }
  const { merged, mine, theirs, removed } = mergeContent(fields, draftOf(input), latest, input.seenDigest);
  const { revision, seenDigest } = openedForm(definition, latest);
  const both = besideStored(form, { ...sent(theirs), revision }, { ...sent(merged), seenDigest });
  return editor({ ...both, meanwhile: { ...both.meanwhile!, mine: { ...sent(mine) }, removed } });
}
