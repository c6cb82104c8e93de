import { Body, Controller, Get, Param, Post, UploadedFile } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { UUID, wordOf } from '../platform/door/ids.js';
import { TakesFile } from '../platform/door/uploads.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, readForm } from '../platform/web/form.js';
import { type Download, download, type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { type Columns } from './csv/columns.js';
import { writeCsv } from './csv/write-csv.js';
import { ConfirmInput, UploadInput } from './import.input.js';
import { ImportService } from './import.service.js';
import { describeColumns, type ImportColumn } from './import-column.js';
import { importColumns } from './import-columns.js';
import { ImportKind } from './import-kind.js';
import type { ImportReport } from './import-report.js';
import { importedFileOf } from './imported-file.js';
import { PendingUploads } from './pending-uploads.js';
import { importLimits } from './read-import.js';

/** The part of an uploaded file that is used. */
interface Upload {
  originalname: string;
  buffer: Buffer;
}

@Controller('teams/:teamId/import')
export class ImportPages {
  constructor(
    private readonly imports: ImportService,
    private readonly pending: PendingUploads,
  ) {}

  @Get()
  @Policy('record.import')
  show(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    return this.form(actor, teamId, formOf());
  }

  /** Checks the file and shows what would become of it. */
  @Post()
  @TakesFile(importLimits.bytes)
  @Policy('record.import')
  async check(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: unknown,
    @UploadedFile() upload: Upload | undefined,
  ): Promise<Page> {
    const form = await readForm(UploadInput, body);
    if (!upload) form.problems.push({ path: 'file', code: 'isNotEmpty' });
    if (!form.input || !upload) return this.form(actor, teamId, form, 422);
    const file = { teamId, kind: form.input.kind, fileName: upload.originalname, content: upload.buffer };
    const report = await this.imports.load(actor, file, { dryRun: true });
    const hasNews = report.accepted && report.added + report.changed > 0;
    const id = hasNews ? this.pending.keep(actor.accountId, file) : null;
    return this.report(actor, teamId, file.fileName, report, id);
  }

  /** Loads the file that was checked. */
  @Post('confirm')
  @Policy('record.import')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { input } = await readForm(ConfirmInput, body);
    const file = input ? this.pending.take(actor.accountId, input.upload) : undefined;
    if (file?.teamId !== teamId) {
      return this.form(actor, teamId, formOf(), 409);
    }
    const report = await this.imports.load(actor, file, { dryRun: false });
    if (!report.accepted) return this.report(actor, teamId, file.fileName, report, null);
    return redirect(`/teams/${teamId}/import`, 'import.loaded');
  }

  @Get('templates/:kind')
  @Policy('record.import')
  async template(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Param('kind', wordOf(ImportKind)) kind: ImportKind,
  ): Promise<Download> {
    await this.imports.team(actor, teamId);
    const columns: Columns = importColumns[kind];
    return download({
      filename: `${translate(actor.locale, `import.kind.${kind}`).toLowerCase()}.csv`,
      contentType: 'text/csv; charset=utf-8',
      body: writeCsv(columns, []),
    });
  }

  private async form(actor: Actor, teamId: string, form: Form<unknown>, status = 200): Promise<Page> {
    const { locale } = actor;
    const team = await this.imports.team(actor, teamId);
    const runs = await this.imports.runs(actor, teamId);
    const word = (kind: ImportKind) => translate(locale, `import.kind.${kind}`);
    const model = {
      title: translate(locale, 'import.title', { team: team.name }),
      teamId,
      teamName: team.name,
      form,
      /** The checked file is no longer there to be loaded. */
      expired: status === 409,
      kinds: choicesOf(ImportKind, 'import.kind', locale),
      runs: runs.map(importedFileOf).map((run) => ({ ...run, kind: word(run.kind) })),
      formats: Object.values(ImportKind).map((kind) => ({
        kind,
        name: word(kind),
        columns: describeColumns(kind).map(locale === 'sv' ? columnInSwedish : columnInEnglish),
      })),
    };
    return page('contacts/import', model, status);
  }

  private async report(
    actor: Actor,
    teamId: string,
    fileName: string,
    report: ImportReport,
    upload: string | null,
  ): Promise<Page> {
    const { locale } = actor;
    const team = await this.imports.team(actor, teamId);
    const { kind, refusals, ignoredHeaders, encoding, delimiter, ...counts } = report;
    const model = {
      title: translate(locale, report.accepted ? 'import.reportGood' : 'import.reportBad'),
      teamId,
      teamName: team.name,
      fileName,
      kind: translate(locale, `import.kind.${kind}`),
      ...counts,
      readAs: encoding && delimiter ? translate(locale, `import.readAs.${delimiter}`, { encoding }) : null,
      ignored: ignoredHeaders.join(', '),
      refusals: refusals.map(({ line, column, value, ...reason }) => ({
        line: line ?? '–',
        column: column || '–',
        value: value || '–',
        reason: reason[locale],
      })),
      upload,
    };
    return page('contacts/import-report', model, report.accepted ? 200 : 422);
  }
}

/** A column as the page tells of it; the header first that people here would write. */
function columnInSwedish(column: ImportColumn) {
  const [header, ...others] = column.otherNames;
  return shown(
    column,
    header ?? column.name,
    [...others, column.name],
    column.meaningSv,
    column.formatSv,
    column.wordsSv,
  );
}

function columnInEnglish(column: ImportColumn) {
  return shown(column, column.name, column.otherNames, column.meaningEn, column.formatEn, column.wordsEn);
}

function shown(
  { required }: ImportColumn,
  header: string,
  otherNames: string[],
  meaning: string,
  format: string,
  words: string[],
) {
  return { header, otherNames: otherNames.join(', '), required, meaning, format: words.join(', ') || format };
}
