import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { digestOf } from '../plans/content-digest.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { latestOf } from '../plans/plan-lifecycle.js';
import { PlanIncomplete, VersionConflict } from '../plans/plan-results.js';
import { openedForm, writtenAgain } from '../plans/written-meanwhile.js';
import { CODE, UUID } from '../platform/door/ids.js';
import { conflict, invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { type Form, formOf, readForm, statusOf } from '../platform/web/form.js';
import { rowButton } from '../platform/web/form-rows.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { autosaved, submitted } from '../platform/web/submitted.js';
import { CareNotices } from './care-notices.js';
import { AgreeSipInput, SaveSipDraftInput } from './sip.input.js';
import { draftOf } from './sip-content.js';
import { SIPS } from './sip-definition.js';
import { agreeModel, editorModel, filledParts } from './sip-editor.js';
import { SIP } from './sip-fields.js';
import { SipsService } from './sips.service.js';

type Fields = Record<string, unknown>;
type Found = Awaited<ReturnType<SipsService['get']>>;

/** Where a draft is written, checked and agreed. */
@Controller('sips/:sipId')
export class SipEditorPages {
  constructor(
    private readonly sipsService: SipsService,
    private readonly organisations: OrganisationsService,
    private readonly careNotices: CareNotices,
  ) {}

  /** @param grows the list that is to show a blank row at its end */
  @Get('edit')
  @Policy('plan.write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Query('grows', CODE) grows?: string,
  ): Promise<Page | Redirect> {
    const found = await this.sipsService.get(actor, sipId, 'plan.write');
    const draft = latestOf(found.plan.versions);
    if (draft.status !== PlanStatus.DRAFT) return redirect(`/sips/${sipId}`);
    return this.editor(actor, found, formOf(openedForm(SIPS, draft)), grows);
  }

  /** Saves, whichever button it was, so that a row more or less never costs what has been written. */
  @Post('edit')
  @Policy('plan.write')
  async save(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const pressed = rowButton(body);
    return submitted(
      SaveSipDraftInput,
      { ...(pressed?.fields ?? body), sipId },
      async (input): Promise<Redirect | RevisionConflict> => {
        const saved = await this.sipsService.saveDraft(actor, input);
        if (saved instanceof RevisionConflict) return saved;
        if (pressed?.grows) {
          const list = encodeURIComponent(pressed.grows);
          return redirect(`/sips/${sipId}/edit?grows=${list}#${list}-last`);
        }
        if (pressed) return redirect(`/sips/${sipId}/edit`, 'sip.rowRemoved');
        return 'agree' in body
          ? redirect(`/sips/${sipId}/agree`)
          : redirect(`/sips/${sipId}/edit`, 'notice.saved');
      },
      (form) => this.again(actor, sipId, form, pressed?.grows),
    );
  }

  @Post('autosave')
  @Policy('plan.write')
  @HttpCode(200)
  async autosave(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Body() body: Fields,
  ): Promise<{ revision: number; seenDigest: string; filled: number[] }> {
    const form = await readForm(SaveSipDraftInput, { ...body, sipId });
    const saved = await autosaved(form, (input) => this.sipsService.saveDraft(actor, input));
    return { revision: saved.revision, seenDigest: digestOf(SIP, saved), filled: filledParts(saved) };
  }

  @Get('agree')
  @Policy('plan.write')
  async confirm(@CurrentActor() actor: Actor, @Param('sipId', UUID) sipId: string): Promise<Page | Redirect> {
    return this.confirmation(actor, sipId, []);
  }

  @Post('agree')
  @Policy('plan.write')
  async agree(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Body() { revision }: Fields,
  ): Promise<Page | Redirect> {
    const { input, problems } = await readForm(AgreeSipInput, { sipId, revision });
    if (!input) throw invalid(problems);
    const outcome = await this.sipsService.agree(actor, input);
    if (outcome instanceof PlanIncomplete) return this.confirmation(actor, sipId, outcome.problems);
    if (outcome instanceof VersionConflict) return this.confirmation(actor, sipId, conflict().problems);
    return redirect(`/sips/${sipId}`, 'sip.agreed');
  }

  private async again(
    actor: Actor,
    sipId: string,
    form: Form<SaveSipDraftInput>,
    grows?: string,
  ): Promise<Page> {
    const found = await this.sipsService.get(actor, sipId, 'plan.write');
    return writtenAgain(actor.locale, SIPS, { plan: found.plan, form, draftOf }, (shown) =>
      this.editor(actor, found, shown, grows),
    );
  }

  private async editor(
    actor: Actor,
    { plan: sip, person }: Found,
    form: Form<unknown>,
    grows?: string,
  ): Promise<Page> {
    const [care, service, principals] = await Promise.all([
      this.careNotices.of(actor, sip.personId),
      this.organisations.service(actor, sip.team.serviceId),
      this.organisations.principals(actor),
    ]);
    const model = editorModel(
      { sip, person, form, grows, own: service.principals, principals },
      actor.locale,
    );
    return page('sips/edit', { ...model, care }, statusOf(form));
  }

  private async confirmation(
    actor: Actor,
    sipId: string,
    problems: readonly Problem[],
  ): Promise<Page | Redirect> {
    const { plan: sip, person } = await this.sipsService.get(actor, sipId, 'plan.write');
    const draft = latestOf(sip.versions);
    if (draft.status !== PlanStatus.DRAFT) return redirect(`/sips/${sipId}`);
    const model = agreeModel({ sip, person, draft, problems }, actor.locale);
    return page('sips/agree', model, problems.length > 0 ? 422 : 200);
  }
}
