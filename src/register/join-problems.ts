import type { EntityManager } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Principal, type RegisteredRecord, Service, Unit } from '../organisations/organisation.entity.js';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import { isAny } from '../platform/database/sql.js';
import type { Problem } from '../platform/errors/problem.js';
import { Team } from '../teams/team.entity.js';

/** Why two records cannot be of one thing, or their parts not stand beside each other. */
export async function joinProblems(
  manager: EntityManager,
  recordType: RegisterRecord,
  one: RegisteredRecord,
  into: RegisteredRecord,
): Promise<Problem[]> {
  const differ = (code: string, isSame: boolean): Problem[] => (isSame ? [] : [{ path: 'intoId', code }]);
  if (one instanceof Principal && into instanceof Principal)
    return differ(
      'joinOtherPrincipal',
      one.kind === into.kind &&
        one.activities.join() === into.activities.join() &&
        one.regionCode === into.regionCode &&
        one.municipalityCode === into.municipalityCode,
    );
  if (one instanceof Unit && into instanceof Unit)
    return differ('joinOtherUnit', one.principalId === into.principalId);
  if (one instanceof Service && into instanceof Service)
    return [
      ...differ('joinOtherRegion', one.regionCode === into.regionCode),
      ...differ(
        'joinBothMapped',
        !(await isAny(
          manager,
          `SELECT 1 FROM service_finding one JOIN service_finding other ON other.year = one.year
            WHERE one.service_id = :id AND other.service_id = :intoId`,
          { id: one.id, intoId: into.id },
        )),
      ),
    ];
  if (one instanceof Team && into instanceof Team)
    return [
      ...differ('joinOtherService', one.serviceId === into.serviceId),
      ...differ(
        'joinSameStaff',
        !(await isAny(
          manager,
          `SELECT 1 FROM staff_member one JOIN staff_member other ON other.reference = one.reference
            WHERE one.team_id = :id AND other.team_id = :intoId`,
          { id: one.id, intoId: into.id },
        )),
      ),
    ];
  // Two between the same principals about the same on the same days cannot be.
  if (one instanceof Agreement) return differ('joinAgreements', false);
  throw new Error(`Nothing says when two of ${recordType} are of one thing`);
}
