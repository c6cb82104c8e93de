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

  @Field(() => Int, {
    description: 'While it is being loaded or voided: rows that are to be written in all.',
  })
  rowsToWrite: number;

  @Field(() => Int, { description: 'How many of them have been.' })
  rowsWritten: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was voided, or that began.' })
  voidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who voided it.' })
  voidedByName: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was voided.' })
  voidReason: string | null;
}

/** An import as it is shown: without the accounts that made and voided it. */
export function importedFileOf(run: ImportRun): ImportedFile {
  const { id, fileName, checksum, rowsAdded, rowsKnown, at, status, rowsToWrite, rowsWritten } = run;
  const { voidedAt, voidedByName, voidReason } = run;
  const loaded = { id, kind: run.kind as ImportKind, fileName, checksum, rowsAdded, rowsKnown, at, status };
  return { ...loaded, rowsToWrite, rowsWritten, voidedAt, voidedByName, voidReason };
}
