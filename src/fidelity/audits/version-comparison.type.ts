import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { TextField, TextsField } from '../../platform/i18n/local-text.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { VersionComparison } from '../rules/compare-versions.js';

@ObjectType({ description: 'One item by two versions of a scale.' })
export class VersionComparisonItem {
  @Field({ description: 'Code of the item.' })
  code: string;

  @TextField({ description: 'Name.' })
  name: Text;

  @Field(() => Float, {
    nullable: true,
    description: 'Its rating by the older version, unrounded; missing where there is none.',
  })
  before: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Its rating now, unrounded; missing where there is none.',
  })
  now: number | null;

  @TextsField({ description: 'What changed in the item, and why; none where nothing did.' })
  changes: Text[];
}

@ObjectType({
  description:
    'An audit beside the one before it, where that was by an older version of the scale (versionsbyte). Their figures are not to be compared.',
})
export class AuditVersionComparison {
  @Field(() => ID, { description: 'The audit before, by its UUID.' })
  earlierAuditId: string;

  @Field({ description: 'The older version.' })
  earlierVersion: string;

  @TextsField({ description: 'What changed in the scale as a whole, and why.' })
  changes: Text[];

  @Field(() => [VersionComparisonItem], { description: 'Its items, in the order of the scale.' })
  items: VersionComparisonItem[];
}

export function versionComparisonType({ earlier, whole, items }: VersionComparison): AuditVersionComparison {
  return {
    earlierAuditId: earlier.audit.id,
    earlierVersion: earlier.scale.version,
    changes: whole,
    items,
  };
}
