import { ServiceUnavailableException } from '@nestjs/common';
import { translate } from '../i18n/translate.js';
import { describeError } from './describe-error.js';
import { DomainError, type ErrorCode, errorStatus } from './domain-error.js';

it.each(Object.keys(errorStatus) as ErrorCode[])('%s has words in every language', (code) => {
  for (const locale of ['sv', 'en'] as const)
    for (const part of ['title', 'text']) expect(translate(locale, `error.${code}.${part}`)).not.toBe('');
});

it.each<[string, unknown, ErrorCode, number]>([
  ['a refusal of our own', new DomainError('PRINT_QUEUE_FULL'), 'PRINT_QUEUE_FULL', 503],
  ['a body that the parser found too large', { status: 413 }, 'TOO_LARGE', 413],
  ['a request that no code of ours tells of', { status: 415 }, 'BAD_REQUEST', 400],
  ['what the framework calls unavailable', new ServiceUnavailableException(), 'INTERNAL', 500],
  ['a fault', new Error('x'), 'INTERNAL', 500],
  ['a word that was thrown', 'x', 'INTERNAL', 500],
])('tells of %s', (_, thrown, code, status) => {
  expect(describeError(thrown)).toEqual({ code, status, problems: [] });
});
