import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Enrolment } from '../persons/person.entity.js';
import { type AuthorisedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid, notFound } from '../platform/errors/domain-error.js';
import type { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { Block } from './block.entity.js';
import type { LiftBlockInput, SetBlockInput } from './block.input.js';
import { type ShownBlock, shownBlock } from './shown-block.js';

/** A person's blocks, and the teams whose records the actor may block. */
export interface PersonsBlocks extends AuthorisedPerson {
  blocks: ShownBlock[];
  teams: Team[];
}

/** What a person does not want others to read. It is decided on in src/disclosure. */
@Injectable()
export class BlocksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly teamAccess: TeamAccess,
  ) {}

  /**
   * The blocks of a person, to read or to change, also the lifted ones, the latest first.
   * @throws DomainError NOT_FOUND
   */
  list(
    actor: Actor,
    personId: string,
    policy: 'consent.read' | 'consent.write' = 'consent.read',
  ): Promise<PersonsBlocks> {
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.LIST, recordType: 'block', recordId: null };
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, policy, use);
      const blocks = await manager.find(Block, {
        where: { personId },
        relations: { team: true },
        order: { setAt: 'DESC' },
      });
      const own = this.teamAccess.ownTeamIds(actor, 'consent.read');
      const teams = await this.teamsToBlock(manager, actor, personId);
      return { ...accessed, blocks: blocks.map((block) => shownBlock(block, own)), teams };
    });
  }

  /**
   * Blocks at once what the person asks for.
   * @throws DomainError NOT_FOUND; INVALID when the team is not the actor's and the person's, or it is blocked already
   */
  set(actor: Actor, { personId, teamId = null }: SetBlockInput): Promise<ShownBlock> {
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const use = { action: LoggedAction.CREATE, recordType: 'block', recordId: id };
      await this.personAccess.authoriseAndLog(manager, actor, personId, 'consent.write', use);
      const teams = await this.teamsToBlock(manager, actor, personId);
      const team = teams.find((candidate) => candidate.id === teamId) ?? null;
      if (teamId && !team) throw invalid([{ path: 'teamId', code: 'unknownTeam' }]);
      const same = { personId, teamId: teamId ?? IsNull(), liftedAt: IsNull() };
      if (await manager.existsBy(Block, same)) throw invalid([{ path: 'teamId', code: 'alreadyBlocked' }]);
      const fields = {
        id,
        personId,
        teamId,
        setAt: new Date(),
        setBy: actor.accountId,
        setByName: actor.name,
      };
      const block = await manager.save(manager.create(Block, fields));
      return shownBlock(Object.assign(block, { team }), teamId ? [teamId] : []);
    });
  }

  /**
   * Lifts a block on the person's word. Whoever may write in the person's record may, also where another team set
   * it (PDL 4:5): the person speaks with the one who is there.
   * @throws DomainError NOT_FOUND; INVALID when it is lifted already
   */
  lift(actor: Actor, { blockId, liftForm, liftNote }: LiftBlockInput): Promise<ShownBlock> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(Block, { id: blockId });
      const use = { action: LoggedAction.UPDATE, recordType: 'block', recordId: blockId };
      await this.personAccess
        .authoriseAndLog(manager, actor, known?.personId ?? NOBODY, 'consent.write', use)
        .catch(asNotFound('blockId'));
      if (!known) throw notFound('blockId');
      // Read again: nobody else writes in the person's record from the gate on.
      const block = await manager.findOneOrFail(Block, {
        where: { id: blockId },
        relations: { team: true },
      });
      if (block.liftedAt) throw invalid([{ path: 'blockId', code: 'alreadyLifted' }]);
      const lifted = { liftedAt: new Date(), liftedBy: actor.accountId, liftForm, liftNote };
      await updateAsRead(manager, Block, { id: blockId, liftedAt: IsNull() }, lifted);
      return shownBlock(Object.assign(block, lifted), this.teamAccess.ownTeamIds(actor, 'consent.write'));
    });
  }

  /** The actor's teams in which the person is enrolled today. Of the principal's other teams nothing is told. */
  private async teamsToBlock(manager: EntityManager, actor: Actor, personId: string): Promise<Team[]> {
    const enrolments = await manager.find(Enrolment, {
      where: {
        personId,
        teamId: In(this.teamAccess.ownTeamIds(actor, 'consent.write')),
        voidedAt: IsNull(),
      },
      relations: { team: true },
    });
    const day = today();
    return enrolments.filter((enrolment) => isOn(day, enrolment)).map(({ team }) => team);
  }
}
