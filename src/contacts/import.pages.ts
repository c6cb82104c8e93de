import { Body, Controller, Get, Param, Post, Query, UploadedFile } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { type Columns } from '../platform/csv/columns.js';
import { writeCsv } from '../platform/csv/write-csv.js';
import { UUID, wordOf } from '../platform/door/ids.js';
import { TakesFile } from '../platform/door/uploads.js';
import { describeError } from '../platform/errors/describe-error.js';
import { problemText } from '../platform/errors/problem.js';
import { FIRST_PAGE, type PageInput } from '../platform/graphql/page-of.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, readForm } from '../platform/web/form.js';
import { type Download, download, type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import type { ImportFile } from './check-file.js';
import { AnswersInput, ConfirmInput, notationsOf, UploadInput } from './import.input.js';
import { ImportService } from './import.service.js';
import { importColumns } from './import-columns.js';
import { ImportKind } from './import-kind.js';
import type { ImportReport } from './import-report.js';
import { ImportStatus } from './import-status.js';
import { type ImportedFile, importedFileOf } from './imported-file.js';
import { PendingUploads } from './pending-uploads.js';
import { importLimits } from './read-import.js';
import { reportView } from './report-view.js';
import { showColumns } from './show-columns.js';
import { rowsOfRun } from './what-rests-on-import.js';
import { WorkUnderWay } from './work-under-way.js';

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
    private readonly workUnderWay: WorkUnderWay,
  ) {}

  @Get()
  @Policy('record.import')
  show(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    return this.form(actor, teamId, formOf(), {}, 200, pageFrom(wanted));
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
    const { originalname: fileName, buffer: content } = upload;
    return this.checkFile(actor, { teamId, kind: form.input.kind, fileName, content });
  }

  /** Checks the file again, with answers to what it left to be asked. */
  @Post('answers')
  @Policy('record.import')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: unknown,
  ): Promise<Page> {
    const { input } = await readForm(AnswersInput, withAnswered(body));
    const file = input && this.pending.find(actor.accountId, input.upload);
    if (file?.teamId !== teamId) return this.form(actor, teamId, formOf(), { expired: true }, 409);
    const notations = { ...file.notations, ...notationsOf(input?.notations ?? []) };
    const isAnswered = Object.hasOwn(body as object, 'notations');
    return this.checkFile(actor, { ...file, notations }, { upload: input!.upload, isAnswered });
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
      const report = await this.workUnderWay.waitFor(
        actor,
        upload,
        file,
        this.pending.useUp(actor.accountId, upload, (found) =>
          this.importService.load(actor, found, { dryRun: false }),
        ),
      );
      if (!report) return redirect(`/teams/${teamId}/import/progress/${upload}`);
      if (report.refusals.some(({ code }) => code === 'correctionsNotSeen'))
        return await this.checkFile(actor, file);
      if (!report.accepted) return await this.report(actor, file, report, null);
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

  /** @param kept the name of the file, where it was kept, and whether its questions have been answered */
  private async checkFile(
    actor: Actor,
    file: ImportFile,
    kept?: { upload: string; isAnswered: boolean },
  ): Promise<Page> {
    try {
      const report = await this.importService.load(actor, file, { dryRun: true });
      const { accepted, added, changed, corrected, questions, looksLike, correctionsDigest } = report;
      const hasNews = accepted && added + changed + corrected > 0;
      const isKept = hasNews || questions.length > 0 || looksLike !== null;
      // It waits to be read as what it looks like.
      const checked = { ...file, kind: looksLike ?? file.kind, correctionsDigest };
      const id = isKept ? this.pending.keep(actor.accountId, checked, kept?.upload) : null;
      return await this.report(actor, file, report, id, kept?.isAnswered);
    } catch (error) {
      return this.notAllowed(actor, file.teamId, error);
    }
  }

  private async form(
    actor: Actor,
    teamId: string,
    form: Form<unknown>,
    checked: CheckedUpload = {},
    status = 200,
    rows: PageInput = FIRST_PAGE,
  ): Promise<Page> {
    const { locale } = actor;
    const team = await this.importService.team(actor, teamId);
    const { items: runs, total } = await this.importService.list(actor, teamId, rows);
    const word = (kind: ImportKind) => translate(locale, `import.kind.${kind}`);
    const model = {
      title: translate(locale, 'import.title', { team: team.name }),
      teamId,
      teamName: team.name,
      form,
      ...checked,
      kinds: choicesOf(ImportKind, 'import.kind', locale),
      pageLinks: pageLinks(`/teams/${teamId}/import`, rows, total),
      runs: runs.map(importedFileOf).map((run) => ({
        ...run,
        kind: word(run.kind),
        status: statusText(run, locale),
        mayBeVoided: run.status === ImportStatus.LOADED && run.kind in rowsOfRun,
        voidHref: `/teams/${teamId}/import/runs/${run.id}/void`,
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
    { teamId, fileName }: ImportFile,
    report: ImportReport,
    upload: string | null,
    isAnswered = false,
  ): Promise<Page> {
    const { name: teamName } = await this.importService.team(actor, teamId);
    const mayConfirm = report.accepted && upload !== null;
    const view = reportView(report, fileName, actor.locale, isAnswered);
    const model = { ...view, teamId, teamName, upload, mayConfirm };
    return page('contacts/import-report', model, report.accepted ? 200 : 422);
  }
}

/** How far a file has come, or who took it back and why. */
function statusText(run: ImportedFile, locale: Locale): string {
  const { status, rowsWritten: written, rowsToWrite: total, voidedByName: by, voidReason: reason } = run;
  if (status === ImportStatus.LOADING) {
    const key = run.voidedAt ? 'import.rowsVoided' : 'import.rowsWritten';
    return translate(locale, key, { written, total });
  }
  const word = translate(locale, `import.status.${status}`);
  if (!run.voidedAt) return word;
  const at = formatDateTime(locale, run.voidedAt);
  return `${word}: ${translate(locale, 'import.voidedBy', { at, by: by ?? '', reason: reason ?? '' })}`;
}

/** What nobody has answered is no answer. */
function withAnswered(body: unknown): unknown {
  const { notations, ...fields } = body as { notations?: unknown };
  const answered = [notations ?? []].flat().filter((one) => (one as { notation?: string }).notation);
  return { ...fields, notations: answered };
}
