import type { EntityManager } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { agreementBetween } from '../agreements/agreement-between.js';
import { AgreementSubject } from '../agreements/agreement-subject.js';
import { sql } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import type { Discharge } from './discharge.entity.js';

/**
 * What the principals of the team have agreed on discharge, as it held on the day of the notice that the person is ready,
 * or holds today. Of several municipalities in a service, that of the team.
 */
export async function agreementOnDischarge(
  manager: EntityManager,
  { enrolmentId, readyOn }: Pick<Discharge, 'enrolmentId' | 'readyOn'>,
): Promise<Agreement | null> {
  const principals = await sql<{ id: string }>(
    manager,
    `SELECT principal.id FROM enrolment JOIN team ON team.id = enrolment.team_id
       JOIN service_principal runs ON runs.service_id = team.service_id
       JOIN principal ON principal.id = runs.principal_id
      WHERE enrolment.id = :enrolmentId AND principal.kind NOT IN ('PRIVATE', 'STATE')
        AND (principal.kind <> 'MUNICIPALITY' OR principal.municipality_code = team.municipality_code)`,
    { enrolmentId },
  );
  const ids = principals.map(({ id }) => id);
  const agreements = await manager.find(Agreement, {
    relations: { principals: true, consultationUnits: true },
    relationLoadStrategy: 'query',
  });
  return agreementBetween(agreements, ids, AgreementSubject.DISCHARGE, readyOn ?? today()) ?? null;
}
