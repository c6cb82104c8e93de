import { Field, Float, ObjectType } from '@nestjs/graphql';
import { TextField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { RatedAgain } from '../rules/re-review.js';

@ObjectType({ description: 'An item that a re-review rates again, beside its rating in the whole audit.' })
export class RatedAgainItem {
  @Field({ description: "The item's code on the scale." })
  code: string;

  @TextField({ description: 'Name.' })
  name: Text;

  @Field(() => Float, {
    nullable: true,
    description: 'In the whole audit, unrounded; missing where unrated.',
  })
  before: number | null;

  @Field(() => Float, { nullable: true, description: 'In the re-review, unrounded; missing where unrated.' })
  after: number | null;
}

export const ratedAgainType = ({ item: { code, name }, before, after }: RatedAgain): RatedAgainItem => {
  return { code, name, before, after };
};
