import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { describeError, type ErrorDescription, isFault } from '../errors/describe-error.js';
import { logFault } from '../errors/log-fault.js';
import { problemText } from '../errors/problem.js';
import { spokenProblems } from '../errors/spoken-problem.js';
import { translate } from '../i18n/translate.js';
import { wordsSent } from './form.js';
import { localPath } from './local-path.js';
import { localeOf } from './locale-of.js';
import { page } from './page.js';
import { pageOfForm } from './page-of-form.js';
import { PageRenderer } from './page-renderer.js';
import { TooLate } from './submitted.js';
import { Ways } from './ways.js';

const TRY_AGAIN_S = 5;

/** The one mapping of errors to answers: a page for browsers, JSON for programs. GraphQL has its own. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly ways: Ways,
  ) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<'http' | 'graphql'>() === 'graphql') return error;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const description = describeError(error);
    const requestId = isFault(description.code) ? String(request.id) : undefined;
    if (requestId) logFault(error, requestId);
    if (response.headersSent) return response.destroy();
    response.setHeader('Cache-Control', 'no-store');
    // What may have been saved is looked for before it is sent again.
    if (description.status === 503 && description.code !== 'UNCERTAIN')
      response.setHeader('Retry-After', TRY_AGAIN_S);
    if (request.accepts(['json', 'html']) !== 'html') {
      const { code, status } = description;
      return response.status(status).json({ code, problems: spokenProblems(description), requestId });
    }
    const words = wordsOf(error, request);
    const { waitingFormId } = request;
    if (description.code === 'NOT_SIGNED_IN' && (waitingFormId || words.length === 0)) {
      if (waitingFormId) this.renderer.leaveNotice(response, 'waitingForm.signIn');
      return response.redirect(303, this.signInPath(request));
    }
    if (waitingFormId) {
      this.renderer.leaveNotice(response, 'waitingForm.ofAnother');
      return response.redirect(303, '/');
    }
    const first = this.ways.first[description.code];
    if (first !== undefined) return response.redirect(303, first);
    return response
      .status(description.status)
      .type('html')
      .send(this.pageOf(description, words, requestId, request));
  }

  private pageOf(
    { code, status, problems }: ErrorDescription,
    words: readonly string[],
    requestId: string | undefined,
    request: Request,
  ) {
    const locale = localeOf(request);
    const model = {
      title: translate(locale, `error.${code}.title`),
      text: translate(locale, `error.${code}.text`),
      // That there is no such thing has been said by then.
      problems: problems
        .filter((problem) => problem.code !== 'notFound')
        .map((problem) => problemText(locale, problem)),
      words,
      requestId,
    };
    return this.renderer.render(page('error', model, status), request);
  }

  private signInPath(request: Request): string {
    const { signIn, waitingForm } = this.ways;
    const next = request.waitingFormId
      ? `${waitingForm}/${request.waitingFormId}`
      : request.method === 'GET'
        ? localPath(request.originalUrl)
        : pageOfForm(request);
    return next !== '/' && next !== signIn ? `${signIn}?next=${encodeURIComponent(next)}` : signIn;
  }
}

/** What would be lost: what came too late, and what was written in a form that is not shown again. */
function wordsOf(error: unknown, { method, body }: Request): readonly string[] {
  if (error instanceof TooLate) return error.words;
  return method === 'POST' ? wordsSent(body) : [];
}
