import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { SheetReader } from '../plans/cut-for-reader.js';
import { PlanAccess } from '../plans/plan-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import type { CrisisPlanDocument } from './crisis-plan.document.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { crisisPlanDocument } from './crisis-plan-print.js';

@Injectable()
export class CrisisPlanPrintsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly planAccess: PlanAccess,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  /** What the sheet for this reader says. Asking for it is a print in the log. @throws DomainError NOT_FOUND */
  print(actor: Actor, planId: string, number: number, reader: SheetReader): Promise<CrisisPlanDocument> {
    return this.unitOfWork.run(async (manager) => {
      const printed = await this.planAccess.version(manager, actor, CRISIS_PLANS, planId, {
        which: (version) => version.number === number,
        action: LoggedAction.PRINT,
      });
      const group = await this.resourceGroupsService.forPrint(manager, actor, printed.person.id);
      return crisisPlanDocument({ ...printed, group }, reader, actor.locale);
    });
  }
}
