import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { ImportKind } from './import-kind.js';
import type { ImportRun } from './import-run.entity.js';
import { ImportStatus } from './import-status.js';

@ObjectType({ description: 'A file that has been, or is being, loaded into a team (inläsning).' })
export class ImportedFile {
  @Field(() => ID, { description: 'UUID; the log of what it touched names it.' })
  id: string;

  @Field(() => ImportKind, { description: 'What its rows are.' })
  kind: ImportKind;

  @Field({ description: 'Its name.' })
  fileName: string;

  @Field({ description: "SHA-256 of the file's bytes, in hex." })
  checksum: string;

  @Field(() => Int, { description: 'Rows that were new or changed something.' })
  rowsAdded: number;

  @Field(() => Int, { description: 'Rows that were there already.' })
  rowsKnown: number;

  @Field(() => GraphQLISODateTime, { description: 'When it was loaded or taken back, or its loading began.' })
  at: Date;

  @Field(() => ImportStatus, { description: 'How far its loading has come.' })
  status: ImportStatus;
}

/** An import as it is shown: without the account that made it. */
export function importedFileOf({
  id,
  kind,
  fileName,
  checksum,
  rowsAdded,
  rowsKnown,
  at,
  status,
}: ImportRun): ImportedFile {
  return { id, kind: kind as ImportKind, fileName, checksum, rowsAdded, rowsKnown, at, status };
}
