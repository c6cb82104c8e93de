import { Body, Controller, Get, Param, Post, UploadedFile } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CODE, UUID } from '../../platform/door/ids.js';
import { ATTACHMENT_BYTES, type SentFile } from '../../platform/door/read-attachment.js';
import { TakesFile } from '../../platform/door/uploads.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import { translate } from '../../platform/i18n/translate.js';
import { choicesOf } from '../../platform/web/choices.js';
import { type Form, formOf } from '../../platform/web/form.js';
import {
  type Download,
  download,
  type Page,
  page,
  type Redirect,
  redirect,
} from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { mayChangeRatings } from '../audits/audit-access.js';
import { auditLine, teamLink } from '../audits/audits.pages.js';
import { AuditsService } from '../audits/audits.service.js';
import { isBlind } from '../raters/compare-ratings.js';
import type { AuditView } from '../rules/view-audit.js';
import { type AuditEvidence, EvidenceSource } from './evidence.entity.js';
import { AddEvidenceInput } from './evidence.input.js';
import { EvidenceService, mayRemove } from './evidence.service.js';

/** What the rating of an item rests on: notes, and files with them. */
@Controller('audits/:auditId')
export class EvidencePages {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly evidenceService: EvidenceService,
  ) {}

  @Get('items/:code/evidence')
  @Policy('audit.open')
  show(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
  ): Promise<Page> {
    return this.page(actor, auditId, code, formOf(), 200);
  }

  @Post('items/:code/evidence')
  @TakesFile(ATTACHMENT_BYTES)
  @Policy('audit.rate')
  add(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Body() body: unknown,
    @UploadedFile() file: SentFile | undefined,
  ): Promise<Page | Redirect> {
    return submitted(
      AddEvidenceInput,
      body,
      async (input) => {
        await this.evidenceService.add(actor, auditId, code, input, file);
        return redirect(`/audits/${auditId}/items/${code}/evidence`, 'evidence.added');
      },
      (form) => this.page(actor, auditId, code, form, 422),
    );
  }

  /** Always to be saved, never shown in the browser, whatever it holds. */
  @Get('evidence/:evidenceId/file')
  @Policy('audit.open')
  async file(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('evidenceId', UUID) evidenceId: string,
  ): Promise<Download> {
    const { fileName, contentType, content } = await this.evidenceService.file(actor, auditId, evidenceId);
    return download({ filename: fileName, contentType, body: content });
  }

  @Get('evidence/:evidenceId/remove')
  @Policy('audit.rate')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('evidenceId', UUID) evidenceId: string,
  ): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    const evidence = await this.evidenceService.get(actor, auditId, evidenceId);
    if (!mayRemove(actor, view.audit, evidence)) throw notFound('evidenceId');
    return page('fidelity/evidence-remove', {
      ...itemLine(actor, view, evidence.code),
      title: translate(actor.locale, 'evidence.removeTitle'),
      evidence: evidenceLine(actor, view, evidence),
    });
  }

  @Post('evidence/:evidenceId/remove')
  @Policy('audit.rate')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('evidenceId', UUID) evidenceId: string,
  ): Promise<Redirect> {
    const { code } = await this.evidenceService.get(actor, auditId, evidenceId);
    await this.evidenceService.remove(actor, auditId, evidenceId);
    return redirect(`/audits/${auditId}/items/${code}/evidence`, 'evidence.removed');
  }

  private async page(
    actor: Actor,
    auditId: string,
    code: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    const line = itemLine(actor, view, code);
    const list = await this.evidenceService.list(actor, auditId, code);
    const model = {
      ...line,
      title: translate(actor.locale, 'evidence.of', { code, name: line.name }),
      form,
      mayAdd: mayChangeRatings(actor, view.audit),
      isBlind: isBlind(view.audit),
      sources: choicesOf(EvidenceSource, 'kind.evidenceSource', actor.locale),
      evidence: list.map((one) => evidenceLine(actor, view, one)),
    };
    return page('fidelity/evidence', model, status);
  }
}

/** @throws DomainError NOT_FOUND for an item that the audit does not have */
function itemLine(actor: Actor, view: AuditView, code: string) {
  const audited = view.items.find(({ item }) => item.code === code);
  if (!audited) throw notFound('code');
  const { title, id, isClosed } = auditLine(view, actor);
  const { subscale, name, about } = audited.item;
  return {
    id,
    audit: title,
    team: teamLink(view.audit.team),
    code,
    name: name[actor.locale],
    about: about[actor.locale],
    back:
      isClosed || view.scale.level === 'case'
        ? `/audits/${id}`
        : `/audits/${id}/subscales/${subscale}#${code}`,
  };
}

function evidenceLine(actor: Actor, { audit }: AuditView, evidence: AuditEvidence) {
  const { id, note, accountName, addedAt, fileName, size, source } = evidence;
  return {
    id,
    source: translate(actor.locale, `kind.evidenceSource.${source}`),
    note,
    accountName,
    addedAt,
    file: fileName && {
      name: fileName,
      kilobytes: formatNumber(actor.locale, Math.ceil((size ?? 0) / 1024), 0),
    },
    mayRemove: mayRemove(actor, audit, evidence),
  };
}
