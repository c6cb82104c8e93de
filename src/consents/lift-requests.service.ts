import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { type AuthorisedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import { EmergencyOpening } from './emergency-opening.entity.js';
import { openingOf } from './emergency-openings.service.js';
import { LiftAnswer, LiftRequest } from './lift-request.entity.js';
import type { AnswerLiftRequestInput } from './lift-request.input.js';

const RELATIONS = { owner: true, principal: true } as const;

/** Requests that a block be lifted in an emergency, as those who keep the block see and answer them (2022:913 3:6–7). */
@Injectable()
export class LiftRequestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  /** All that there have been of a person, the latest first. @throws DomainError NOT_FOUND */
  ofPerson(actor: Actor, personId: string): Promise<LiftRequest[]> {
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.LIST, recordType: 'lift_request', recordId: null };
      await this.personAccess.authoriseAndLog(manager, actor, personId, 'consent.read', use);
      return manager.find(LiftRequest, {
        where: { personId },
        relations: RELATIONS,
        order: { askedAt: 'DESC' },
      });
    });
  }

  /** One request, to be answered. @throws DomainError NOT_FOUND; INVALID when it has been answered */
  get(actor: Actor, liftRequestId: string): Promise<AuthorisedPerson & { request: LiftRequest }> {
    return this.unitOfWork.run((manager) => this.enter(manager, actor, liftRequestId, LoggedAction.READ));
  }

  /**
   * Answers a request. Where the block is lifted, what it keeps is opened for whoever asked and for nobody else; the block
   * stays in force.
   * @throws DomainError NOT_FOUND; INVALID when it has been answered
   */
  answer(actor: Actor, { liftRequestId, answer, answerNote }: AnswerLiftRequestInput): Promise<LiftRequest> {
    return this.unitOfWork.run(async (manager) => {
      const { request } = await this.enter(manager, actor, liftRequestId, LoggedAction.UPDATE);
      const answered = {
        ...{ answer, answerNote, answeredAt: new Date() },
        ...{ answeredBy: actor.accountId, answeredByName: actor.name },
      };
      await updateAsRead(manager, LiftRequest, { id: liftRequestId, answeredAt: IsNull() }, answered);
      if (answer === LiftAnswer.LIFTED)
        await manager.insert(EmergencyOpening, openingOf(request, { liftsBlock: true }));
      return Object.assign(request, answered);
    });
  }

  private async enter(
    manager: EntityManager,
    actor: Actor,
    id: string,
    action: LoggedAction,
  ): Promise<AuthorisedPerson & { request: LiftRequest }> {
    const known = await manager.findOneBy(LiftRequest, { id });
    const use = { action, recordType: 'lift_request', recordId: id };
    const accessed = await this.personAccess
      .authoriseAndLog(manager, actor, known?.personId ?? NOBODY, 'consent.write', use)
      .catch(asNotFound('liftRequestId'));
    // Read again: nobody else writes in the person's record from the gate on.
    const request = await manager.findOneOrFail(LiftRequest, { where: { id }, relations: RELATIONS });
    if (request.answeredAt) throw invalid([{ path: 'liftRequestId', code: 'alreadyAnswered' }]);
    return { ...accessed, request };
  }
}
