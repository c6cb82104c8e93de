import { Injectable } from '@nestjs/common';
import { PlanAccess } from '../plans/plan-access.js';
import type { PlanReader } from '../plans/plan-kinds.js';
import type { Actor } from '../platform/access/actor.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import type { CrisisPlanDocument } from './crisis-plan.document.js';
import { crisisPlanDocument } from './crisis-plan-print.js';
import { findPlans } from './crisis-plan-records.js';

@Injectable()
export class CrisisPlanPrintsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: PlanAccess,
    private readonly groups: ResourceGroupsService,
  ) {}

  /** What the sheet for this kind of reader says. Asking for it is a print in the log. @throws DomainError NOT_FOUND */
  print(actor: Actor, planId: string, number: number, reader: PlanReader): Promise<CrisisPlanDocument> {
    return this.unitOfWork.run(async (manager) => {
      const [found = null] = await findPlans(manager, { id: planId });
      const version = found?.versions.find((candidate) => candidate.number === number);
      const { plan, person } = await this.access.require(manager, actor, found, 'plan.read', {
        action: LoggedAction.PRINT,
        recordType: 'crisis_plan_version',
        recordId: version?.id ?? null,
      });
      if (!version) throw notFound('number');
      const group = await this.groups.ofPerson(manager, plan.personId);
      return crisisPlanDocument({ plan, version, person, group }, reader);
    });
  }
}
