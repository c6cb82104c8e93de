import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { TextField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import { FigureCaution } from '../measures/figure-caution.js';
import type { Parameters } from '../measures/measure.js';
import type { Mark } from '../scales/scale.js';

@ObjectType({ description: 'The working time that a figure is counted against (antagande om arbetstid).' })
export class WorkingYearAssumed {
  @Field(() => Float, { description: 'Hours of a full-time week.' })
  weekHours: number;

  @Field({ description: 'True: the team has stated these hours; else they are an assumption.' })
  isStated: boolean;

  @Field(() => Int, { description: 'Days of leave a year, taken out week by week beside public holidays.' })
  leaveDays: number;
}

@ObjectType({ description: 'What one measure says of one team (mått). See docs/measures.md.' })
export class MeasuredFigure {
  @Field({ description: 'Name of the measure.' })
  measure: string;

  /** What the scale's item asked of the measure, such as its months. */
  parameters: Parameters;

  @Field({ description: 'First day it looked at, YYYY-MM-DD.' })
  from: string;

  @Field({ description: 'Last day it looked at, YYYY-MM-DD.' })
  to: string;

  @Field(() => Float, { description: 'Numerator, in the unit it is shown in.' })
  numerator: number;

  @Field(() => Float, {
    description: 'Denominator, in the unit it is shown in; 0 when the records cannot tell.',
  })
  denominator: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The value, unrounded; missing when the records cannot tell.',
  })
  value: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many persons the value is over; missing for what is no figure per person.',
  })
  persons?: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many persons were enrolled on the last day: those that `persons` are of. The others came or left in the window, or were not drawn.',
  })
  ofPersons?: number;

  @Field(() => [FigureCaution], {
    nullable: true,
    description: 'What to keep in mind of it; missing for most.',
  })
  cautions?: FigureCaution[];

  @Field(() => [MeasuredFigure], {
    nullable: true,
    description:
      'Figures shown beside it, over the same days, as the mean beside the median; missing for most.',
  })
  beside?: MeasuredFigure[];

  @Field(() => WorkingYearAssumed, {
    nullable: true,
    description: 'The working time it is counted against; missing for most.',
  })
  workingYear?: WorkingYearAssumed;
}

@ObjectType({ description: 'What the records say of one item.' })
export class ComputedItem {
  @Field(() => MeasuredFigure, { description: "The item's own measure." })
  figure: MeasuredFigure;

  @Field(() => [MeasuredFigure], { description: "The measures of the item's caps, in the scale's order." })
  caps: MeasuredFigure[];
}

@ObjectType('SubscaleTotal', { description: "One subscale's figures in an audit." })
export class SubscaleTotalType {
  @Field({ description: 'Code of the subscale.' })
  code: string;

  @TextField({ description: 'Name of the subscale.' })
  name: Text;

  @Field(() => Int, { description: 'Items rated.' })
  rated: number;

  @Field(() => Int, { description: 'Items that a rule of the scale lets stay unrated.' })
  notRated: number;

  @Field(() => Int, { description: 'Items in all.' })
  items: number;

  @Field(() => Float, { description: 'Sum of the ratings.' })
  sum: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean of the rated items, unrounded; missing when none is.',
  })
  mean: number | null;
}

@ObjectType('AuditReading', { description: 'A published reading of a complete audit (tolkning).' })
export class ReadingType {
  @TextField({ name: 'texts', description: 'The reading.' })
  text: Text;

  @Field(() => String, { description: 'V verified in the source, C computed from it, M from memory.' })
  mark: Mark;

  @Field({ description: "Code of the source in the scale's list." })
  source: string;

  @TextField({ nullable: true, description: 'What else is said of it, less surely; missing for most.' })
  note?: Text;
}

@ObjectType({
  description:
    'Sums and means of the items of an audit that are rated, unrounded. An unrated item counts as nothing, not as nought: see how many are rated of how many.',
})
export class AuditTotal {
  @Field(() => Int, { description: 'Items rated.' })
  rated: number;

  @Field(() => Int, {
    description: 'Items that a rule of the scale lets stay unrated: the audit is complete without them.',
  })
  notRated: number;

  @Field(() => Int, { description: 'Items in all.' })
  items: number;

  @Field(() => Float, { description: 'Sum of the ratings.' })
  sum: number;

  @Field(() => Float, { nullable: true, description: 'Mean of the rated items.' })
  itemMean: number | null;

  @Field(() => Float, { nullable: true, description: "Mean of the subscales' means." })
  subscaleMean: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'What the scale calls its total; of a partial audit only where it was asked for, and then of the rated items alone.',
  })
  total: number | null;

  @Field(() => [SubscaleTotalType], { description: 'The subscales.' })
  subscales: SubscaleTotalType[];

  @Field(() => Int, {
    nullable: true,
    description: "What the figures would suggest as overall judgement; Teamkompass's own suggestion.",
  })
  suggestedJudgement: number | null;

  @Field(() => [ReadingType], { description: 'Published readings; none of a partial audit.' })
  readings: ReadingType[];
}

@ObjectType({
  description: 'The audit was not closed: some items are left, or are to be confirmed.',
})
export class AuditIncomplete {
  @Field(() => [String], {
    description: 'Codes of the items that are neither rated nor missing for a reason.',
  })
  unrated: string[];

  @Field(() => [String], {
    description:
      'Codes of the items that are rated as computed over fewer than five persons, and not confirmed.',
  })
  toConfirm: string[];
}
