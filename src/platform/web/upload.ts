import type { RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { DomainError } from '../errors/domain-error.js';

export const UPLOAD_BYTES = 25 * 1024 * 1024;

const oneFile = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { files: 1, fileSize: UPLOAD_BYTES, fields: 50 },
}).single('file');

/**
 * Reads the one upload a form may carry, in a field named `file`, into `request.file.buffer`. It is read before
 * the check against forged forms, whose token comes in the same body, and therefore only for the signed in.
 * It is kept in memory because a temporary file with people's data would have to be cleared away after a crash.
 */
export const readUpload: RequestHandler = (request, response, next) => {
  if (!request.session.accountId) return next();
  oneFile(request, response, (error: unknown) => {
    if (!error) return next();
    const isTooLarge = error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
    next(new DomainError(isTooLarge ? 'TOO_LARGE' : 'BAD_REQUEST'));
  });
};
