import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { pageOfForm } from '../web/page-of-form.js';
import { FormTickets } from './form-ticket.js';
import { WaitingForms } from './waiting-forms.js';

/** What becomes of a form whose session has ended since it was shown. */
@Injectable()
export class LateForms {
  private readonly tickets: FormTickets;

  constructor(
    private readonly waitingForms: WaitingForms,
    config: Config,
  ) {
    this.tickets = new FormTickets(config);
  }

  /**
   * Whoever has signed in again since gets the form again at once; for anybody else it waits until its writer has.
   * @returns whether it is shown now
   */
  async take(request: Request): Promise<boolean> {
    const { hadFile = false } = request;
    const ticket = this.tickets.of(request);
    if (!ticket?.accountId || request.accepts(['json', 'html']) !== 'html') return false;
    if (ticket.accountId === request.actor?.accountId) {
      request.shownAgain = { noticeKey: noticeKey(hadFile), page: pageOfForm(request) };
      return true;
    }
    if (await this.waitingForms.keep(ticket, request, hadFile)) request.waitingFormId = ticket.id;
    return false;
  }

  /** Whether it was shown to somebody who was signed in. */
  isOfAccount(request: Request): boolean {
    return this.tickets.of(request)?.accountId !== undefined;
  }

  /** What its file holds is not read. @throws DomainError FORBIDDEN or NOT_SIGNED_IN for a form that is none of ours */
  leaveFile(request: Request): false {
    if (!this.isOfAccount(request)) throw new DomainError(request.actor ? 'FORBIDDEN' : 'NOT_SIGNED_IN');
    request.hadFile = true;
    return false;
  }

  /** Turns the request for a form that waits into the one that sent it, to be shown. @returns whether there is one */
  async resume(request: Request, id: string): Promise<boolean> {
    const { actor } = request;
    const waiting = actor && (await this.waitingForms.find(id, actor.accountId));
    if (!waiting) return false;
    const { path, page, body, hadFile } = waiting;
    Object.assign(request, { method: 'POST', url: path, body });
    request.shownAgain = { noticeKey: noticeKey(hadFile), page };
    return true;
  }
}

const noticeKey = (hadFile: boolean) => (hadFile ? 'waitingForm.shownWithoutFile' : 'waitingForm.shown');
