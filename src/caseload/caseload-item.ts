import { Field, ID, ObjectType } from '@nestjs/graphql';
import { LocalText } from '../platform/i18n/local-text.js';
import type { Locale } from '../platform/i18n/locale.js';
import { CaseloadKind, Urgency } from './caseload-kinds.js';

/** One thing that waits for somebody. */
@ObjectType({ description: 'One thing that waits for the signed-in person (att göra).' })
export class CaseloadItem {
  @Field(() => CaseloadKind, { description: 'What.' })
  kind: CaseloadKind;

  @Field(() => Urgency, { description: 'When it is to be done, seen from today.' })
  urgency: Urgency;

  @Field(() => String, { nullable: true, description: 'The day it is to be done by, YYYY-MM-DD.' })
  dueOn: string | null;

  @Field(() => ID, { nullable: true, description: 'The person it is about, where it is about one.' })
  personId: string | null;

  @Field({ description: 'Whether the signed-in person coordinates today for the person it is about.' })
  isMine: boolean;

  /** The team in which it waits, where it is one's. */
  team: { id: string; name: string } | null;

  @Field({ description: 'The page on which it is taken care of, from the root of the installation.' })
  path: string;

  @Field(() => [LocalText], { description: 'What waits, in words. Names the person.' })
  text?: LocalText[];

  /** The same in one language. Names a person, so it is shown and never logged. */
  say: (locale: Locale) => string;
}
