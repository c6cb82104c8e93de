import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CODE, NUMBER, UUID } from '../../platform/door/ids.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { translate } from '../../platform/i18n/translate.js';
import { onSaved } from '../../platform/revision/revision-conflict.js';
import { type Form, formOf, formsOf, type SentForm, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { mayChangeRatings, mayKeep, raterOf } from '../audits/audit-access.js';
import { auditLine, teamLink } from '../audits/audits.pages.js';
import { AuditsService } from '../audits/audits.service.js';
import { type AuditView, isUnrated } from '../rules/view-audit.js';
import { choicesFor, formValues, pageOf } from '../workspace/describe-workspace.js';
import { RateItemForm, ratingOf } from '../workspace/workspace.pages.js';
import { activeRaters, isBlind, isCompared } from './compare-ratings.js';
import { agreementWords, describeDiffering, settleKey } from './describe-raters.js';
import { RemoveRaterInput } from './rater.input.js';
import type { RatingComparison } from './rater.type.js';
import { RatersService } from './raters.service.js';

/** Where a rater finishes, and where the two settle what differs. */
@Controller('audits/:auditId')
export class RatersPages {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly ratersService: RatersService,
  ) {}

  @Get('finish')
  @Policy('audit.rate')
  async ask(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page> {
    return finishPage(actor, await this.auditsService.get(actor, auditId), formOf(), 200);
  }

  @Post('finish')
  @Policy('audit.rate')
  async finish(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
  ): Promise<Page | Redirect> {
    const outcome = await this.ratersService.finish(actor, auditId);
    if (!Array.isArray(outcome)) return redirect(`/audits/${auditId}`, 'raters.finishedNotice');
    const problems = [{ path: '', code: 'itemsLeft', params: { items: outcome.join(', ') } }];
    return finishPage(actor, await this.auditsService.get(actor, auditId), { ...formOf(), problems }, 422);
  }

  @Post('reopen')
  @Policy('audit.rate')
  async reopen(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Redirect> {
    await this.ratersService.reopen(actor, auditId);
    return redirect(`/audits/${auditId}`, 'raters.reopenedNotice');
  }

  @Get('raters/:raterId/remove')
  @Policy('audit.write')
  async askRemoval(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('raterId', UUID) raterId: string,
  ): Promise<Page> {
    return removalPage(actor, await this.auditsService.get(actor, auditId), raterId, formOf(), 200);
  }

  @Post('raters/:raterId/remove')
  @Policy('audit.write')
  remove(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('raterId', UUID) raterId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      RemoveRaterInput,
      { ...body, raterId },
      async (input) => {
        await this.ratersService.remove(actor, auditId, input);
        return redirect(`/audits/${auditId}`, 'raters.removedNotice');
      },
      async (form) => removalPage(actor, await this.auditsService.get(actor, auditId), raterId, form, 422),
    );
  }

  @Get('consensus')
  @Policy('audit.open')
  async compare(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
  ): Promise<Page | Redirect> {
    return this.consensusPage(actor, auditId);
  }

  @Post('consensus/:code/:caseNumber')
  @Policy('audit.rate')
  settle(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Param('caseNumber', NUMBER) caseNumber: number,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const key = settleKey(code, caseNumber);
    return submitted(
      RateItemForm,
      body[key],
      async (form) =>
        onSaved(
          await this.auditsService.rate(actor, auditId, code, {
            ...ratingOf(form),
            caseNumber,
          }),
          () => redirect(`/audits/${auditId}/consensus#${key}`, 'notice.saved'),
        ),
      (form) => this.consensusPage(actor, auditId, { name: key, form }),
    );
  }

  private async consensusPage(actor: Actor, auditId: string, sent?: SentForm): Promise<Page | Redirect> {
    const view = await this.auditsService.get(actor, auditId);
    const comparison = await this.ratersService.comparison(actor, auditId);
    if (!comparison) return redirect(`/audits/${auditId}`);
    return page('fidelity/consensus', consensusModel(actor, view, comparison, sent), statusOf(sent?.form));
  }
}

function consensusModel(
  actor: Actor,
  view: AuditView,
  comparison: RatingComparison,
  sent: SentForm | undefined,
) {
  const { locale } = actor;
  const itemOf = new Map(view.items.map(({ item }) => [item.code, item]));
  const line = auditLine(view, actor);
  return {
    ...line,
    audit: line.title,
    title: translate(locale, 'raters.consensus'),
    team: teamLink(view.audit.team),
    form: formsOf(settledValues(comparison), sent),
    mayWrite: mayChangeRatings(actor, view.audit),
    agreement: agreementWords(locale, comparison),
    same: comparison.same,
    left: comparison.differing.filter(({ item }) => isUnrated(item)).length,
    differing: comparison.differing.flatMap((compared) => {
      const item = itemOf.get(compared.item.code);
      if (!item) return [];
      const described = describeDiffering(locale, view.scale, item, compared);
      const isOpen = described.settled === null || described.key === sent?.name;
      return [{ ...described, isOpen, choices: choicesFor(view.scale, item, locale) }];
    }),
  };
}

/** What the forms hold before anybody has changed them. */
function settledValues({ differing }: RatingComparison) {
  return Object.fromEntries(
    differing.map(({ item }) => [settleKey(item.code, item.caseNumber), formValues(item)] as const),
  );
}

/** @throws DomainError NOT_FOUND for a rater who is not there to be taken off, and for whoever may not do it */
function removalPage(
  actor: Actor,
  view: AuditView,
  raterId: string,
  form: Form<unknown>,
  status: number,
): Page {
  const { audit } = view;
  const rater = activeRaters(audit.raters).find(({ id }) => id === raterId);
  if (!rater || !mayKeep(actor, audit) || audit.status !== AuditStatus.OPEN) throw notFound('raterId');
  const line = auditLine(view, actor);
  const model = {
    ...line,
    audit: line.title,
    title: translate(actor.locale, 'raters.removeTitle', { name: rater.name }),
    team: teamLink(audit.team),
    raterId,
    isCompared: isCompared(audit),
    form,
  };
  return page('fidelity/rater-remove', model, status);
}

/** @throws DomainError NOT_FOUND for whoever does not rate it */
function finishPage(actor: Actor, view: AuditView, form: Form<unknown>, status: number): Page {
  const { audit } = view;
  const own = raterOf(actor, audit);
  if (!own || own.finishedAt || !isBlind(audit)) throw notFound('auditId');
  const line = auditLine(view, actor);
  const unrated = view.items.flatMap(({ item, records }) =>
    records.filter(isUnrated).map(({ caseNumber }) => ({
      code: item.code,
      name: item.name[actor.locale],
      person: caseNumber,
      href: pageOf(audit, item, caseNumber),
    })),
  );
  const model = {
    ...line,
    audit: line.title,
    title: translate(actor.locale, 'raters.finishTitle'),
    team: teamLink(audit.team),
    form,
    unrated,
  };
  return page('fidelity/finish', model, status);
}
