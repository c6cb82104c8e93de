import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { DomainError, type ErrorCode } from '../errors/domain-error.js';
import type { Problem } from '../errors/problem.js';
import { MOST_LEVELS, MOST_VALUES } from './check-values.js';

const MEGABYTE = 1024 * 1024;
/** Read beyond what is taken, so that a page can say itself which rule a file somewhat too large goes against. */
const MARGIN = MEGABYTE;
const MOST_FIELDS = 50;
const LONGEST_FIELD = 100_000;

/**
 * Reads a form with a file in it: its fields into the body, and the file into `request.file.buffer`.
 * @param mostBytes of the file
 * @param takesFile whether the file is read, once the fields before it have been; it may throw
 * @throws DomainError BAD_REQUEST or TOO_LARGE naming the field and the limit
 */
export async function readParts(
  request: Request,
  response: Response,
  mostBytes: number,
  takesFile: (request: Request) => boolean,
): Promise<void> {
  const read = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      files: 1,
      fileSize: mostBytes + MARGIN,
      fields: MOST_FIELDS,
      fieldSize: LONGEST_FIELD,
      headerPairs: 20,
      // A list is as long as its highest number, and everybody waits while it is gone through.
      fieldArrayIndexLimit: MOST_VALUES,
      fieldNestingDepth: MOST_LEVELS,
    },
    fileFilter: (asked, _, answer) => {
      try {
        answer(null, takesFile(asked));
      } catch (error) {
        answer(error as Error);
      }
    },
  }).single('file');
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error: unknown) => (error ? reject(refusalOf(error, mostBytes)) : resolve()));
  });
}

function refusalOf(error: unknown, mostBytes: number): unknown {
  if (error instanceof DomainError) return error;
  if (!(error instanceof MulterError))
    return new DomainError('BAD_REQUEST', [{ path: '', code: 'body.parts' }]);
  const { code, field = '' } = error;
  const refused = (status: ErrorCode, path: string, why: string, params: Problem['params']) =>
    new DomainError(status, [{ path, code: why, params }]);
  switch (code as string) {
    case 'LIMIT_FILE_SIZE':
      return refused('TOO_LARGE', 'file', 'fileTooLarge', { megabytes: Math.floor(mostBytes / MEGABYTE) });
    case 'LIMIT_FIELD_ARRAY_INDEX':
      return refused('TOO_LARGE', '', 'body.tooMany', { max: MOST_VALUES });
    case 'LIMIT_FIELD_COUNT':
      return refused('TOO_LARGE', '', 'body.tooManyFields', { max: MOST_FIELDS });
    case 'LIMIT_FIELD_VALUE':
      return refused('TOO_LARGE', field, 'body.fieldTooLong', { field, max: LONGEST_FIELD });
    case 'LIMIT_FIELD_NESTING':
      return refused('BAD_REQUEST', '', 'body.tooDeep', { max: MOST_LEVELS });
    case 'LIMIT_UNEXPECTED_FILE':
    case 'LIMIT_FILE_COUNT':
      return refused('BAD_REQUEST', 'file', 'body.oneFile', undefined);
    default:
      return refused('BAD_REQUEST', '', 'body.fieldName', undefined);
  }
}
