import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { DomainError, type ErrorCode } from '../errors/domain-error.js';
import type { Problem } from '../errors/problem.js';
import { decoded } from '../text/decoded.js';
import { textFault } from '../text/text-fault.js';
import { checkValues, MOST_LEVELS, MOST_VALUES } from './check-values.js';

/** Refuses an address that cannot be read as text, before anything looks at it. */
export const checkAddress: RequestHandler = ({ originalUrl }, _, next) => {
  const text = decoded(originalUrl);
  const isText = text !== undefined && textFault(text) === undefined;
  next(isText ? undefined : new DomainError('BAD_REQUEST', [{ path: '', code: 'text.address' }]));
};

/** Requests whose body is not UTF-8. A body parser puts other letters in place of such, and tells nobody. */
const notUtf8 = new WeakSet<IncomingMessage>();

const noteEncoding = (request: IncomingMessage, body: Buffer, encoding: string, isSpelled = true) => {
  if (encoding !== 'utf-8' || !isUtf8(body) || !isSpelled) notUtf8.add(request);
};

/** Looks at all that was sent, once it has been read; from then on there is a body, if only an empty one. */
const checkSent: RequestHandler = (request, _, next) => {
  if (notUtf8.has(request)) throw new DomainError('BAD_REQUEST', [{ path: '', code: 'text.notUtf8' }]);
  // Express reads the query again each time that it is asked for.
  Object.defineProperty(request, 'query', { value: request.query });
  request.body ??= {};
  checkValues(request.query);
  checkValues(request.body);
  next();
};

/** What a body parser says of a body that it refuses, by its own word for it. */
const REFUSALS: Record<string, [ErrorCode, Problem]> = {
  'entity.parse.failed': ['BAD_REQUEST', { path: '', code: 'body.syntax' }],
  'querystring.parse.rangeError': [
    'BAD_REQUEST',
    { path: '', code: 'body.tooDeep', params: { max: MOST_LEVELS } },
  ],
  'parameters.too.many': ['TOO_LARGE', { path: '', code: 'body.tooMany', params: { max: MOST_VALUES } }],
};

const sayWhy: ErrorRequestHandler = (error, _request, _response, next) => {
  const refusal = REFUSALS[error.type];
  next(refusal ? new DomainError(refusal[0], [refusal[1]]) : error);
};

/** Reads JSON and forms, and refuses what no rule could look at. A form with a file is read where it is taken. */
export const readSent: (RequestHandler | ErrorRequestHandler)[] = [
  express.json({
    limit: '2mb',
    verify: (request, _, body, encoding) => noteEncoding(request, body, encoding),
  }),
  express.urlencoded({
    extended: true,
    limit: '1mb',
    parameterLimit: MOST_VALUES,
    // A form may spell each byte by its number; those that are of no letter would be taken as they stand.
    verify: (request, _, body, encoding) =>
      noteEncoding(request, body, encoding, decoded(body.toString('latin1')) !== undefined),
  }),
  sayWhy,
  checkSent,
];
