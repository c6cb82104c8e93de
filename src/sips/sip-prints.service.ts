import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { SheetReader } from '../plans/cut-for-reader.js';
import { PlanAccess } from '../plans/plan-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import type { SipDocument } from './sip.document.js';
import { SIPS } from './sip-definition.js';
import { sipDocument } from './sip-print.js';

@Injectable()
export class SipPrintsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly planAccess: PlanAccess,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  /** What the sheet for this reader says, in the actor's language. Asking for it is a print in the log. @throws DomainError NOT_FOUND */
  print(actor: Actor, sipId: string, number: number, reader: SheetReader): Promise<SipDocument> {
    return this.unitOfWork.run(async (manager) => {
      const printed = await this.planAccess.version(manager, actor, SIPS, sipId, {
        which: (version) => version.number === number,
        action: LoggedAction.PRINT,
      });
      const group = await this.resourceGroupsService.forPrint(manager, actor, printed.person.id);
      return sipDocument({ ...printed, sip: printed.plan, group }, reader, actor.locale);
    });
  }
}
