import type { Type } from '@nestjs/common';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

@InputType({ description: 'Which page of a list is wanted.' })
export class PageInput {
  @Field(() => Int, { defaultValue: 1, description: 'Which page, the first is 1.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page = 1;

  @Field(() => Int, { defaultValue: 50, description: 'How many rows a page has, 1 to 100.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  size = 50;
}

/** One page of a list, and how much there is in all. */
export interface PageOf<Item> {
  items: Item[];
  total: number;
}

/** The same as a type of the API; to be extended by one with a name. */
export function pageOf<Item>(Of: Type<Item>) {
  @ObjectType({ isAbstract: true })
  abstract class OnePage implements PageOf<Item> {
    @Field(() => [Of], { description: 'The rows of the page.' })
    items: Item[];

    @Field(() => Int, { description: 'How many rows there are in all.' })
    total: number;
  }
  return OnePage;
}
