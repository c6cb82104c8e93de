import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { TextField, TextsField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import { levelsOf, type Mark, type RatedItem, ratedOf, type Scale, type ScaleItem } from './scale.js';

@ObjectType('ScaleLevel', { description: 'One rating of an item and what it stands for (nivå).' })
export class ScaleLevelType {
  @Field(() => Int, { description: 'The rating.' })
  rating: number;

  @TextField({ name: 'texts', description: 'What it stands for.' })
  text: Text;

  @Field(() => Float, { nullable: true, description: 'The measure reaches it at this value.' })
  from?: number;

  @Field(() => Float, { nullable: true, description: 'The measure reaches it just above this value.' })
  above?: number;

  @Field(() => String, {
    description: 'How sure its numbers are: V verified, C computed from a verified source, M from memory.',
  })
  mark: Mark;

  @Field({ description: "Code of their source in the scale's list." })
  source: string;
}

@ObjectType('ScaleItemHelp', { description: 'What helps whoever rates an item (hjälp).' })
export class ScaleItemHelp {
  @TextField({ name: 'definitions', description: 'What is rated, and what the words of it mean.' })
  definition: Text;

  @TextField({ name: 'places', description: 'Where to look.' })
  where: Text;

  @TextsField({ name: 'questions', description: 'Questions to ask.' })
  ask: Text[];

  @TextField({ name: 'decisionRules', description: 'How to decide between ratings.' })
  rules: Text;
}

@ObjectType({ description: 'A published rule by which an item may stay unrated (regel).' })
export class ScaleNotRatedRule {
  @Field({ description: 'Code.' })
  code: string;

  @TextField({ name: 'texts', description: 'What it says.' })
  text: Text;

  @Field(() => String, { description: 'V verified in the source, C computed from it, M from memory.' })
  mark: Mark;

  @Field({ description: "Code of the source in the scale's list." })
  source: string;
}

@ObjectType('ScaleChange', { description: 'What differs from the version before, and why (ändring).' })
export class ScaleChangeType {
  @Field(() => [String], { description: 'Codes of the items; none where it is the scale as a whole.' })
  items: string[];

  @TextField({ name: 'texts', description: 'What, and why.' })
  text: Text;
}

@ObjectType({ description: 'One part of a day of a review at the team (del av besöket).' })
export class ScaleVisitPart {
  @TextField({ description: 'Name.' })
  name: Text;

  @Field(() => [String], { description: 'Codes of the items that it is for.' })
  items: string[];

  @TextsField({ description: 'What to ask, look at or listen for.' })
  prompts: Text[];
}

@ObjectType({ description: 'One day of a review at the team (besöksdag).' })
export class ScaleVisitDay {
  @Field(() => Int, { description: 'Its number, from 1.' })
  day: number;

  @Field(() => [ScaleVisitPart], { description: 'Its parts, in the order in which they are best done.' })
  parts: ScaleVisitPart[];
}

@ObjectType('ScaleWindow', {
  description:
    "How far back from the audit's last day an item or a whole scale looks: so many weeks, or months.",
})
export class ScaleWindowType {
  @Field(() => Int, { nullable: true, description: 'Weeks.' })
  weeks?: number;

  @Field(() => Int, { nullable: true, description: 'Months.' })
  months?: number;
}

@ObjectType('ScaleItem', { description: 'One item of a scale (kriterium).' })
export class ScaleItemType {
  @Field({ description: 'Code, such as H1.' })
  code: string;

  @Field({ description: 'Code of its subscale.' })
  subscale: string;

  @TextField({ description: 'Name.' })
  name: Text;

  @TextField({ description: 'What it is about.' })
  about: Text;

  @TextField({
    nullable: true,
    description: 'How we read the source where it leaves a choice.',
  })
  note?: Text;

  @Field(() => String, { nullable: true, description: 'The measure that rates it; missing when people do.' })
  measure?: string;

  @Field(() => ScaleItemHelp, { nullable: true, description: 'What helps whoever rates it.' })
  help?: ScaleItemHelp;

  @Field(() => [String], { description: 'Codes of the rules by which it may stay unrated.' })
  notRated: string[];

  @Field(() => ScaleWindowType, {
    nullable: true,
    description: "The days its measure looks over in place of the audit's window; missing for most.",
  })
  window?: ScaleWindowType;

  @Field(() => [ScaleLevelType], {
    description: 'Its ratings, from the lowest up; none where it is the mean of its parts.',
  })
  levels: ScaleLevelType[];

  @Field(() => [ScaleItemType], {
    description: 'Its parts, where its rating is their mean; none where it is rated itself.',
  })
  parts: ScaleItemType[];
}

@ObjectType('ScaleTopic', { description: 'What is described in words and never rated (beskrivande fråga).' })
export class ScaleTopicType {
  @Field({ description: 'Code.' })
  code: string;

  @TextField({ description: 'Name.' })
  name: Text;

  @TextField({ description: 'What it is about.' })
  about: Text;

  @TextsField({ description: 'Questions that help to describe it.' })
  prompts: Text[];
}

@ObjectType('JudgementLevel', { description: 'One level of an overall judgement.' })
export class JudgementLevelType {
  @Field(() => Int, { description: 'Its number.' })
  rating: number;

  @TextField({ name: 'texts', description: 'What it is called.' })
  text: Text;
}

@ObjectType('ScaleJudgement', {
  description: 'An overall judgement that people give beside the items; no formula gives it.',
})
export class ScaleJudgementType {
  @TextField({ description: 'Name.' })
  name: Text;

  @TextField({ description: 'What it is about.' })
  about: Text;

  @Field(() => [JudgementLevelType], { description: 'From the lowest up.' })
  levels: JudgementLevelType[];
}

@ObjectType('ScaleTarget', {
  description: 'Which ratings a team is held to, and which call for improvement.',
})
export class ScaleTargetType {
  @Field(() => Int, { description: 'The lowest rating within the range.' })
  acceptable: number;

  @Field(() => Int, { description: 'The highest rating that calls for improvement.' })
  improve: number;

  @Field(() => String, { description: 'V verified in the source, C computed from it, M from memory.' })
  mark: Mark;

  @Field({ description: "Code of the source in the scale's list." })
  source: string;
}

@ObjectType('Subscale', { description: 'A subscale (delskala).' })
export class SubscaleType {
  @Field({ description: 'Code.' })
  code: string;

  @TextField({ description: 'Name.' })
  name: Text;
}

@ObjectType('ScaleSource', { description: 'A source of the numbers of a scale.' })
export class ScaleSourceType {
  @Field({ description: 'Code.' })
  code: string;

  @TextField({ name: 'texts', description: 'What it is.' })
  text: Text;
}

@ObjectType('ReviewQuestion', {
  description: "What a chart review asks of each sampled person's records, as evidence for an item.",
})
export class ReviewQuestionType {
  @Field({ description: 'Code.' })
  code: string;

  @Field({ description: 'Code of the item, or of a part of one.' })
  item: string;

  @TextField({ name: 'texts', description: 'The question; yes is what the item looks for.' })
  text: Text;
}

@ObjectType({ description: 'One version of a fidelity scale (programtrohetsskala).' })
export class FidelityScale {
  @Field({ description: 'Code, such as dacts.' })
  id: string;

  @Field({ description: 'Version.' })
  version: string;

  @Field({ description: "SHA-256 of the scale's file, in hex." })
  checksum: string;

  @TextField({ description: 'Name.' })
  name: Text;

  @TextField({ description: 'What it is.' })
  about: Text;

  @TextField({
    nullable: true,
    description: 'Whose licensed words stand in place of our own, and on what terms; missing when none do.',
  })
  licence?: Text;

  @Field(() => ScaleWindowType, {
    nullable: true,
    description: "The audit's window; missing where whoever begins an audit chooses it.",
  })
  window?: ScaleWindowType;

  @Field({ description: 'Which figure is its total: sum, item_mean or subscale_mean.' })
  total: string;

  @Field(() => [SubscaleType], { description: 'Subscales.' })
  subscales: SubscaleType[];

  @Field(() => [ScaleItemType], { description: 'Items.' })
  items: ScaleItemType[];

  @Field({ description: 'What is rated: team, or case for the work with each person of a sample.' })
  level: string;

  @Field(() => [ScaleTopicType], { description: 'What is described in words beside the items.' })
  topics: ScaleTopicType[];

  @Field(() => ScaleJudgementType, {
    nullable: true,
    description: 'The overall judgement beside the items; missing where the scale has none.',
  })
  judgement?: ScaleJudgementType;

  @Field(() => ScaleTargetType, {
    nullable: true,
    description: 'Which ratings a team is held to; missing where the scale does not say.',
  })
  target?: ScaleTargetType;

  @Field(() => [ScaleSourceType], { description: 'Sources of its numbers.' })
  sources: ScaleSourceType[];

  @Field(() => [ScaleNotRatedRule], { description: 'Rules by which items may stay unrated.' })
  notRatedRules: ScaleNotRatedRule[];

  @Field(() => [ScaleChangeType], { description: 'What differs from the version before, and why.' })
  changes: ScaleChangeType[];

  @Field(() => [ScaleVisitDay], {
    description: 'The days of a review at the team; none where the scale does not say.',
  })
  visit: ScaleVisitDay[];

  @Field(() => [ReviewQuestionType], {
    description: 'The questions of its chart review; empty where it has none.',
  })
  review: readonly ReviewQuestionType[];
}

export function scaleType(scale: Scale): FidelityScale {
  const { level = 'team', topics = [], review = [], notRatedRules = [], visit = [] } = scale;
  const changes = (scale.changes ?? []).map(({ items = [], text }) => ({ items, text }));
  return { ...scale, level, topics, review, notRatedRules, changes, visit, items: scale.items.map(itemType) };
}

function itemType(item: ScaleItem): ScaleItemType {
  const notRated = item.notRated ?? [];
  if (!('parts' in item)) return { ...item, notRated, levels: levelTypes(item), parts: [] };
  const parts = ratedOf(item).map((part) => ({ ...part, notRated, levels: levelTypes(part), parts: [] }));
  return { ...item, notRated, levels: [], parts };
}

function levelTypes(item: RatedItem): ScaleLevelType[] {
  const { numbers: mark, source } = item.provenance;
  return levelsOf(item).map((level) => ({ mark, source, ...level }));
}
