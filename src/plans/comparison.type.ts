import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ComparedField, ComparedVersions } from './compare-versions.js';
import { PlanChange } from './plan-kinds.js';

@ObjectType({ description: 'Some words of a text, and what became of them.' })
export class PlanTextPart {
  @Field(() => PlanChange, { description: 'Kept, added or removed.' })
  change: PlanChange;

  @Field({ description: 'The words, with the blanks after them.' })
  text: string;
}

@ObjectType({ description: 'One field of two versions of a plan, or of one of their rows.' })
export class PlanFieldChange {
  @Field({ description: 'The name of the field.' })
  name: string;

  @Field(() => PlanChange, { description: 'What became of it.' })
  change: PlanChange;

  @Field(() => String, {
    nullable: true,
    description: 'What the earlier version says; an id, a day or yes as text.',
  })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'What the later version says.' })
  after: string | null;

  @Field(() => [PlanTextPart], { description: 'Of words that were changed: which.' })
  parts: PlanTextPart[];
}

@ObjectType({ description: 'One row of two versions of a plan.' })
export class PlanRowChange {
  @Field(() => PlanChange, { description: 'What became of it.' })
  change: PlanChange;

  @Field({ description: 'Whether it stands in another place among those that are there still (flyttad).' })
  isMoved: boolean;

  @Field(() => [PlanFieldChange], { description: 'What it says, field by field.' })
  fields: PlanFieldChange[];
}

@ObjectType({ description: 'A list of rows of two versions of a plan.' })
export class PlanListChange {
  @Field({ description: 'The name of the list, such as statements.' })
  name: string;

  @Field(() => [PlanRowChange], { description: 'Its rows, in the order of the later version.' })
  rows: PlanRowChange[];
}

@ObjectType({ description: 'What differs between two versions of a plan (jämförelse).' })
export class PlanComparison {
  @Field(() => Int, { description: 'The number of the earlier version.' })
  from: number;

  @Field(() => Int, { description: 'The number of the later version.' })
  to: number;

  @Field(() => [PlanFieldChange], { description: 'What stands in no list.' })
  fields: PlanFieldChange[];

  @Field(() => [PlanListChange], { description: 'The lists.' })
  lists: PlanListChange[];
}

/** A comparison as the API tells it. */
export function planComparison(
  { number: from }: { number: number },
  { number: to }: { number: number },
  { fields, lists }: ComparedVersions,
): PlanComparison {
  return {
    ...{ from, to, fields: fields.map(fieldChange) },
    lists: lists.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ change, isMoved, before, after, ...row }) => ({
        ...{ change, isMoved },
        fields: row.fields.map(fieldChange).map((field) => ({
          ...field,
          ...(before === null && { change: isBlank(field.after) ? PlanChange.KEPT : change, before: null }),
          ...(after === null && { change: isBlank(field.before) ? PlanChange.KEPT : change, after: null }),
        })),
      })),
    })),
  };
}

/** A comparison without what the earlier version says. */
export const withoutBefore = ({ fields, lists, ...versions }: PlanComparison): PlanComparison => {
  const afterAlone = (field: PlanFieldChange): PlanFieldChange => ({
    ...field,
    before: null,
    parts: field.parts.filter(({ change }) => change !== PlanChange.REMOVED),
  });
  return {
    ...versions,
    fields: fields.map(afterAlone),
    lists: lists.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => ({ ...row, fields: row.fields.map(afterAlone) })),
    })),
  };
};

const fieldChange = ({ name, change, before, after, parts }: ComparedField): PlanFieldChange => ({
  ...{ name, change, parts },
  before: said(before),
  after: said(after),
});

const said = (value: unknown) => (value === null || value === undefined ? null : String(value));
const isBlank = (value: string | null) => value === null || value === '';
