import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional } from 'class-validator';

@ArgsType()
export class ComparedVersionsArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of the earlier version; the one before the later when left out.',
  })
  @IsOptional()
  @IsInt()
  from?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the later version; the one to show when none is named, when left out.',
  })
  @IsOptional()
  @IsInt()
  to?: number | null;
}
