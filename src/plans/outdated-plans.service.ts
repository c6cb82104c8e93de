import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Person } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { dayOfStored } from '../platform/dates/today.js';
import { TeamAccess } from '../teams/team-access.js';
import type { OutdatedPlan } from './outdated-plan.type.js';
import { outdatedPlans } from './outdated-plans-sql.js';

/** An old value, and the plan in force that says it. */
interface StoredOldValue extends Omit<OutdatedPlan, 'person'> {
  personId: string;
  teamId: string;
  recordName: string;
  changedAt: string | Date;
}

/** An old value as the page of its plan tells it. */
export type OldValueOfPlan = Pick<StoredOldValue, 'recordName' | 'field' | 'where'> & {
  /** YYYY-MM-DD. */
  changedOn: string;
};

const OLD_VALUES = (ofPlan: string, ofRecord = '1 = 1') => `
  SELECT old.kind, old.plan_id AS "planId", old.number AS version, old.person_id AS "personId", old.team_id AS "teamId",
         old.record_type AS "recordType", old.record_id AS "recordId", old.record_name AS "recordName", old.field,
         old.earlier_text AS "earlierText", old.new_text AS "newText", old.value_on AS "where", old.changed_at AS "changedAt"
    FROM ${outdatedPlans(ofPlan)} old WHERE ${ofRecord}
   ORDER BY old.kind, old.plan_id, old.record_id, old.value_on, old.field DESC, old.changed_at`;

/** Plans that say what the register no longer does. */
@Injectable()
export class OutdatedPlans {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
  ) {}

  /**
   * Plans in force that say a telephone number or hours which a unit or team no longer has. Of the actor's own teams, as
   * far as the actor may read; each is logged.
   * @param recordId one unit or team; every one of them when missing
   */
  plansPrintingOldValue(actor: Actor, recordId?: string): Promise<OutdatedPlan[]> {
    const teamIds = this.teamAccess.ownTeamIds(actor, 'plan.read');
    if (teamIds.length === 0) return Promise.resolve([]);
    return this.unitOfWork.run(async (manager) => {
      const ofRecord = recordId && 'old.record_id = :recordId';
      const statement = OLD_VALUES('plan.team_id IN (:...teamIds)', ofRecord);
      const found = await sql<StoredOldValue>(manager, statement, { teamIds, recordId });
      if (found.length === 0) return [];
      const persons = await manager.findBy(Person, { id: In(found.map(({ personId }) => personId)) });
      const personOf = new Map(persons.map((person) => [person.id, person]));
      const rows = found.map((old) => ({
        recordType: old.kind === PlanKind.SIP ? 'sip' : 'crisis_plan',
        recordId: old.planId,
        keptByTeamId: old.teamId,
        person: personOf.get(old.personId)!,
        old,
      }));
      const readable = await this.personAccess.readable(manager, actor, 'plan.read', rows);
      // One plan is looked at once, whatever it says.
      const once = new Map(readable.map((row) => [row.recordId, row]));
      await this.personAccess.logList(manager, actor, [...once.values()]);
      return readable.map(({ old, person }) => ({ ...old, person }));
    });
  }

  /** What a plan says that is old, for the page of a plan that has been read. */
  async ofPlan(planId: string): Promise<OldValueOfPlan[]> {
    const statement = OLD_VALUES('plan.id = :planId');
    const found = await sql<StoredOldValue>(this.unitOfWork.reader, statement, { planId });
    return found.map(({ recordName, field, where, changedAt }) => ({
      ...{ recordName, field, where },
      changedOn: dayOfStored(changedAt),
    }));
  }
}
