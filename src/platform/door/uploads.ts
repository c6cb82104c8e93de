import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { finalize, type Observable } from 'rxjs';
import { DomainError } from '../errors/domain-error.js';
import { LateForms } from '../forms/late-forms.js';
import { composed, endOf, textFault } from '../text/text-fault.js';
import { checkValues } from './check-values.js';
import { hasValidToken } from './forged-forms.js';
import { isMultipart } from './is-multipart.js';
import { readParts } from './read-parts.js';

const MOST_BYTES = 'teamkompass:most-bytes';
/** Files are kept in memory, so no more than these are taken care of at once. */
export const UPLOADS_AT_ONCE = 4;
/** Of one account, so that others always get in. */
export const UPLOADS_OF_ONE = 2;
/** As the name of a file is kept. */
const NAME_LENGTH = 200;

/** This page takes one file of at most so many bytes, in a field named `file`. Nothing else is ever read of a file. */
export const TakesFile = (mostBytes: number) => SetMetadata(MOST_BYTES, mostBytes);

/**
 * Reads a form with a file, once the guard has let its sender through: into `request.file.buffer` and the body. It is
 * kept in memory because a temporary file with people's data would have to be cleared away after a crash.
 */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  /** Whose, as often as they send. */
  private readonly underWay: string[] = [];

  constructor(
    private readonly reflector: Reflector,
    private readonly lateForms: LateForms,
  ) {}

  /** @throws DomainError BAD_REQUEST where no file is taken, BUSY, FORBIDDEN without the session's token, TOO_LARGE */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    if (!isMultipart(request)) return next.handle();
    const mostBytes = this.reflector.get<number | undefined>(MOST_BYTES, context.getHandler());
    if (mostBytes === undefined) throw new DomainError('BAD_REQUEST', [{ path: '', code: 'fileNotTaken' }]);
    const sender = request.actor?.accountId ?? '';
    const own = this.underWay.filter((one) => one === sender).length;
    if (own >= UPLOADS_OF_ONE || this.underWay.length >= UPLOADS_AT_ONCE) throw new DomainError('BUSY');
    this.underWay.push(sender);
    const done = () => {
      this.underWay.splice(this.underWay.indexOf(sender), 1);
    };
    try {
      await readUpload(request, context.switchToHttp().getResponse<Response>(), mostBytes, this.lateForms);
    } catch (error) {
      done();
      throw error;
    }
    return next.handle().pipe(finalize(done));
  }
}

async function readUpload(
  request: Request,
  response: Response,
  mostBytes: number,
  lateForms: LateForms,
): Promise<void> {
  // The token stands before the file in every form of ours.
  await readParts(
    request,
    response,
    mostBytes,
    (asked) => hasValidToken(asked) || lateForms.leaveFile(asked),
  );
  if (!hasValidToken(request) && !(await lateForms.take(request))) throw new DomainError('FORBIDDEN');
  checkValues(request.body);
  // What is read in place of bytes that are no UTF-8, and which nobody types.
  if (JSON.stringify([request.body, request.file?.originalname]).includes('\uFFFD'))
    throw new DomainError('BAD_REQUEST', [{ path: '', code: 'text.notUtf8' }]);
  if (request.file) request.file.originalname = keptName(request.file.originalname);
}

function keptName(name: string): string {
  if (textFault(name)) throw new DomainError('BAD_REQUEST', [{ path: 'file', code: 'text.fileName' }]);
  return endOf(composed(name), NAME_LENGTH);
}
