import { Field, InputType } from '@nestjs/graphql';
import { IsEnum } from 'class-validator';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';
import { EvidenceSource } from './evidence.entity.js';

@InputType({ description: 'What a rating of one item rests on.' })
export class AddEvidenceInput {
  @Field(() => EvidenceSource, { description: 'Where it comes from.' })
  @IsEnum(EvidenceSource)
  source: EvidenceSource;

  @Field({ description: 'What was seen or said; nothing about single persons.' })
  @IsNotBlank()
  @MaxLength(4000)
  note: string;
}
