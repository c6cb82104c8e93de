import type { Type } from '@nestjs/common';
import { Args, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

/** One page of a list. */
export interface PageOf<Item> {
  items: Item[];
  /** How many the whole list has, of those that the asker may see. */
  total: number;
}

/** The class that an answer with one page of a list extends. */
export function pageOf<Item>(item: Type<Item>): abstract new () => PageOf<Item> {
  @ObjectType({ isAbstract: true })
  abstract class Items implements PageOf<Item> {
    @Field(() => [item], { description: 'The items of the page, in order.' })
    items: Item[];

    @Field(() => Int, { description: 'How many there are on all pages together.' })
    total: number;
  }
  return Items;
}

@InputType({ description: 'Which page of a list is wanted.' })
export class PageInput {
  @Field(() => Int, { defaultValue: 1, description: 'The page, from 1.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page: number;

  @Field(() => Int, { defaultValue: 50, description: 'At most this many items on a page, 1 to 100.' })
  @IsInt()
  @Min(1)
  @Max(100)
  size: number;
}

export const FIRST_PAGE: Readonly<PageInput> = { page: 1, size: 50 };

/** The argument that says which page of a list is wanted; the first fifty when missing. */
export const PageArg = () =>
  Args('page', { type: () => PageInput, defaultValue: FIRST_PAGE, description: 'Which page of the list.' });

/** The same in the words of a database: how many rows to take, and how many to pass over first. */
export const rowsOf = ({ page, size }: PageInput) => ({ take: size, skip: (page - 1) * size });

/** @returns the part of a list that is wanted, where the whole of it is at hand */
export function cutPage<Item>(list: readonly Item[], page: PageInput): PageOf<Item> {
  const { take, skip } = rowsOf(page);
  return { items: list.slice(skip, skip + take), total: list.length };
}
