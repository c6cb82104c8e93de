import { Field, Float, ObjectType } from '@nestjs/graphql';
import { TextField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { ThresholdReading } from '../rules/thresholds-on.js';
import type { Mark } from '../scales/scale.js';

@ObjectType({ description: 'A lower bound on one figure of an audit (villkor).' })
export class ThresholdCondition {
  @Field(() => String, {
    nullable: true,
    description: 'A figure of the whole: sum, item_mean or subscale_mean; missing for the others.',
  })
  of?: string;

  @Field(() => String, { nullable: true, description: 'Code of the subscale whose mean it is.' })
  subscale?: string;

  @Field(() => String, { nullable: true, description: 'Code of the item whose rating it is.' })
  item?: string;

  @Field(() => Float, { description: 'The figure is to be at least this, unrounded.' })
  atLeast: number;
}

@ObjectType({
  description:
    "What somebody asks of teams' figures (lokal gräns), beside those of an audit; no reading of the scale's.",
})
export class AuditThreshold {
  @TextField({ name: 'holders', description: 'Whose it is.' })
  holder: Text;

  @TextField({ name: 'meanings', description: 'What it stands for.' })
  meaning: Text;

  @Field({ description: 'The first day on which the source is known to say it, YYYY-MM-DD.' })
  from: string;

  @Field(() => [ThresholdCondition], { description: 'What must hold, every one of it.' })
  conditions: ThresholdCondition[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether all of it is reached; missing where one of the figures cannot be told.',
  })
  reached: boolean | null;

  @Field(() => String, { description: 'V verified in the source, C computed from it, M from memory.' })
  mark: Mark;

  @TextField({ name: 'sources', description: 'Who says so.' })
  source: Text;
}

export function thresholdType({ all, ...reading }: ThresholdReading): AuditThreshold {
  return { ...reading, conditions: all };
}
