import type { Request } from 'express';
import type { Actor } from '../../access/actor.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { loaderFor } from '../../platform/graphql/loaders.js';
import type { AuditView } from '../rules/view-audit.js';
import type { Audit } from './audit.entity.js';
import type { AuditsService } from './audits.service.js';

/** All audits of one answer are read together, and each only once. */
export async function loadAuditView(
  audits: AuditsService,
  { id }: Audit,
  request: Request,
): Promise<AuditView> {
  const actor = request.actor as Actor;
  const view = await loaderFor(request, 'auditView', (ids) => audits.views(actor, ids)).load(id);
  if (!view) throw notFound('auditId');
  return view;
}
