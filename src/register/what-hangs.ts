import type { EntityManager } from 'typeorm';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import { sql } from '../platform/database/sql.js';
import type { Problem } from '../platform/errors/problem.js';

const { PRINCIPAL, UNIT, SERVICE, TEAM, AGREEMENT } = RegisterRecord;

/** Something that hangs on a record: the code of the problem that says so, and SQL that counts it as `n`. */
interface Hanging {
  code: string;
  counts: string;
}

const rows = (code: string, table: string, where: string): Hanging => ({
  code,
  counts: `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
});
const inUse = '(ended_on IS NULL OR ended_on > :day)';
const enrolled = (owner: string, code: string): Hanging => ({
  code,
  counts: `SELECT COUNT(DISTINCT person_id) AS n FROM enrolment
    WHERE ${owner} = :id AND voided_at IS NULL AND (to_date IS NULL OR to_date >= :day)`,
});
const rolesHeld = (scope: string, code: string) =>
  rows(code, 'role_grant', `${scope} = :id AND ended_at IS NULL AND (to_date IS NULL OR to_date >= :day)`);
const groundsInForce = (party: string, code: string) =>
  rows(code, 'ground', `${party} = :id AND withdrawn_at IS NULL AND to_date >= :day`);

const agreements = rows(
  'hangs.agreements',
  'agreement JOIN agreement_principal ON agreement_id = agreement.id',
  `principal_id = :id AND ${inUse} AND (to_date IS NULL OR to_date >= :day)`,
);

/** What of a record is current on a day, so that it cannot end then. */
export const STOPS_END: Record<RegisterRecord, readonly Hanging[]> = {
  [PRINCIPAL]: [
    rows('hangs.units', 'unit', `principal_id = :id AND ${inUse}`),
    rows(
      'hangs.services',
      'service JOIN service_principal ON service_id = service.id',
      `principal_id = :id AND ${inUse}`,
    ),
    enrolled('owner_id', 'hangs.personsOfPrincipal'),
    agreements,
  ],
  [UNIT]: [rolesHeld('unit_id', 'hangs.readers')],
  [SERVICE]: [rows('hangs.teams', 'team', `service_id = :id AND ${inUse}`)],
  [TEAM]: [enrolled('team_id', 'hangs.persons')],
  [AGREEMENT]: [],
};

const ofTeam = (code: string, table: string) => rows(code, table, 'team_id = :id');

/** What cannot be moved from a record to another, so that it cannot be joined into that one: records about people, and their keeping. */
export const STOPS_JOIN: Record<RegisterRecord, readonly Hanging[]> = {
  [PRINCIPAL]: [
    rows('hangs.records', 'person', 'owner_id = :id'),
    groundsInForce('receiver_id', 'hangs.grounds'),
    rolesHeld('principal_id', 'hangs.reviewers'),
    agreements,
  ],
  [UNIT]: [groundsInForce('receiver_unit_id', 'hangs.grounds')],
  [SERVICE]: [],
  [TEAM]: [
    ofTeam('hangs.enrolments', 'enrolment'),
    ofTeam('hangs.plans', 'crisis_plan'),
    ofTeam('hangs.plans', 'sip'),
    ofTeam('hangs.blocks', 'block'),
    ofTeam('hangs.files', 'import_run'),
    ofTeam('hangs.meetings', 'team_meeting'),
    ofTeam('hangs.audits', 'audit'),
    ofTeam('hangs.actions', 'improvement_action'),
  ],
  [AGREEMENT]: [],
};

/** @returns a problem for each kind of thing that hangs there, with how many there are */
export async function whatHangs(
  manager: EntityManager,
  hanging: readonly Hanging[],
  id: string,
  day: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { code, counts } of hanging) {
    const [found] = await sql<{ n: number | string }>(manager, counts, { id, day });
    const n = Number(found?.n);
    if (n > 0) problems.push({ path: '', code, params: { n } });
  }
  return problems;
}
