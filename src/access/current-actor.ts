import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { requestOf } from '../platform/graphql/request-of.js';
import type { Actor } from './actor.js';

/** The actor of this request. Only for what is not public: the guard has seen to it that there is one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = (requestOf(context) as Request).actor;
  if (!actor) throw new Error('A public handler asked for an actor');
  return actor;
});
