import { Injectable } from '@nestjs/common';
import { PlanAccess } from '../plans/plan-access.js';
import type { Actor } from '../platform/access/actor.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import type { SipDocument } from './sip.document.js';
import { sipDocument } from './sip-print.js';
import { findSips } from './sip-records.js';

@Injectable()
export class SipPrintsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: PlanAccess,
    private readonly groups: ResourceGroupsService,
  ) {}

  /** What the sheet says, in the actor's language. Asking for it is a print in the log. @throws DomainError NOT_FOUND */
  print(actor: Actor, sipId: string, number: number): Promise<SipDocument> {
    return this.unitOfWork.run(async (manager) => {
      const [found = null] = await findSips(manager, { id: sipId });
      const version = found?.versions.find((candidate) => candidate.number === number);
      const { plan: sip, person } = await this.access.require(manager, actor, found, 'plan.read', {
        action: LoggedAction.PRINT,
        recordType: 'sip_version',
        recordId: version?.id ?? null,
      });
      if (!version) throw notFound('number');
      const group = await this.groups.ofPerson(manager, sip.personId);
      return sipDocument({ sip, version, person, group }, actor.locale);
    });
  }
}
