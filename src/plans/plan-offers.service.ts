import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { type AuthorisedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { planDeclined, planInForce } from '../persons/plan-conditions.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import { enrolledPeople } from '../teams/enrolled-people.js';
import { TeamAccess } from '../teams/team-access.js';
import { PlanOffer } from './plan-offer.entity.js';
import type { RecordPlanOfferInput, VoidPlanOfferInput } from './plan-offer.input.js';
import type { PlanShare } from './plan-share.type.js';

/** Which plans a person was offered, and what they said: a no is theirs to give, and to change. */
@Injectable()
export class PlanOffersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly teamAccess: TeamAccess,
  ) {}

  /** Also the voided ones, the latest first; not those that a team keeps whose records are blocked. @throws DomainError NOT_FOUND */
  list(actor: Actor, personId: string): Promise<AuthorisedPerson & { offers: PlanOffer[] }> {
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.LIST, recordType: 'plan_offer', recordId: null };
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, 'consent.read', use);
      const found = await manager.find(PlanOffer, {
        where: { personId },
        order: { offeredOn: 'DESC', recordedAt: 'DESC' },
      });
      const isReadable = ({ teamId: keptByTeamId }: PlanOffer) =>
        accessed.may('consent.read', { ...use, keptByTeamId });
      return { ...accessed, offers: found.filter(isReadable) };
    });
  }

  /** What the team has already, word for word, is answered with that. @throws DomainError NOT_FOUND; INVALID when the day is to come */
  record(actor: Actor, { personId, ...said }: RecordPlanOfferInput): Promise<PlanOffer> {
    return this.unitOfWork.run(async (manager) => {
      const asked = { recordType: 'plan_offer', recordId: null };
      const accessed = await this.personAccess.authorise(manager, actor, personId, 'plan.write', asked);
      const log = (action: LoggedAction, recordId: string) =>
        this.personAccess.log(manager, actor, accessed, { ...asked, action, recordId });
      if (said.offeredOn > today()) throw invalid([{ path: 'offeredOn', code: 'dayInFuture' }]);
      const { person, disclosure } = accessed;
      const teamId = disclosure.teamId!;
      const same = await manager.findOneBy(PlanOffer, { personId, teamId, ...said, voidedAt: IsNull() });
      if (same) {
        await log(LoggedAction.READ, same.id);
        return same;
      }
      const offer = manager.create(PlanOffer, {
        ...said,
        id: randomUUID(),
        personId,
        ownerId: person.ownerId,
        teamId,
        recordedAt: new Date(),
        recordedBy: actor.accountId,
        recordedByName: actor.name,
        voidedAt: null,
        voidedBy: null,
        voidReason: null,
      });
      await manager.insert(PlanOffer, offer);
      await log(LoggedAction.CREATE, offer.id);
      return offer;
    });
  }

  /** It stays readable, and what was said before it holds again. @throws DomainError NOT_FOUND; INVALID when it is voided */
  void(actor: Actor, { offerId, reason }: VoidPlanOfferInput): Promise<PlanOffer> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(PlanOffer, { id: offerId });
      await this.personAccess
        .authoriseAndLog(manager, actor, known?.personId ?? NOBODY, 'plan.write', {
          action: LoggedAction.VOID,
          recordType: 'plan_offer',
          recordId: offerId,
          keptByTeamId: known?.teamId ?? null,
        })
        .catch(asNotFound('offerId'));
      // Read again: nobody else writes in the person's record from the gate on.
      const offer = await manager.findOneByOrFail(PlanOffer, { id: offerId });
      if (offer.voidedAt) throw invalid([{ path: 'offerId', code: 'alreadyVoided' }]);
      const voided = { voidedAt: new Date(), voidedBy: actor.accountId, voidReason: reason };
      await updateAsRead(manager, PlanOffer, { id: offerId, voidedAt: IsNull() }, voided);
      return Object.assign(offer, voided);
    });
  }

  /**
   * How many of those who are enrolled today have a crisis plan in force, and how many have declined one. Counts only.
   * @throws DomainError NOT_FOUND
   */
  async share(actor: Actor, teamId: string): Promise<PlanShare> {
    await this.teamAccess.authorise(actor, teamId, 'person.write');
    const plan = PlanKind.CRISIS_PLAN;
    const [row] = await sql<Record<'enrolled' | 'withPlan' | 'declined', number>>(
      this.unitOfWork.reader,
      `SELECT COUNT(*) AS "enrolled", COALESCE(SUM(with_plan), 0) AS "withPlan",
              COALESCE(SUM(CASE WHEN with_plan = 0 THEN declined ELSE 0 END), 0) AS "declined"
         FROM (SELECT enrolment.human, MAX(CASE WHEN ${planInForce(plan, 'own.person_id')} THEN 1 ELSE 0 END) AS with_plan,
                      MAX(CASE WHEN ${planDeclined(plan, 'own.person_id')} THEN 1 ELSE 0 END) AS declined
                 FROM ${enrolledPeople()} JOIN enrolment own ON own.id = enrolment.id
                WHERE enrolment.team_id = :teamId AND ${holdsOn(':day', 'enrolment')}
                GROUP BY enrolment.human) people`,
      { teamId, askingTeams: [teamId], day: today() },
    );
    const [enrolled, withPlan, declined] = [row!.enrolled, row!.withPlan, row!.declined].map(Number);
    const asked = enrolled! - declined!;
    return {
      withPlan: withPlan!,
      declined: declined!,
      of: asked,
      share: asked > 0 ? withPlan! / asked : null,
    };
  }
}
