import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import type { PolicyName } from '../../access/policies.js';
import { AccessLog } from '../../platform/access-log/access-log.js';
import { TeamAccess } from '../../teams/team-access.js';
import { Person } from '../person.entity.js';
import { NOBODY, PersonAccess, type RecordUse } from '../person-access.js';
import { formerTeam } from './former-team.js';

/**
 * The gate to the record of somebody who may have left the team: as for everybody else while they are in one, and then
 * for the team that had them last. Of somebody who is another team's since, it is as if there were no such record.
 */
@Injectable()
export class FormerAccess {
  constructor(
    private readonly personAccess: PersonAccess,
    private readonly teamAccess: TeamAccess,
    private readonly accessLog: AccessLog,
  ) {}

  /** Asks for access and logs the use. Whoever writes has locked the person. @throws DomainError NOT_FOUND */
  async authoriseAndLog(
    manager: EntityManager,
    actor: Actor,
    personId: string,
    policy: PolicyName,
    use: RecordUse,
  ): Promise<Person> {
    const former = await this.formerTeam(manager, actor, personId, policy);
    if (former === undefined || (await this.personAccess.mayAlso(manager, actor, personId, policy, use)))
      return (await this.personAccess.authoriseAndLog(manager, actor, personId, policy, use)).person;
    const person = await manager.findOneByOrFail(Person, { id: personId });
    const { action, recordType, recordId } = use;
    const about = { personId, ownerId: person.ownerId, teamId: former };
    this.accessLog.record(manager, actor, [{ action, recordType, recordId, ...about }]);
    return person;
  }

  /** The actor's own team that had the person last, while the card says what it knew. */
  formerTeam(
    manager: EntityManager,
    actor: Actor,
    personId: string,
    policy: PolicyName,
  ): Promise<string | undefined> {
    const ownTeams = this.teamAccess.ownTeamIds(actor, policy);
    return formerTeam(manager, actor.principalId ?? NOBODY, ownTeams, personId);
  }
}
