import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { TextField } from '../../platform/i18n/local-text.js';
import { perLocale, type Text } from '../../platform/i18n/locale.js';
import { Audit } from '../audits/audit.entity.js';
import { MeasuredFigure } from '../audits/audit.type.js';
import { rangeItems } from '../rules/range-items.js';
import type { RatingThen } from '../rules/rating-history.js';
import type { AuditView } from '../rules/view-audit.js';
import { describeMove } from '../workspace/describe-move.js';
import { improvementRange } from './improvement-range.js';

@ObjectType({ description: 'The least change of one quantity of a figure, while the other is held.' })
export class FigureChange {
  @Field(() => MeasuredFigure, { description: 'The figure as it is.' })
  figure: MeasuredFigure;

  @Field({ description: 'Which quantity: numerator or denominator.' })
  part: string;

  @Field(() => Float, { description: 'How much more, or less when negative, in the unit it is shown in.' })
  by: number;

  @Field(() => Float, { description: 'What the quantity becomes.' })
  to: number;
}

@ObjectType({ description: 'A cap that holds a rating down, and what would lift it.' })
export class HoldingCap {
  @TextField({ name: 'texts', description: 'What the cap asks for.' })
  text: Text;

  @Field(() => FigureChange, {
    nullable: true,
    description: 'The change that lifts it; missing when the records cannot tell.',
  })
  change: FigureChange | null;
}

@ObjectType({
  description:
    'What the records would have to say for an item to be rated higher (vad som skulle flytta kriteriet). Information, not an order.',
})
export class ItemMove {
  @Field(() => Int, { description: 'The rating that it reaches.' })
  rating: number;

  @Field(() => FigureChange, {
    nullable: true,
    description: "Of the item's own figure; missing when that is good enough.",
  })
  change: FigureChange | null;

  @Field(() => [HoldingCap], { description: 'The caps that hold the rating below.' })
  caps: HoldingCap[];

  @TextField({ description: 'The same in words.' })
  texts: Text;
}

@ObjectType('RangedPart', {
  description: 'What is rated of an item, itself or one of its parts, and what would move it.',
})
export class RangedPartType {
  @Field({ description: 'Code.' })
  code: string;

  @Field(() => Float, { nullable: true, description: 'The rating; missing while unrated.' })
  rating: number | null;

  @Field(() => [ItemMove], {
    description: 'What would move it to the next rating and to the acceptable one; none within the range.',
  })
  moves: ItemMove[];
}

@ObjectType('RangedItem', { description: 'An item of an audit beside the range that teams are held to.' })
export class RangedItemType {
  @Field({ description: "The item's code on the scale." })
  code: string;

  @TextField({ description: 'Name.' })
  name: Text;

  @Field(() => Float, {
    nullable: true,
    description: 'The rating, or the mean of its parts or persons, unrounded; missing while unrated.',
  })
  rating: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'within the range, between, or improve: to be worked with; missing while unrated.',
  })
  place: string | null;

  @Field(() => [RangedPartType], { description: 'What is rated of it.' })
  parts: RangedPartType[];
}

@ObjectType({ description: 'What an audit leads on to: each item beside the range that teams are held to.' })
export class AuditImprovement {
  @Field(() => Int, {
    description: 'Ratings from this up are within the range; fives everywhere are no aim.',
  })
  acceptable: number;

  @Field(() => Int, { description: 'Items rated this or lower are worked with.' })
  improve: number;

  @Field(() => [RangedItemType], { description: 'The items, in the order of the scale.' })
  items: RangedItemType[];
}

@ObjectType({ description: 'What an item was rated in one audit.' })
export class ImprovementRating {
  @Field(() => Audit, { description: 'The audit, with its window.' })
  audit: Audit;

  @Field(() => Float, { nullable: true, description: 'Unrounded; missing where it was not rated.' })
  rating: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many persons the rating is a mean over; missing where the team was rated.',
  })
  persons: number | null;

  @Field(() => [MeasuredFigure], { description: 'What the records said of it.' })
  figures: MeasuredFigure[];
}

@ObjectType({
  description:
    'What has moved since an action was planned. Only ratings by the same version of the scale are beside each other.',
})
export class ImprovementMove {
  @Field(() => ImprovementRating, { description: 'In the audit that the action came of.' })
  before: ImprovementRating;

  @Field(() => ImprovementRating, {
    nullable: true,
    description: 'The latest rating since then; missing while there is none.',
  })
  after: ImprovementRating | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much higher it is, or lower when negative, unrounded; missing while either is.',
  })
  change: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it has come to the rating aimed at; missing where none was, and while nothing has been rated since.',
  })
  isReached: boolean | null;

  @Field({
    description: 'Whether it has since been rated by another version of the scale, which tells of no move.',
  })
  isOtherVersion: boolean;
}

export function ratingType({ view: { audit }, rating, persons, parts }: RatingThen): ImprovementRating {
  const figures = parts.flatMap(({ record }) => record.computed?.figure ?? []);
  return { audit, rating, persons, figures };
}

export function improvementType(view: AuditView): AuditImprovement {
  const { acceptable, improve } = improvementRange(view.scale);
  const items = rangeItems(view).map(({ item: { code, name }, rating, place, parts }) => ({
    code,
    name,
    rating,
    place,
    parts: parts.map((part) => ({
      code: part.item.code,
      rating: part.rating,
      moves: part.moves.map((move) => ({
        ...move,
        caps: move.caps.map(({ cap, change }) => ({ text: cap.text, change })),
        texts: perLocale((locale) => describeMove(locale, part.rating ?? 0, move).text),
      })),
    })),
  }));
  return { acceptable, improve, items };
}
