import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Principal } from '../organisations/organisation.entity.js';
import type { Person } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PageInput } from '../platform/graphql/page-of.js';
import type { PlanCopy } from '../releases/plan-copy.entity.js';
import type { PersonLog } from './person-log.type.js';
import { readPersonLog } from './read-person-log.js';

/** Who has opened a person's records: for the person to read (PDL 8:5, 2022:913 4:5). */
@Injectable()
export class PersonLogService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  /**
   * One page of the log, the latest first. Reading it is itself a row in it.
   * @throws DomainError NOT_FOUND
   */
  read(
    actor: Actor,
    personId: string,
    page: PageInput,
    action: LoggedAction.READ | LoggedAction.PRINT = LoggedAction.READ,
  ): Promise<PersonLog & { person: Person }> {
    return this.unitOfWork.run(async (manager) => {
      const { person, may } = await this.personAccess.authoriseAndLog(
        manager,
        actor,
        personId,
        'personLog.read',
        {
          action,
          recordType: 'audit_log_entry',
          recordId: null,
        },
      );
      const owner = await manager.findOneByOrFail(Principal, { id: person.ownerId });
      // Of what a team keeps whose records are blocked, it is not told who was given it.
      const isTold = ({ teamId }: PlanCopy) =>
        may('copy.read', { recordType: 'plan_copy', keptByTeamId: teamId });
      const { total, items } = await readPersonLog(manager, actor.locale, personId, page, isTold);
      return { person, owner: owner.name, total, items };
    });
  }
}
