import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { PlanAccess } from '../plans/plan-access.js';
import type { PlanReader } from '../plans/plan-kinds.js';
import { findPlans } from '../plans/plan-records.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import type { CrisisPlanDocument } from './crisis-plan.document.js';
import { CrisisPlan } from './crisis-plan.entity.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { crisisPlanDocument } from './crisis-plan-print.js';

@Injectable()
export class CrisisPlanPrintsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly planAccess: PlanAccess,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  /** What the sheet for this kind of reader says. Asking for it is a print in the log. @throws DomainError NOT_FOUND */
  print(actor: Actor, planId: string, number: number, reader: PlanReader): Promise<CrisisPlanDocument> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, CrisisPlan, planId, 'plan.read');
      const [plan] = await findPlans(manager, CRISIS_PLANS, { id: planId });
      const version = plan!.versions.find((candidate) => candidate.number === number);
      if (!version) throw notFound('number');
      await this.planAccess.log(manager, actor, accessed, {
        action: LoggedAction.PRINT,
        recordType: 'crisis_plan_version',
        recordId: version.id,
      });
      const group = await this.resourceGroupsService.forPrint(manager, actor, accessed.person.id);
      return crisisPlanDocument({ plan: plan!, version, person: accessed.person, group }, reader);
    });
  }
}
