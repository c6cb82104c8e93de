import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { SeenRevision } from '../../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';
import { PRIORITIES } from './newest-words.js';

const SEEN = 'The revision that was seen; 0 where nothing was written.';

@InputType({ description: 'One thing that a team is to take on first.' })
export class AuditPriorityInput {
  @Field({ description: 'What.' })
  @IsNotBlank()
  @MaxLength(120)
  text: string;

  @Field(() => String, { nullable: true, description: 'Code of the item that it is about.' })
  @IsOptional()
  @MaxLength(20)
  code?: string | null;
}

@InputType({ description: 'What reviewers write of an audit as a whole.' })
export class SummariseAuditInput {
  @SeenRevision(SEEN)
  revision: number;

  @Field({ defaultValue: '', description: 'The summary, some lines for a board; empty takes it back.' })
  @IsOptional()
  @MaxLength(480)
  summary?: string;

  @Field(() => [AuditPriorityInput], {
    defaultValue: [],
    description:
      'The priorities, the first first. An audit is closed with three to five of them, or with none.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PRIORITIES.most)
  @ValidateNested({ each: true })
  @Type(() => AuditPriorityInput)
  priorities?: AuditPriorityInput[];
}

@InputType({ description: 'What reviewers recommend for one item of an audit.' })
export class RecommendForItemInput {
  @SeenRevision(SEEN)
  revision: number;

  @Field({ defaultValue: '', description: 'The recommendation; empty takes it back.' })
  @IsOptional()
  @MaxLength(2000)
  text?: string;
}
