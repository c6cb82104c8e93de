import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { POLICY } from '../platform/door/public.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { requestOf } from '../platform/graphql/request-of.js';
import { mayDo } from './actor.js';
import type { PolicyName } from './policies.js';

/** The one global guard. Deny by default: a handler that names no policy is closed to all. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.get<PolicyName | undefined>(POLICY, context.getHandler());
    const { actor } = requestOf(context);
    if (policy !== undefined && mayDo(actor, policy)) return true;
    if (!actor) throw new DomainError('NOT_SIGNED_IN');
    if (actor.mustChoosePassword) throw new DomainError('NEW_PASSWORD_REQUIRED');
    throw new DomainError(actor.mustTurnOnTotp ? 'TOTP_REQUIRED' : 'NOT_FOUND');
  }
}
