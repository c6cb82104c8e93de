import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { TeamAccess } from '../teams/team-access.js';
import { coordinatesOn } from './coordinators.js';
import { Enrolment } from './person.entity.js';
import { PersonAccess } from './person-access.js';

/** Of how many persons the actor coordinates but is given nothing, in one team and of one principal. */
export interface UnreadPersons {
  teamId: string;
  team: string;
  owner: string;
  persons: number;
}

const COORDINATED = `EXISTS (
  SELECT 1 FROM enrolment_coordinator coordinator JOIN staff_member staff ON staff.id = coordinator.staff_member_id
   WHERE coordinator.enrolment_id = enrolment.id AND staff.account_id = :accountId AND ${coordinatesOn(':day')})`;

/** The persons for whom the actor is named coordinator, whose records another principal keeps. */
@Injectable()
export class UnreadPersonsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
  ) {}

  /**
   * Of how many of them the actor is given neither the records nor a summary. It tells of nobody who they are, so nothing is
   * logged; that there is one, the actor's own team has decided by naming the actor. Why a record is closed is not told: with
   * a block as without a ground.
   */
  async count(actor: Actor): Promise<UnreadPersons[]> {
    const teamIds = this.teamAccess.ownTeamIds(actor, 'person.read');
    if (teamIds.length === 0) return [];
    const { accountId, principalId } = actor;
    const manager = this.unitOfWork.reader;
    const enrolments = await manager
      .createQueryBuilder(Enrolment, 'enrolment')
      .innerJoinAndSelect('enrolment.person', 'person')
      .innerJoinAndSelect('person.owner', 'owner')
      .innerJoinAndSelect('enrolment.team', 'team')
      .where('enrolment.teamId IN (:...teamIds) AND enrolment.voidedAt IS NULL', { teamIds })
      .andWhere(holdsOn(':day', 'enrolment'), { day: today() })
      .andWhere('person.ownerId <> :principalId', { principalId })
      .andWhere(COORDINATED, { accountId })
      .orderBy('team.name')
      .addOrderBy('owner.name')
      .getMany();
    if (enrolments.length === 0) return [];
    const asked = enrolments.flatMap(({ id: recordId, person }) =>
      (['person.read', 'receivedPerson.read'] as const).map((policy) => ({
        ...{ recordType: 'enrolment', recordId, person, policy },
      })),
    );
    const readable = await this.personAccess.readable(manager, actor, ({ policy }) => policy, asked);
    const read = new Set(readable.map(({ recordId }) => recordId));
    const unread = enrolments.filter(({ id }) => !read.has(id));
    return [...Map.groupBy(unread, ({ teamId, person }) => `${teamId} ${person.ownerId}`).values()].map(
      ([first, ...others]) => ({
        teamId: first!.teamId,
        team: first!.team.name,
        owner: first!.person.owner.name,
        persons: 1 + others.length,
      }),
    );
  }
}
