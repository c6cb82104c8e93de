import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { PdfEngine } from '../documents/pdf-engine.js';
import { LayoutExtras } from './layout-extras.js';
import { Download, download, Page, Redirect, Sheet } from './page.js';
import { PageRenderer } from './page-renderer.js';

/** Turns what page handlers return into answers; anything else goes out as JSON. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly extras: LayoutExtras,
    private readonly pdfEngine: PdfEngine,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(mergeMap((value) => this.answer(value, request, response)));
  }

  private async answer(value: unknown, request: Request, response: Response): Promise<unknown> {
    if (value instanceof Page) {
      response.status(value.status).type('html');
      if (value.refreshSeconds) response.set('Refresh', String(value.refreshSeconds));
      return this.renderer.render(value, request, await this.extras.of(request.actor, value));
    }
    if (value instanceof Redirect) {
      if (value.noticeKey) this.renderer.leaveNotice(response, value.noticeKey, value.told);
      response.status(303).location(value.to);
      return '';
    }
    if (value instanceof Sheet) return sendFile(await this.fileOf(value, request), response);
    return value instanceof Download ? sendFile(value, response) : value;
  }

  private async fileOf({ document, name }: Sheet, { path }: Request): Promise<Download> {
    const file = path.toLowerCase().endsWith('.pdf')
      ? {
          filename: `${name}.pdf`,
          contentType: 'application/pdf',
          body: await this.pdfEngine.render(document),
        }
      : { filename: `${name}.html`, contentType: 'text/html; charset=utf-8', body: document };
    return download({ ...file, inline: true });
  }
}

function sendFile({ content }: Download, response: Response): StreamableFile {
  const { filename, contentType, body, inline } = content;
  // Express writes the name safely for every alphabet, but knows only attachments.
  response.attachment(filename);
  const disposition = String(response.getHeader('Content-Disposition'));
  response.status(200);
  response.removeHeader('Content-Disposition');
  response.removeHeader('Content-Type');
  return new StreamableFile(typeof body === 'string' ? Buffer.from(body) : (body as Buffer), {
    type: contentType,
    disposition: inline ? disposition.replace(/^attachment/, 'inline') : disposition,
  });
}
