import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CodeArg, IdArg } from '../../platform/graphql/id-arg.js';
import { Audit } from '../audits/audit.entity.js';
import { AuditEvidence } from './evidence.entity.js';
import { AddEvidenceInput } from './evidence.input.js';
import { EvidenceService } from './evidence.service.js';

const auditId = "The audit's UUID.";

@Resolver(() => Audit)
export class EvidenceResolver {
  constructor(private readonly evidenceService: EvidenceService) {}

  @ResolveField(() => [AuditEvidence], {
    description: 'What its ratings rest on; while two raters rate, what the reader has added.',
  })
  evidence(
    @Parent() { id }: Audit,
    @Context('req') request: Request,
    @CodeArg('code', 'Code of one item; all of them when missing.', { nullable: true })
    code?: string,
  ): Promise<AuditEvidence[]> {
    return this.evidenceService.list(request.actor as Actor, id, code);
  }

  @Mutation(() => AuditEvidence, {
    description:
      'Adds evidence to an item of an open audit. A file is sent by the page; see docs/evidence.md.',
  })
  @Policy('audit.rate')
  addAuditEvidence(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @CodeArg('code', "The item's code on the scale.") code: string,
    @Args('input', { description: 'The evidence.' }) input: AddEvidenceInput,
  ): Promise<AuditEvidence> {
    return this.evidenceService.add(actor, id, code, input);
  }

  @Mutation(() => Audit, { description: 'Takes evidence of an open audit away for good.' })
  @Policy('audit.rate')
  removeAuditEvidence(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @IdArg('evidenceId', "The evidence's UUID.") evidenceId: string,
  ): Promise<Audit> {
    return this.evidenceService.remove(actor, id, evidenceId);
  }
}
