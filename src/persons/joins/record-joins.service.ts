import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { lockRows } from '../../platform/database/lock-row.js';
import { sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateAsRead } from '../../platform/database/update-as-read.js';
import { asNotFound, invalid } from '../../platform/errors/domain-error.js';
import { TeamAccess } from '../../teams/team-access.js';
import { ownersPersons } from '../find-by-number.js';
import { refusedNumber, requireNumber } from '../new-number.js';
import { Enrolment, Person } from '../person.entity.js';
import { NOBODY, PersonAccess, type RecordUse } from '../person-access.js';
import { FormerAccess } from './former-access.js';
import { moveRecords } from './move-records.js';
import { RecordJoin } from './record-join.entity.js';
import type { DeclineRecordJoinInput, ProposeRecordJoinInput } from './record-join.input.js';

const { READ, CREATE, UPDATE } = LoggedAction;
const ASKED = { recordType: 'record_join', recordId: null };

type Ids = [kept: string, joined: string];

/** A proposal with both records as the actor may see them. */
export interface ShownJoin {
  join: RecordJoin;
  kept: JoinedCard;
  joined: JoinedCard;
  /** Whether the actor may confirm it: whoever proposed it may not. */
  mayConfirm: boolean;
}

export interface JoinedCard {
  person: Person;
  enrolments: Enrolment[];
}

