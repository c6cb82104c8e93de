import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { PlanAccess } from '../plans/plan-access.js';
import { findPlans } from '../plans/plan-records.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import type { SipDocument } from './sip.document.js';
import { Sip } from './sip.entity.js';
import { SIPS } from './sip-definition.js';
import { sipDocument } from './sip-print.js';
import { withoutContactDetails } from './without-contact-details.js';

@Injectable()
export class SipPrintsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly planAccess: PlanAccess,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  /** What the sheet says, in the actor's language. Asking for it is a print in the log. @throws DomainError NOT_FOUND */
  print(actor: Actor, sipId: string, number: number): Promise<SipDocument> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, Sip, sipId, 'plan.read');
      const [sip] = await findPlans(manager, SIPS, { id: sipId });
      const version = sip!.versions.find((candidate) => candidate.number === number);
      if (!version) throw notFound('number');
      await this.planAccess.log(manager, actor, accessed, {
        action: LoggedAction.PRINT,
        recordType: 'sip_version',
        recordId: version.id,
      });
      const group = await this.resourceGroupsService.forPrint(manager, actor, accessed.person.id);
      const printed = {
        sip: sip!,
        version: withoutContactDetails(version, accessed),
        person: accessed.person,
        group,
      };
      return sipDocument(printed, actor.locale);
    });
  }
}
