import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Request } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Config } from '../config/config.js';
import { wordsSent } from '../web/form.js';
import { Page, redirect } from '../web/page.js';
import { TooLate } from '../web/submitted.js';
import { asksOnly } from './asks-only.js';
import { FormTickets } from './form-ticket.js';
import { idOfSent, SentForms } from './sent-forms.js';
import { NothingToShowAgain, type ShownAgain, showAgainOnly } from './showing-again.js';

/** Has each form taken care of once, and shows again, without doing anything, what was sent too late. */
@Injectable()
export class FormInterceptor implements NestInterceptor {
  private readonly tickets: FormTickets;

  constructor(
    private readonly sentForms: SentForms,
    config: Config,
  ) {
    this.tickets = new FormTickets(config);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const { actor, shownAgain } = request;
    const act = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    if (shownAgain) return from(showAgain(request, shownAgain, takesBody(context), act));
    const isForm = actor && request.method === 'POST' && !isSentByScript(request) && !asksOnly(context);
    const ticket = isForm ? this.tickets.of(request) : undefined;
    if (ticket?.accountId !== actor?.accountId || !ticket) return next.handle();
    return from(this.sentForms.once(idOfSent(ticket, request), act));
  }
}

/** What a script saves while somebody writes goes before the form itself, many times. */
const isSentByScript = (request: Request): boolean => request.get('x-csrf-token') !== undefined;

/** @throws TooLate when the form is there no more */
async function showAgain(
  { body }: Request,
  { page }: ShownAgain,
  hasForm: boolean,
  act: () => Promise<unknown>,
): Promise<unknown> {
  const back = redirect(page, 'waitingForm.notDone');
  if (!hasForm) return back;
  try {
    const shown = await showAgainOnly(act);
    if (shown instanceof Page) return new Page(shown.template, shown.model, 200);
  } catch (error) {
    if (error instanceof NothingToShowAgain) return back;
    throw error;
  }
  throw new TooLate([], wordsSent(body));
}

function takesBody(context: ExecutionContext): boolean {
  const taken: object =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {};
  return Object.keys(taken).some((place) => place.startsWith(`${RouteParamtypes.BODY}:`));
}
