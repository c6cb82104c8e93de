import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Intervention } from '../contacts/intervention.entity.js';
import { EnrolmentAccess } from '../persons/enrolment-access.js';
import { Enrolment } from '../persons/person.entity.js';
import { type AuthorisedPerson, PersonAccess } from '../persons/person-access.js';
import { recordedBy, requirePast, requireWithin } from '../persons/support.service.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { SipVersion } from '../sips/sip.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import type { TakeNeedsInventoryInput } from './needs.input.js';
import { Need, NeedsInventory } from './needs-inventory.entity.js';
import { sipWords } from './sip-words.js';
import { type NeedSuggestion, suggestedByInterventions, suggestedBySip } from './suggest-needs.js';

/** What is known of a person's needs in one enrolment, the newest inventory first. */
export interface EnrolmentNeeds {
  enrolment: Enrolment;
  inventories: NeedsInventory[];
}

const RECORD_TYPE = 'needs_inventory';

/** What the persons of a team need and who gives it, taken down again and again; nothing that was said is changed. */
@Injectable()
export class NeedsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly enrolmentAccess: EnrolmentAccess,
    private readonly teamAccess: TeamAccess,
  ) {}

  /** In the teams where the actor works, the latest enrolment first. @throws DomainError NOT_FOUND */
  read(actor: Actor, personId: string): Promise<AuthorisedPerson & { enrolments: EnrolmentNeeds[] }> {
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.LIST, recordType: RECORD_TYPE, recordId: null };
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, 'contact.read', use);
      const found = await manager.find(Enrolment, {
        where: {
          personId,
          teamId: In(this.teamAccess.ownTeamIds(actor, 'contact.read')),
          voidedAt: IsNull(),
        },
        relations: { team: true },
        order: { fromDate: 'DESC' },
      });
      const enrolments: EnrolmentNeeds[] = [];
      for (const enrolment of found)
        enrolments.push({ enrolment, inventories: await inventoriesOf(manager, enrolment.id) });
      return { ...accessed, enrolments };
    });
  }

  /** An enrolment whose needs are to be taken down, and what the records suggest. @throws DomainError NOT_FOUND */
  toTake(
    actor: Actor,
    enrolmentId: string,
  ): Promise<AuthorisedPerson & EnrolmentNeeds & { suggestions: NeedSuggestion[] }> {
    return this.unitOfWork.run(async (manager) => {
      const { enrolment, accessed, use } = await this.enrolmentAccess.enter(manager, actor, enrolmentId);
      await this.personAccess.log(manager, actor, accessed, { ...use, action: LoggedAction.READ });
      const inventories = await inventoriesOf(manager, enrolmentId);
      const interventions = await manager.findBy(Intervention, { enrolmentId, voidedAt: IsNull() });
      const suggestions = [
        ...suggestedByInterventions(interventions, today()),
        ...suggestedBySip(await this.actionsInForce(manager, actor, accessed), sipWords),
      ];
      return { ...accessed, enrolment, inventories, suggestions };
    });
  }

  /**
   * @returns the inventory, or the conflict when the enrolment has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the day is to come or lies outside the enrolment
   */
  take(
    actor: Actor,
    { enrolmentId, revision, madeOn, needs: said }: TakeNeedsInventoryInput,
  ): Promise<NeedsInventory | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { enrolment, accessed, use } = await this.enrolmentAccess.enter(manager, actor, enrolmentId);
      const log = (action: LoggedAction, record = use) =>
        this.personAccess.log(manager, actor, accessed, { ...record, action });
      const conflict = revisionConflict(enrolment, revision);
      if (conflict) {
        await log(LoggedAction.READ);
        return conflict;
      }
      if (enrolment.voidedAt) throw invalid([{ path: 'enrolmentId', code: 'alreadyVoided' }]);
      requireWithin(enrolment, 'madeOn', madeOn);
      requirePast('madeOn', madeOn);
      const row = { id: randomUUID(), enrolmentId, madeOn, ...recordedBy(actor) };
      const inventory = manager.create(NeedsInventory, row);
      const needs = said.map((one) => ({ ...one, id: randomUUID(), inventoryId: inventory.id }));
      await manager.insert(NeedsInventory, inventory);
      await manager.insert(Need, needs);
      await updateAsRead(manager, Enrolment, { id: enrolmentId, revision }, { revision: revision + 1 });
      await log(LoggedAction.CREATE, { recordType: RECORD_TYPE, recordId: inventory.id });
      return Object.assign(inventory, { needs, enrolment });
    });
  }

  /** Those of the SIP in force, where the actor may read it; none else. */
  private async actionsInForce(manager: EntityManager, actor: Actor, accessed: AuthorisedPerson) {
    const version = await manager.findOne(SipVersion, {
      where: { sip: { personId: accessed.person.id }, status: PlanStatus.AGREED },
      relations: { sip: true, measures: true },
    });
    if (!version) return [];
    const { id: recordId, teamId: keptByTeamId } = version.sip;
    const sip = { recordType: 'sip', recordId, keptByTeamId };
    if (!accessed.may('plan.read', sip)) return [];
    await this.personAccess.log(manager, actor, accessed, { ...sip, action: LoggedAction.READ });
    return version.measures.sort((one, other) => one.position - other.position);
  }
}

function inventoriesOf(manager: EntityManager, enrolmentId: string): Promise<NeedsInventory[]> {
  return manager.find(NeedsInventory, {
    where: { enrolmentId },
    relations: { needs: true },
    order: { madeOn: 'DESC', recordedAt: 'DESC', id: 'ASC' },
  });
}
