import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TextField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import { Audit } from '../audits/audit.entity.js';
import type { SideComparison } from './compare-sides.js';
import { RatedBy } from './rated-by.js';

registerEnumType(RatedBy, {
  name: 'RatedBy',
  description: 'On whose side those were who rated an audit.',
  valuesMap: {
    SELF: { description: 'The team itself (egen skattning).' },
    OUTSIDE: { description: 'Reviewers from outside (skattning utifrån).' },
    BOTH: { description: 'One of the team and one from outside, each unseen by the other.' },
  },
});

@ObjectType({ description: 'One item as a team rates it itself, and as reviewers from outside do.' })
export class SidesOfItem {
  @Field({ description: "The item's code on the scale." })
  code: string;

  @TextField({ description: 'Name.' })
  name: Text;

  @Field(() => Float, {
    nullable: true,
    description: "The team's own rating, unrounded; missing where unrated.",
  })
  self: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The rating from outside, unrounded; missing where unrated.',
  })
  outside: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much higher the team rates itself, or lower when negative; missing where either is.',
  })
  difference: number | null;
}

@ObjectType({
  description:
    "A rating from outside beside the team's own that is nearest in time, by the same version of a scale.",
})
export class SelfOutsideComparison {
  @Field(() => Audit, { description: 'The audit that was rated from outside.' })
  outside: Audit;

  @Field(() => Audit, { description: "The same audit, where both rated it; else the team's own." })
  self: Audit;

  @Field(() => [SidesOfItem], { description: 'The items that either has rated, in the order of the scale.' })
  items: SidesOfItem[];

  @Field(() => Int, { description: 'How many items both have rated.' })
  n: number;

  @Field(() => Int, { description: "Of how many of them the team's rating is higher." })
  higher: number;

  @Field(() => Int, { description: 'Of how many the two are the same.' })
  same: number;

  @Field(() => Int, { description: "Of how many the team's rating is lower." })
  lower: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean of the differences, unrounded; missing where both have rated nothing.',
  })
  meanDifference: number | null;
}

export const sideComparisonType = ({
  outside,
  self,
  items,
  ...rest
}: SideComparison): SelfOutsideComparison => ({
  ...rest,
  outside: outside.audit,
  self: self.audit,
  items: items.map(({ item: { code, name }, ...sides }) => ({ code, name, ...sides })),
});