/** Two records of one human at one owner are joined by the word of two who may write in both. */
@Injectable()
export class RecordJoinsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly formerAccess: FormerAccess,
    private readonly teamAccess: TeamAccess,
  ) {}

  /**
   * @returns the proposal; the one that waits already where it is the same
   * @throws DomainError NOT_FOUND; INVALID when no other record that the actor may write in has the number
   */
  propose(actor: Actor, { personId, identityNumber, reason }: ProposeRecordJoinInput): Promise<RecordJoin> {
    const { number } = requireNumber(identityNumber);
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const asked = { recordType: 'record_join', recordId: id };
      // Whoever may not write in this record hears that first, whoever has the number.
      if (!(await this.mayWrite(manager, actor, personId)))
        await this.personAccess.authorise(manager, actor, personId, 'person.write', asked);
      const { ownerId } = await manager.findOneByOrFail(Person, { id: personId });
      const joinedId = (await ownersPersons(manager, ownerId, [number])).get(number)?.id ?? NOBODY;
      if (joinedId === personId) throw refusedNumber('joinWithItself');
      await this.enter(manager, actor, [personId, joinedId], { ...asked, action: CREATE }, () => {
        throw refusedNumber('joinNotFound');
      });
      const same = { keptId: personId, joinedId, decidedAt: IsNull() };
      const waiting = await manager.findOneBy(RecordJoin, same);
      if (waiting) return waiting;
      await requireApart(manager, personId, joinedId);
      const join = manager.create(RecordJoin, {
        id,
        keptId: personId,
        joinedId,
        reason,
        proposedAt: new Date(),
        proposedBy: actor.accountId,
        proposedByName: actor.name,
        confirmed: false,
        decidedAt: null,
        decidedBy: null,
        decidedByName: null,
        declinedBecause: null,
      });
      return manager.save(join);
    });
  }

  /** A proposal, for whoever may write in both records. @throws DomainError NOT_FOUND */
  get(actor: Actor, joinId: string): Promise<ShownJoin> {
    return this.unitOfWork.run(async (manager) => {
      const { join, kept, joined } = await this.read(manager, actor, joinId, READ);
      const ownTeams = this.teamAccess.ownTeamIds(actor, 'person.write');
      const cardOf = async (person: Person): Promise<JoinedCard> => ({
        person,
        enrolments: await manager.find(Enrolment, {
          where: { personId: person.id, voidedAt: IsNull(), teamId: In(ownTeams) },
          relations: { team: true },
          order: { fromDate: 'ASC' },
        }),
      });
      return {
        join,
        kept: await cardOf(kept),
        joined: await cardOf(joined),
        mayConfirm: join.decidedAt === null && join.proposedBy !== actor.accountId,
      };
    });
  }

  /**
   * What has been joined with the person’s record, and to whoever may write in both what waits or was declined; the latest
   * first. Nothing to other principals.
   * @throws DomainError NOT_FOUND
   */
  list(actor: Actor, personId: string): Promise<RecordJoin[]> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, 'person.read', {
        ...ASKED,
        action: LoggedAction.LIST,
      });
      return this.shown(manager, actor, accessed.person);
    });
  }

  /** As {@link list}, of a person to whom access was given; not logged. */
  async shown(manager: EntityManager, actor: Actor, { id, ownerId }: Person): Promise<RecordJoin[]> {
    if (ownerId !== actor.principalId) return [];
    const joins = await manager.find(RecordJoin, {
      where: [{ keptId: id }, { joinedId: id }],
      relations: { joined: true },
      order: { proposedAt: 'DESC' },
    });
    const shown: RecordJoin[] = [];
    for (const join of joins) {
      const mayDecide =
        !join.confirmed &&
        (await this.mayWrite(manager, actor, join.keptId)) &&
        ((await this.mayWrite(manager, actor, join.joinedId)) ||
          (await this.formerAccess.formerTeam(manager, actor, join.joinedId, 'person.write')) !== undefined);
      if (join.confirmed || mayDecide) shown.push(join);
    }
    return shown;
  }

  /**
   * Gives all that hangs on the one record to the other.
   * @throws DomainError NOT_FOUND; INVALID when it is decided, when the actor proposed it, or when both records are enrolled
   * in one team on the same day
   */
  confirm(actor: Actor, joinId: string): Promise<RecordJoin> {
    return this.decide(actor, joinId, async (manager, join) => {
      if (join.proposedBy === actor.accountId) throw invalid([{ path: '', code: 'joinNeedsAnother' }]);
      await requireApart(manager, join.keptId, join.joinedId);
      const decided = await settle(manager, actor, join, { confirmed: true });
      await moveRecords(manager, actor, decided);
      return decided;
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when it is decided */
  decline(actor: Actor, { joinId, reason }: DeclineRecordJoinInput): Promise<RecordJoin> {
    return this.decide(actor, joinId, (manager, join) =>
      settle(manager, actor, join, { declinedBecause: reason }),
    );
  }

  private decide(
    actor: Actor,
    joinId: string,
    act: (manager: EntityManager, join: RecordJoin) => Promise<RecordJoin>,
  ): Promise<RecordJoin> {
    return this.unitOfWork.run(async (manager) => {
      const { join } = await this.read(manager, actor, joinId, UPDATE);
      if (join.decidedAt) throw invalid([{ path: '', code: 'joinDecided' }]);
      return act(manager, join);
    });
  }

  private async read(
    manager: EntityManager,
    actor: Actor,
    joinId: string,
    action: LoggedAction,
  ): Promise<{ join: RecordJoin; kept: Person; joined: Person }> {
    const known = await manager.findOneBy(RecordJoin, { id: joinId });
    const use = { recordType: 'record_join', recordId: joinId, action };
    const ids: Ids = known ? [known.keptId, known.joinedId] : [NOBODY, NOBODY];
    const [kept, joined] = await this.enter(manager, actor, ids, use, asNotFound('joinId'));
    // Read again: nobody else writes in either record from the gate on.
    return { join: await manager.findOneByOrFail(RecordJoin, { id: joinId }), kept, joined };
  }

  /**
   * Asks for both records. The one that goes on must be open to the actor today; the other may be of somebody who was
   * enrolled in the actor's own team, since of two enrolments in one team the one has to be ended or voided first.
   */
  private async enter(
    manager: EntityManager,
    actor: Actor,
    [keptId, joinedId]: Ids,
    use: RecordUse,
    refuse: (error: unknown) => never,
  ): Promise<[kept: Person, joined: Person]> {
    await lockRows(manager, Person, [keptId, joinedId]);
    const kept = await this.personAccess
      .authoriseAndLog(manager, actor, keptId, 'person.write', use)
      .catch(refuse);
    const joined = await this.formerAccess
      .authoriseAndLog(manager, actor, joinedId, 'person.write', use)
      .catch(refuse);
    return [kept.person, joined];
  }

  private mayWrite(manager: EntityManager, actor: Actor, personId: string): Promise<boolean> {
    return this.personAccess.mayAlso(manager, actor, personId, 'person.write', ASKED);
  }
}

async function settle(
  manager: EntityManager,
  actor: Actor,
  join: RecordJoin,
  outcome: Partial<Pick<RecordJoin, 'confirmed' | 'declinedBecause'>>,
): Promise<RecordJoin> {
  const decision = {
    ...outcome,
    decidedAt: new Date(),
    decidedBy: actor.accountId,
    decidedByName: actor.name,
  };
  await updateAsRead(manager, RecordJoin, { id: join.id, decidedAt: IsNull() }, decision);
  return Object.assign(join, decision);
}

/** @throws DomainError INVALID when both records are enrolled in one team on the same day */
async function requireApart(manager: EntityManager, keptId: string, joinedId: string): Promise<void> {
  const [row] = await sql<{ team: string }>(
    manager,
    `SELECT team.name AS team FROM enrolment one
       JOIN enrolment other ON other.team_id = one.team_id AND other.person_id = :joinedId
        AND other.voided_at IS NULL
        AND (one.to_date IS NULL OR other.from_date <= one.to_date)
        AND (other.to_date IS NULL OR one.from_date <= other.to_date)
       JOIN team ON team.id = one.team_id
      WHERE one.person_id = :keptId AND one.voided_at IS NULL ORDER BY team.name`,
    { keptId, joinedId },
  );
  if (row) throw invalid([{ path: '', code: 'joinOverlaps', params: { team: row.team } }]);
}
