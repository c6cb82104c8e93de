import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum DistributionStatus {
  SHOWN = 'SHOWN',
  SUPPRESSED = 'SUPPRESSED',
  NONE = 'NONE',
}
registerEnumType(DistributionStatus, {
  name: 'DistributionStatus',
  description: 'Whether figures of several teams together are told. Suppressed is not the same as none.',
  valuesMap: {
    SHOWN: { description: 'They are told.' },
    SUPPRESSED: { description: 'There are some, but so few or so alike that one team could be recognised.' },
    NONE: { description: 'No team has an audit to count.' },
  },
});

@ObjectType({
  description: 'Quartiles of one figure over the teams, in coarse steps. Lowest and highest are never told.',
})
export class FigureDistribution {
  @Field({ description: 'sum, item_mean or subscale_mean of a total; the code of a subscale.' })
  figure: string;

  @Field(() => Float, { description: 'A quarter of the teams are at or below about this (undre kvartil).' })
  lower: number;

  @Field(() => Float, { description: 'Half of the teams are at or below about this (median).' })
  median: number;

  @Field(() => Float, {
    description: 'Three quarters of the teams are at or below about this (övre kvartil).',
  })
  upper: number;
}

@ObjectType({ description: 'How many of the teams have one rating.' })
export class RatingShare {
  @Field(() => Int, { description: 'The rating; a mean is rounded half up.' })
  rating: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Percent of the teams, in steps of five; missing when it is suppressed.',
  })
  percent: number | null;
}

@ObjectType({ description: 'How the teams are spread over the ratings of one item.' })
export class ItemDistribution {
  @Field({ description: 'Code of the item.' })
  code: string;

  @Field(() => DistributionStatus, { description: 'Whether it is told.' })
  status: DistributionStatus;

  @Field(() => [RatingShare], {
    description: 'Each rating of the scale from the lowest up; none when suppressed.',
  })
  shares: RatingShare[];
}

@ObjectType({
  description:
    "How the country's teams are spread on one scale version, without saying which team is where: from each team's latest closed audit by the whole scale with every item rated.",
})
export class FidelityDistribution {
  @Field({ description: 'Code of the scale.' })
  scale: string;

  @Field({ description: 'Version of the scale. Other versions are in no figure.' })
  version: string;

  @Field(() => DistributionStatus, { description: 'Whether the figures are told.' })
  status: DistributionStatus;

  @Field(() => Int, { nullable: true, description: 'n: teams in the figures; missing when suppressed.' })
  teams: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Teams of the register that have no such audit and are in no figure; missing when it would tell how many have one.',
  })
  teamsLeftOut: number | null;

  @Field({
    description: 'Only audits closed before this day are in it, YYYY-MM-DD: it changes twice a year.',
  })
  closedBefore: string;

  @Field(() => [FigureDistribution], { description: "Totals by every method, the scale's own first." })
  totals: FigureDistribution[];

  @Field(() => [FigureDistribution], { description: 'Means of the subscales.' })
  subscales: FigureDistribution[];

  @Field(() => [ItemDistribution], { description: 'The items.' })
  items: ItemDistribution[];
}
