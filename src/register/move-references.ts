import type { EntityManager } from 'typeorm';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import { sql } from '../platform/database/sql.js';

const { PRINCIPAL, UNIT, SERVICE, TEAM, AGREEMENT } = RegisterRecord;

/**
 * What points at a record, as table and column. What is `MOVED` points at the other one after a join. What `STAYS` is history
 * that must say what it said: records about people (which stop the join while they hold), what is agreed, closed or logged. A test fails
 * for a reference that is not here.
 */
export const STAYS = 'STAYS';
interface Reference {
  /** Rows that are moved, where not all are. */
  where?: string;
  /** Has a count of its saves. */
  hasRevision?: boolean;
  /** What is not moved, since it stands there already, is taken away. */
  dropsRest?: boolean;
  /** The column of the account that may do something else once the row is moved. */
  holder?: 'id' | 'account_id';
}
const MOVED: Reference = {};
const ROLE: Reference = { hasRevision: true, holder: 'account_id' };
const inDraft = (versions: string): Reference => ({
  where: `EXISTS (SELECT 1 FROM ${versions} version WHERE version.id = version_id AND status = 'DRAFT')`,
});

export const REFERENCES: Record<RegisterRecord, Record<string, Reference | typeof STAYS>> = {
  [PRINCIPAL]: {
    'unit.principal_id': { hasRevision: true },
    'account.principal_id': { hasRevision: true, holder: 'id' },
    'post.employer_id': MOVED,
    'sip_measure.principal_id': inDraft('sip_version'),
    'sip_version.overall_principal_id': { where: "status = 'DRAFT'" },
    'service_principal.principal_id': {
      where:
        'NOT EXISTS (SELECT 1 FROM service_principal other WHERE other.service_id = service_principal.service_id AND other.principal_id = :intoId)',
      dropsRest: true,
    },
    'principal.joined_into_id': MOVED,
    'agreement_principal.principal_id': STAYS,
    'person.owner_id': STAYS,
    'person_number.owner_id': STAYS,
    'enrolment.owner_id': STAYS,
    'contact.owner_id': STAYS,
    'intervention.owner_id': STAYS,
    'hospital_episode.owner_id': STAYS,
    'discharge.owner_id': STAYS,
    'resource_group.owner_id': STAYS,
    'crisis_plan.owner_id': STAYS,
    'sip.owner_id': STAYS,
    'sip_call.principal_id': STAYS,
    'plan_offer.owner_id': STAYS,
    'plan_copy.owner_id': STAYS,
    'plan_copy.receiver_id': STAYS,
    'own_page.owner_id': STAYS,
    'own_words.owner_id': STAYS,
    'person_summary.owner_id': STAYS,
    'taken_document.owner_id': STAYS,
    'person_summary.receiver_id': STAYS,
    'ground.giver_id': STAYS,
    'ground.receiver_id': STAYS,
    'emergency_opening.principal_id': STAYS,
    'lift_request.owner_id': STAYS,
    'lift_request.principal_id': STAYS,
    'role_grant.principal_id': STAYS,
    'log_review.principal_id': STAYS,
    'destruction.principal_id': STAYS,
  },
  [UNIT]: {
    'role_grant.unit_id': ROLE,
    'closed_hours_unit.unit_id': inDraft('crisis_plan_version'),
    'unit.joined_into_id': MOVED,
    'agreement_unit.unit_id': {
      where:
        'NOT EXISTS (SELECT 1 FROM agreement_unit other WHERE other.agreement_id = agreement_unit.agreement_id AND other.unit_id = :intoId)',
      dropsRest: true,
    },
    'ground.receiver_unit_id': STAYS,
    'unit_question.unit_id': STAYS,
    'unit_answer.unit_id': STAYS,
    'plan_copy.receiver_unit_id': STAYS,
    'person_summary.receiver_unit_id': STAYS,
  },
  [SERVICE]: {
    'team.service_id': { hasRevision: true },
    'service_principal.service_id': {
      where:
        'NOT EXISTS (SELECT 1 FROM service_principal other WHERE other.principal_id = service_principal.principal_id AND other.service_id = :intoId)',
      dropsRest: true,
    },
    'service_finding.service_id': {
      where:
        'NOT EXISTS (SELECT 1 FROM service_finding other WHERE other.year = service_finding.year AND other.service_id = :intoId)',
    },
    'service.joined_into_id': MOVED,
  },
  [TEAM]: {
    'staff_member.team_id': MOVED,
    'role_grant.team_id': ROLE,
    'team.joined_into_id': MOVED,
    'enrolment.team_id': STAYS,
    'crisis_plan.team_id': STAYS,
    'sip.team_id': STAYS,
    'plan_offer.team_id': STAYS,
    'plan_copy.team_id': STAYS,
    'own_page.team_id': STAYS,
    'own_words.team_id': STAYS,
    'block.team_id': STAYS,
    'import_run.team_id': STAYS,
    'team_meeting.team_id': STAYS,
    'audit.team_id': STAYS,
    'sample_draw.team_id': STAYS,
    'improvement_action.team_id': STAYS,
  },
  // No two of them are joined.
  [AGREEMENT]: {
    'agreement_principal.agreement_id': STAYS,
    'agreement_unit.agreement_id': STAYS,
  },
};

/** Makes what points at one record point at another. */
export async function moveReferences(
  manager: EntityManager,
  recordType: RegisterRecord,
  id: string,
  intoId: string,
): Promise<void> {
  for (const [reference, how] of Object.entries(REFERENCES[recordType])) {
    if (how === STAYS) continue;
    const [table, column] = reference.split('.');
    const next = how.hasRevision ? ', revision = revision + 1' : '';
    const also = how.where ? `AND ${how.where}` : '';
    await sql(manager, `UPDATE ${table} SET ${column} = :intoId${next} WHERE ${column} = :id ${also}`, {
      id,
      intoId,
    });
    if (how.dropsRest) await sql(manager, `DELETE FROM ${table} WHERE ${column} = :id`, { id });
  }
}
