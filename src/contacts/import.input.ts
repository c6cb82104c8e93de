import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBase64, IsBoolean, IsEnum, IsNotEmpty, IsUUID } from 'class-validator';
import { MaxLength } from '../platform/text/length-rules.js';
import { ImportKind } from './import-kind.js';
import { importLimits } from './read-import.js';

@InputType({ description: 'A CSV file with records of one team.' })
export class ImportRecordsInput {
  @Field(() => ID, { description: 'The team the records belong to.' })
  @IsUUID()
  teamId: string;

  @Field(() => ImportKind, { description: 'What the rows are.' })
  @IsEnum(ImportKind)
  kind: ImportKind;

  @Field({ description: 'The name of the file, kept with the import.' })
  @IsNotEmpty()
  @MaxLength(200)
  fileName: string;

  @Field({ description: "The file's bytes in base64." })
  @IsNotEmpty()
  @IsBase64()
  @MaxLength(Math.ceil(importLimits.bytes / 3) * 4)
  contentBase64: string;

  @Field({ defaultValue: true, description: 'True: check the file and keep nothing (provläsning).' })
  @IsBoolean()
  dryRun: boolean = true;
}

/** What the upload form says beside the file. */
export class UploadInput {
  @IsEnum(ImportKind)
  kind: ImportKind;
}

/** Names the checked file that is to be loaded. */
export class ConfirmInput {
  @IsUUID()
  upload: string;
}
