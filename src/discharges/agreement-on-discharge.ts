import type { EntityManager } from 'typeorm';
import type { Agreement } from '../agreements/agreement.entity.js';
import { agreementOfTeam } from '../agreements/agreement-of-team.js';
import { AgreementSubject } from '../agreements/agreement-subject.js';
import { Enrolment } from '../persons/person.entity.js';
import { today } from '../platform/dates/today.js';
import type { Discharge } from './discharge.entity.js';

/** What the principals of the team have agreed on discharge, as it held on the day of the notice that the person is ready, or holds today. */
export async function agreementOnDischarge(
  manager: EntityManager,
  { enrolmentId, readyOn }: Pick<Discharge, 'enrolmentId' | 'readyOn'>,
): Promise<Agreement | null> {
  const { teamId } = await manager.findOneByOrFail(Enrolment, { id: enrolmentId });
  return agreementOfTeam(manager, teamId, AgreementSubject.DISCHARGE, readyOn ?? today());
}
