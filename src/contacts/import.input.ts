import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBase64,
  IsBoolean,
  IsEnum,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { ColumnNotations } from '../platform/csv/columns.js';
import { Notation } from '../platform/csv/notation.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { ImportKind } from './import-kind.js';
import { importLimits } from './read-import.js';

@InputType({ description: 'How a column is written whose cells could mean several things.' })
export class ColumnNotationInput {
  @Field({ description: 'The column, as the question names it.' })
  @IsNotBlank()
  @MaxLength(40)
  column: string;

  @Field(() => Notation, { description: 'How it is written.' })
  @IsEnum(Notation)
  notation: Notation;
}

@InputType({ description: 'A CSV file with records of one team.' })
export class ImportRecordsInput {
  @Field(() => ID, { description: 'The team the records belong to.' })
  @IsUUID()
  teamId: string;

  @Field(() => ImportKind, { description: 'What the rows are.' })
  @IsEnum(ImportKind)
  kind: ImportKind;

  @Field({ description: 'The name of the file, kept with the import.' })
  @IsNotBlank()
  @MaxLength(200)
  fileName: string;

  @Field({ description: "The file's bytes in base64." })
  @IsNotBlank()
  @IsBase64()
  @MaxLength(Math.ceil(importLimits.bytes / 3) * 4)
  contentBase64: string;

  @Field({ defaultValue: true, description: 'True: check the file and keep nothing (provläsning).' })
  @IsBoolean()
  dryRun: boolean = true;

  @Field(() => String, {
    nullable: true,
    description:
      'Confirms the corrections of what is stored that a dry run has shown, by its `correctionsDigest`. Without it a file with corrections is not loaded.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  correctionsDigest?: string | null;

  @Field(() => [ColumnNotationInput], {
    defaultValue: [],
    description: 'Answers to the questions of an earlier report.',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ColumnNotationInput)
  notations: ColumnNotationInput[] = [];
}

/** Names the checked file, and answers what it left to be asked. */
export class AnswersInput {
  @IsUUID()
  upload: string;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ColumnNotationInput)
  notations: ColumnNotationInput[] = [];
}

/** What the upload form says beside the file. */
export class UploadInput {
  @IsEnum(ImportKind)
  kind: ImportKind;
}

@InputType({ description: 'A file that was loaded and is to be taken back whole.' })
export class VoidImportInput {
  @Field(() => ID, { description: 'The file, as `importedFiles` names it.' })
  @IsUUID()
  importRunId: string;

  @Field({ description: 'Why. It is shown with the file.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

/** Names the checked file that is to be loaded. */
export class ConfirmInput {
  @IsUUID()
  upload: string;
}

/** Answers by the column's key. */
export function notationsOf(answers: readonly ColumnNotationInput[]): ColumnNotations {
  return Object.fromEntries(answers.map(({ column, notation }) => [column, notation]));
}
