import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { problemText } from '../platform/errors/problem.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { VoidImportInput } from './import.input.js';
import { ImportService } from './import.service.js';
import { ImportVoiding } from './import-voiding.service.js';
import { reportView } from './report-view.js';
import { WorkUnderWay } from './work-under-way.js';

const REFRESH_SECONDS = 3;

/** Files on their way, and such as are taken back. */
@Controller('teams/:teamId/import')
export class ImportRunsPages {
  constructor(
    private readonly importService: ImportService,
    private readonly importVoiding: ImportVoiding,
    private readonly workUnderWay: WorkUnderWay,
  ) {}

  /** How far work with a file has come. The page asks for itself again until it is done, unless it is told not to. */
  @Get('progress/:workId')
  @Policy('record.import')
  async progress(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Param('workId', UUID) workId: string,
    @Query('still') still?: string,
  ): Promise<Page | Redirect> {
    const { name: teamName } = await this.importService.team(actor, teamId);
    const work = this.workUnderWay.find(actor.accountId, teamId, workId);
    if (!work) return redirect(`/teams/${teamId}/import`);
    const { ended, fileName } = work;
    if (ended && 'error' in ended) throw ended.error;
    if (ended?.report && !ended.report.accepted) {
      const model = reportView(ended.report, fileName, actor.locale, false);
      return page(
        'contacts/import-report',
        { ...model, teamId, teamName, upload: null, mayConfirm: false },
        422,
      );
    }
    if (ended) return redirect(`/teams/${teamId}/import`, ended.report ? 'import.loaded' : 'import.voided');
    const run = await this.importService.underWay(actor, teamId);
    const model = {
      title: translate(actor.locale, 'import.underWay', { file: fileName }),
      teamId,
      teamName,
      workId,
      isStill: still === '1',
      run: run && { written: run.rowsWritten, total: run.rowsToWrite, isVoided: run.voidedAt !== null },
    };
    return page('contacts/import-progress', model, 200, model.isStill ? undefined : REFRESH_SECONDS);
  }

  @Get('runs/:runId/void')
  @Policy('record.import')
  askToVoid(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Param('runId', UUID) runId: string,
  ): Promise<Page> {
    return this.voidPage(actor, teamId, runId, formOf(), 200);
  }

  @Post('runs/:runId/void')
  @Policy('record.import')
  void(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Param('runId', UUID) runId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidImportInput,
      { ...body, importRunId: runId },
      async (input) => {
        const { run } = await this.importVoiding.get(actor, runId);
        const work = { teamId: run.teamId, fileName: run.fileName };
        const isDone = await this.workUnderWay.waitFor(
          actor,
          runId,
          work,
          this.importVoiding.void(actor, input).then(() => ({})),
        );
        return isDone
          ? redirect(`/teams/${teamId}/import`, 'import.voided')
          : redirect(`/teams/${run.teamId}/import/progress/${runId}`);
      },
      (form) => this.voidPage(actor, teamId, runId, form, 422),
    );
  }

  private async voidPage(
    actor: Actor,
    teamId: string,
    runId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { run, team, reason } = await this.importVoiding.get(actor, runId);
    const model = {
      title: translate(actor.locale, 'import.voidTitle', { file: run.fileName }),
      teamId,
      teamName: team.name,
      form,
      runId,
      kind: translate(actor.locale, `import.kind.${run.kind}`),
      at: run.at,
      rows: run.rowsAdded,
      reasonNotAllowed: reason ? problemText(actor.locale, reason) : null,
    };
    return page('contacts/import-void', model, status);
  }
}
