import { Body, Controller, Get, Param, Post, UploadedFile } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { type Columns } from '../platform/csv/columns.js';
import { writeCsv } from '../platform/csv/write-csv.js';
import { UUID, wordOf } from '../platform/door/ids.js';
import { TakesFile } from '../platform/door/uploads.js';
import { describeError } from '../platform/errors/describe-error.js';
import { problemText } from '../platform/errors/problem.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, readForm } from '../platform/web/form.js';
import { type Download, download, type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { ConfirmInput, UploadInput } from './import.input.js';
import { ImportService } from './import.service.js';
import { importColumns } from './import-columns.js';
import { ImportKind } from './import-kind.js';
import { type ImportReport, reasonText } from './import-report.js';
import { importedFileOf } from './imported-file.js';
import { PendingUploads } from './pending-uploads.js';
import { importLimits } from './read-import.js';
import { showColumns } from './show-columns.js';

/** The part of an uploaded file that is used. */
interface Upload {
  originalname: string;
  buffer: Buffer;
}

/** What has become of a file that was checked and was to be loaded. */
interface CheckedUpload {
  /** It is no longer there. */
  expired?: boolean;
  /** Why it could not be loaded now, and the file that still waits. */
  reasonsNotAllowed?: string[];
  upload?: string;
  fileName?: string;
}

@Controller('teams/:teamId/import')
export class ImportPages {
  constructor(
    private readonly importService: ImportService,
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
    if (!form.input || !upload) return this.form(actor, teamId, form, {}, 422);
    const file = { teamId, kind: form.input.kind, fileName: upload.originalname, content: upload.buffer };
    try {
      const report = await this.importService.load(actor, file, { dryRun: true });
      const hasNews = report.accepted && report.added + report.changed > 0;
      const id = hasNews ? this.pending.keep(actor.accountId, file) : null;
      return await this.report(actor, teamId, file.fileName, report, id);
    } catch (error) {
      return this.notAllowed(actor, teamId, error);
    }
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
    const upload = input?.upload ?? '';
    const file = this.pending.find(actor.accountId, upload);
    if (file?.teamId !== teamId) return this.form(actor, teamId, formOf(), { expired: true }, 409);
    try {
      const report = await this.pending.useUp(actor.accountId, upload, (found) =>
        this.importService.load(actor, found, { dryRun: false }),
      );
      if (!report.accepted) return await this.report(actor, teamId, file.fileName, report, null);
    } catch (error) {
      // Another file may have been checked since, and taken its place.
      const isThere = this.pending.find(actor.accountId, upload) !== undefined;
      return this.notAllowed(actor, teamId, error, isThere ? { upload, fileName: file.fileName } : {});
    }
    return redirect(`/teams/${teamId}/import`, 'import.loaded');
  }

  @Get('templates/:kind')
  @Policy('record.import')
  async template(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Param('kind', wordOf(ImportKind)) kind: ImportKind,
  ): Promise<Download> {
    await this.importService.team(actor, teamId);
    const columns: Columns = importColumns[kind];
    return download({
      filename: `${translate(actor.locale, `import.kind.${kind}`).toLowerCase()}.csv`,
      contentType: 'text/csv; charset=utf-8',
      body: writeCsv(columns, []),
    });
  }

  private async form(
    actor: Actor,
    teamId: string,
    form: Form<unknown>,
    checked: CheckedUpload = {},
    status = 200,
  ): Promise<Page> {
    const { locale } = actor;
    const team = await this.importService.team(actor, teamId);
    const runs = await this.importService.list(actor, teamId);
    const word = (kind: ImportKind) => translate(locale, `import.kind.${kind}`);
    const model = {
      title: translate(locale, 'import.title', { team: team.name }),
      teamId,
      teamName: team.name,
      form,
      ...checked,
      kinds: choicesOf(ImportKind, 'import.kind', locale),
      runs: runs.map(importedFileOf).map((run) => ({
        ...run,
        kind: word(run.kind),
        status: translate(locale, `import.status.${run.status}`),
      })),
      formats: Object.values(ImportKind).map((kind) => ({
        kind,
        name: word(kind),
        columns: showColumns(kind, locale),
      })),
    };
    return page('contacts/import', model, status);
  }

  /** Says what is in the way, and keeps a checked file for another try. @throws what is no conflict */
  private notAllowed(
    actor: Actor,
    teamId: string,
    error: unknown,
    waiting: Pick<CheckedUpload, 'upload' | 'fileName'> = {},
  ): Promise<Page> {
    const { code, problems } = describeError(error);
    if (code !== 'CONFLICT' && code !== 'FILE_BEING_LOADED') throw error;
    const reasonsNotAllowed = problems.map((problem) => problemText(actor.locale, problem));
    return this.form(actor, teamId, formOf(), { reasonsNotAllowed, ...waiting }, 409);
  }

  private async report(
    actor: Actor,
    teamId: string,
    fileName: string,
    report: ImportReport,
    upload: string | null,
  ): Promise<Page> {
    const { locale } = actor;
    const team = await this.importService.team(actor, teamId);
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
        reason: reasonText(locale, reason),
      })),
      upload,
    };
    return page('contacts/import-report', model, report.accepted ? 200 : 422);
  }
}
