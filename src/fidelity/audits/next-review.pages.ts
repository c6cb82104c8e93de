import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { UUID } from '../../platform/door/ids.js';
import { translate } from '../../platform/i18n/translate.js';
import { onSaved } from '../../platform/revision/revision-conflict.js';
import { type Form, shownForm, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { nextReviewDue } from '../rules/next-review.js';
import { teamLink } from './audits.pages.js';
import { AuditsService } from './audits.service.js';
import { SetNextReviewInput } from './next-review.type.js';
import { NextReviewsService } from './next-reviews.service.js';

/** The day by which a team is to be reviewed next. */
@Controller('audits/:auditId/next-review')
export class NextReviewPages {
  constructor(
    private readonly nextReviews: NextReviewsService,
    private readonly auditsService: AuditsService,
  ) {}

  @Get()
  @Policy('audit.write')
  edit(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page> {
    return this.form(actor, auditId, null);
  }

  @Post()
  @Policy('audit.write')
  set(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      SetNextReviewInput,
      body,
      async (input) => {
        const { audit } = await this.auditsService.get(actor, auditId);
        return onSaved(await this.nextReviews.set(actor, auditId, input), () =>
          redirect(`/teams/${audit.teamId}/audits`, 'notice.saved'),
        );
      },
      (form) => this.form(actor, auditId, form),
    );
  }

  private async form(actor: Actor, auditId: string, form: Form<unknown> | null): Promise<Page> {
    const { scaleName, closedOn, setTo, revision } = await this.nextReviews.get(actor, auditId);
    const { audit } = await this.auditsService.get(actor, auditId);
    const model = {
      title: translate(actor.locale, 'nextReview.titleOf', { scale: scaleName[actor.locale] }),
      team: teamLink(audit.team),
      auditId,
      ordinary: nextReviewDue({ closedOn, setTo: null }),
      form: shownForm(form, { setTo, revision }),
    };
    return page('fidelity/next-review', model, statusOf(form));
  }
}
