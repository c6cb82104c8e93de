import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { IsEnum } from 'class-validator';

export enum BulkPrintFormat {
  PDF = 'PDF',
  ZIP = 'ZIP',
}
registerEnumType(BulkPrintFormat, {
  name: 'BulkPrintFormat',
  description: 'In what form many plans are printed.',
  valuesMap: {
    PDF: { description: 'One PDF, with each plan on pages of its own (en PDF).' },
    ZIP: { description: 'A ZIP file with one PDF for each plan (en PDF för varje plan).' },
  },
});

/** What the form asks. */
@InputType({ description: 'All plans that are shared with a unit, to be printed.' })
export class BulkPrintInput {
  @Field(() => BulkPrintFormat, { description: 'In what form.' })
  @IsEnum(BulkPrintFormat)
  format: BulkPrintFormat;
}
