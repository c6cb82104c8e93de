import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

/** Which part of a list is wanted. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'At most this many rows, 1 to 100.' })
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number;

  @Field(() => Int, { defaultValue: 0, description: 'How many rows to pass over first.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset: number;
}
