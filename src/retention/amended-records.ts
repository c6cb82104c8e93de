import { type EntityManager, type EntityTarget, IsNull } from 'typeorm';
import type { PolicyName } from '../access/policies.js';
import { CrisisPlan, CrisisPlanVersion } from '../crisis-plans/crisis-plan.entity.js';
import { AmendedRecord } from '../persons/amendment.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { NOBODY } from '../persons/person-access.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { restoredBy } from '../plans/plan-lifecycle.js';
import type { PlanRecord, PlanVersionRecord } from '../plans/plan-record.entity.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import type { Problem } from '../platform/errors/problem.js';
import { Sip, SipVersion } from '../sips/sip.entity.js';

/** A record that somebody wants to void or to note a disagreement with. */
export interface FoundRecord {
  personId: string;
  /** The team that keeps it, where one does. */
  teamId: string | null;
  /** What an actor must be allowed to do with it. */
  policy: PolicyName;
  /** Number of the version, first day of the enrolment; null for the person. */
  name: string | number | null;
  /** Its page. */
  href: string;
  /** Why it cannot be voided; missing when it can. */
  reasonNotAllowed?: Problem;
  /** Why it cannot be ended; missing when it can. */
  reasonNotEnded?: Problem;
  /** What is in force again when it is voided: the number of the version. */
  restores?: number;
  /** Takes it out of use, once its voiding is written. */
  markVoided?(manager: EntityManager): Promise<void>;
}

const notAllowed = (code: string): Problem => ({ path: 'recordId', code });

/** Finds a record of any kind that can be amended. */
export function findRecord(
  manager: EntityManager,
  recordType: AmendedRecord,
  id: string,
): Promise<FoundRecord | undefined> {
  switch (recordType) {
    case AmendedRecord.PERSON:
      return Promise.resolve(personCard(id));
    case AmendedRecord.ENROLMENT:
      return findEnrolment(manager, id);
    case AmendedRecord.CRISIS_PLAN_VERSION:
      return findVersion(manager, id, 'crisis-plans', CrisisPlan, CrisisPlanVersion, 'planId');
    case AmendedRecord.SIP_VERSION:
      return findVersion(manager, id, 'sips', Sip, SipVersion, 'sipId');
  }
}

const personCard = (id: string): FoundRecord => ({
  personId: id,
  teamId: null,
  policy: 'person.write',
  name: null,
  href: `/persons/${id}`,
  reasonNotAllowed: notAllowed('personIsNotVoided'),
  reasonNotEnded: notAllowed('notInForce'),
});

async function findEnrolment(manager: EntityManager, id: string): Promise<FoundRecord | undefined> {
  const enrolment = await manager.findOneBy(Enrolment, { id });
  if (!enrolment) return undefined;
  const { personId, teamId, fromDate, voidedAt } = enrolment;
  return {
    personId,
    teamId,
    policy: 'person.write',
    name: fromDate,
    href: `/persons/${personId}`,
    reasonNotAllowed: voidedAt ? notAllowed('alreadyVoided') : undefined,
    reasonNotEnded: notAllowed('notInForce'),
    markVoided: async (writer) => {
      await updateAsRead(writer, Enrolment, { id, voidedAt: IsNull() }, { voidedAt: new Date() });
    },
  };
}

async function findVersion<Key extends string, Version extends PlanVersionRecord & Record<Key, string>>(
  manager: EntityManager,
  id: string,
  path: 'crisis-plans' | 'sips',
  plans: EntityTarget<PlanRecord>,
  versions: EntityTarget<Version>,
  key: Key,
): Promise<FoundRecord | undefined> {
  const records = manager.getRepository(versions as EntityTarget<PlanVersionRecord>);
  const version = (await records.findOneBy({ id })) as Version | null;
  // The same questions for what is not there.
  const planId = version?.[key] ?? NOBODY;
  const plan = await manager.findOneBy(plans, { id: planId });
  const all = await records.findBy({ [key]: planId });
  if (!version || !plan) return undefined;
  const { personId, teamId } = plan;
  const restored = restoredBy(version, all);
  return {
    personId,
    teamId,
    policy: 'plan.write',
    name: version.number,
    href: `/${path}/${planId}/versions/${version.number}`,
    reasonNotAllowed: reasonNotAllowedIn(version.status),
    reasonNotEnded: version.status === PlanStatus.AGREED ? undefined : notAllowed('notInForce'),
    restores: restored?.number,
    markVoided: async (writer) => {
      const rows = writer.getRepository(versions as EntityTarget<PlanVersionRecord>);
      await rows.update({ id }, { status: PlanStatus.VOIDED });
      if (restored) await rows.update({ id: restored.id }, { status: PlanStatus.AGREED });
    },
  };
}

function reasonNotAllowedIn(status: PlanStatus): Problem | undefined {
  if (status === PlanStatus.DRAFT) return notAllowed('draftIsNotVoided');
  return status === PlanStatus.VOIDED ? notAllowed('alreadyVoided') : undefined;
}
