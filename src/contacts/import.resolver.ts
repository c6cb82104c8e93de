import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { ImportRecordsInput, notationsOf, VoidImportInput } from './import.input.js';
import { ImportService } from './import.service.js';
import { describeColumns, ImportColumn } from './import-column.js';
import { ImportKind } from './import-kind.js';
import { ImportReport } from './import-report.js';
import { ImportVoiding } from './import-voiding.service.js';
import { ImportedFile, importedFileOf } from './imported-file.js';

@ObjectType({ description: 'One page of the files loaded into a team.' })
class ImportedFilePage extends pageOf(ImportedFile) {}

@Resolver()
export class ImportResolver {
  constructor(
    private readonly importService: ImportService,
    private readonly importVoiding: ImportVoiding,
  ) {}

  @Mutation(() => ImportReport, {
    description:
      'Checks a file and, when nothing in it is refused and it is no dry run, loads all of it. One file at a time is loaded into a team; another is answered FILE_BEING_LOADED meanwhile.',
  })
  @Policy('record.import')
  importRecords(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The file.' }) {
      contentBase64,
      dryRun,
      notations,
      ...file
    }: ImportRecordsInput,
  ): Promise<ImportReport> {
    return this.importService.load(
      actor,
      { ...file, content: Buffer.from(contentBase64, 'base64'), notations: notationsOf(notations) },
      { dryRun },
    );
  }

  @Mutation(() => ImportedFile, {
    description:
      'Takes back a file that was loaded: voids all of its rows and undoes its corrections (makulering). Refused while something rests on it: a closed audit of the team that counted it, or a later correction of what it brought; and where it brought or corrected what another principal owns.',
  })
  @Policy('record.import')
  async voidImport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which file, and why.' }) input: VoidImportInput,
  ): Promise<ImportedFile> {
    return importedFileOf(await this.importVoiding.void(actor, input));
  }

  @Query(() => ImportedFilePage, { description: 'The files loaded into a team, newest first.' })
  @Policy('record.import')
  async importedFiles(
    @CurrentActor() actor: Actor,
    @IdArg('teamId', 'The team.') teamId: string,
    @PageArg() page: PageInput,
  ): Promise<ImportedFilePage> {
    const { items, total } = await this.importService.list(actor, teamId, page);
    return { items: items.map(importedFileOf), total };
  }

  @Query(() => [ImportColumn], { description: 'The columns of a kind of file.' })
  @Policy('record.import')
  importColumns(
    @Args('kind', { type: () => ImportKind, description: 'What the rows are.' }) kind: ImportKind,
  ): ImportColumn[] {
    return describeColumns(kind);
  }
}
