import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect, type Sheet, sheet } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import { copyOf } from './copy-view.js';
import { TakeReceivedPlanInput } from './release.input.js';
import type { TakenDocument } from './taken-document.entity.js';
import { TakenDocumentsService } from './taken-documents.service.js';

const LINES_A_PAGE = 25;

/** What is taken from what has been received into the own record, and what has been. */
@Controller('received')
export class TakenDocumentsPages {
  constructor(private readonly takenDocuments: TakenDocumentsService) {}

  @Get('kept')
  @Policy('takenDocument.read')
  async list(@CurrentActor() actor: Actor, @Query('page') wanted?: string): Promise<Page> {
    const { locale } = actor;
    const rows = pageFrom(wanted, LINES_A_PAGE);
    const { items, total } = await this.takenDocuments.list(actor, rows);
    return page('releases/taken-list', {
      title: translate(locale, 'takenDocument.title'),
      documents: items.map((document) => ({ ...lineOf(actor, document), href: addressOf(document.id) })),
      total,
      pageLinks: pageLinks('/received/kept', rows, total),
    });
  }

  @Get('kept/:takenDocumentId')
  @Policy('takenDocument.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('takenDocumentId', UUID) takenDocumentId: string,
  ): Promise<Page> {
    const document = await this.takenDocuments.get(actor, takenDocumentId);
    const { what, name } = lineOf(actor, document);
    return page('releases/taken', {
      title: translate(actor.locale, 'received.titleFor', { what, name }),
      href: addressOf(takenDocumentId),
      document,
      protectedIdentity: document.person.protectedIdentity,
    });
  }

  @Get(['kept/:takenDocumentId/print', 'kept/:takenDocumentId/print.pdf'])
  @Policy('takenDocument.read')
  async print(
    @CurrentActor() actor: Actor,
    @Param('takenDocumentId', UUID) takenDocumentId: string,
  ): Promise<Sheet> {
    const { content, plan, versionNumber } = await this.takenDocuments.get(
      actor,
      takenDocumentId,
      LoggedAction.PRINT,
    );
    return sheet(content, `${plan.toLowerCase().replace('_', '-')}-${versionNumber}`);
  }

  @Get(':copyId/take')
  @Policy('receivedPlan.read')
  ask(@CurrentActor() actor: Actor, @Param('copyId', UUID) copyId: string): Promise<Page> {
    return this.asking(actor, copyId, formOf());
  }

  @Post(':copyId/take')
  @Policy('receivedPlan.read')
  take(
    @CurrentActor() actor: Actor,
    @Param('copyId', UUID) copyId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      TakeReceivedPlanInput,
      { ...body, copyId },
      async (input) => {
        const { id } = await this.takenDocuments.take(actor, input);
        return redirect(addressOf(id), 'takenDocument.done');
      },
      (form) => this.asking(actor, copyId, form),
    );
  }

  private async asking(actor: Actor, copyId: string, form: Form<unknown>): Promise<Page> {
    const { copy, plan, hindrance } = await this.takenDocuments.ask(actor, copyId);
    const { givenName, familyName, protectedIdentity } = plan.person;
    const what = copyOf(actor.locale, copy);
    const model = {
      title: translate(actor.locale, 'takenDocument.ask', { what }),
      received: {
        href: `/received/${copyId}`,
        title: translate(actor.locale, 'received.titleFor', { what, name: `${givenName} ${familyName}` }),
      },
      protectedIdentity,
      hindrance: hindrance && `problem.${hindrance}`,
      form,
      words: [form.values.reason ?? []].flat(),
    };
    return page('releases/take', model, statusOf(form));
  }
}

const addressOf = (id: string) => `/received/kept/${id}`;

const lineOf = ({ locale }: Actor, document: TakenDocument) => ({
  what: copyOf(locale, document),
  name: `${document.person.givenName} ${document.person.familyName}`,
  protectedIdentity: document.person.protectedIdentity,
  giver: document.giverName,
  takenAt: document.takenAt,
});
