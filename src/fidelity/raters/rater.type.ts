import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AuditItem } from '../audits/audit.entity.js';
import type { Agreement } from './agreement.js';
import { AuditStage, RatingDifference } from './compare-ratings.js';
import { AuditRater } from './rater.entity.js';

registerEnumType(AuditStage, {
  name: 'AuditStage',
  description: 'Where an audit stands (skede).',
  valuesMap: {
    RATING: { description: 'Being rated; by two raters, unseen by each other.' },
    CONSENSUS: { description: 'Both raters have finished and settle what differs.' },
    CLOSED: { description: 'Nothing changes any more.' },
  },
});

registerEnumType(RatingDifference, {
  name: 'RatingDifference',
  description: 'How two ratings of one item differ.',
  valuesMap: {
    TWO_STEPS: { description: 'By two steps or more.' },
    ONE_STEP: { description: 'By one step.' },
    ONE_RATED: { description: 'One has rated it, the other has said why it cannot be rated.' },
    ONE_RULE: { description: 'Neither has rated it, but not by the same rule of the scale.' },
  },
});

@ObjectType({ description: 'What one of the two raters said of one item, shown when both have finished.' })
export class RaterRating {
  @Field(() => AuditRater, { description: 'Who.' })
  rater: AuditRater;

  @Field(() => Int, { nullable: true, description: 'The rating; missing where it could not be rated.' })
  rating: number | null;

  @Field({ description: 'Why this rating.' })
  note: string;

  @Field({ description: 'Why there is no rating; empty when there is one.' })
  missingReason: string;

  @Field(() => String, {
    nullable: true,
    description: "Code of the scale's rule by which it is not rated; missing where there is none.",
  })
  notRatedRule: string | null;
}

@ObjectType({ description: 'What both raters said of one item, and what they have settled.' })
export class ComparedItem {
  @Field(() => RatingDifference, { nullable: true, description: 'Missing where both say the same.' })
  difference: RatingDifference | null;

  @Field(() => [RaterRating], { description: 'What each said, in the order of the raters.' })
  ratings: RaterRating[];

  @Field(() => AuditItem, {
    description: 'The item; without rating and reason until the two have settled it.',
  })
  item: AuditItem;
}

@ObjectType('RaterAgreement', {
  description:
    'How alike two raters have rated one audit; not how right they are, nor how others would rate.',
})
export class AgreementType implements Agreement {
  @Field(() => Int, { description: 'How many ratings both gave.' })
  n: number;

  @Field(() => Float, { nullable: true, description: 'Percent of them that are the same; missing of none.' })
  exactPercent: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of them that differ by one step or not at all; missing of none.',
  })
  withinOnePercent: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Cohen's weighted kappa with quadratic weights; missing where either rater has given one rating throughout.",
  })
  weightedKappa: number | null;
}

@ObjectType({ description: "Two raters' ratings side by side." })
export class RatingComparison {
  @Field(() => AgreementType, { description: 'How alike they are.' })
  agreement: AgreementType;

  @Field(() => Int, {
    description:
      'How many both left as the records gave them; they count in the agreement and make it higher.',
  })
  asComputed: number;

  @Field(() => [ComparedItem], {
    description:
      'What differs: two steps or more first, then one step, then what only one has rated, then what is not rated by different rules.',
  })
  differing: ComparedItem[];

  @Field(() => Int, { description: 'How many say the same, also that they cannot be rated.' })
  same: number;
}
