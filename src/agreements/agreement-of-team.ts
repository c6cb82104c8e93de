import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import { Agreement } from './agreement.entity.js';
import { agreementBetween } from './agreement-between.js';
import type { AgreementSubject } from './agreement-subject.js';

/** What the principals of a team have agreed about something, as it holds on a day. Of several municipalities in a service, that of the team. */
export async function agreementOfTeam(
  manager: EntityManager,
  teamId: string,
  subject: AgreementSubject,
  day: string,
): Promise<Agreement | null> {
  const principals = await sql<{ id: string }>(
    manager,
    `SELECT principal.id FROM team
       JOIN service_principal runs ON runs.service_id = team.service_id
       JOIN principal ON principal.id = runs.principal_id
      WHERE team.id = :teamId AND principal.kind NOT IN ('PRIVATE', 'STATE')
        AND (principal.kind <> 'MUNICIPALITY' OR principal.municipality_code = team.municipality_code)`,
    { teamId },
  );
  const ids = principals.map(({ id }) => id);
  const agreements = await manager.find(Agreement, {
    relations: { principals: true, consultationUnits: true },
    relationLoadStrategy: 'query',
  });
  return agreementBetween(agreements, ids, subject, day) ?? null;
}
