import { type EntityManager, IsNull, Not } from 'typeorm';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { CrisisPlan } from '../../src/crisis-plans/crisis-plan.entity.js';
import type { RecordCategory } from '../../src/disclosure/record-category.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { AmendedRecord, Correction } from '../../src/persons/amendment.entity.js';
import { RecordJoin } from '../../src/persons/joins/record-join.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PersonNumber } from '../../src/persons/person-number.entity.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { today } from '../../src/platform/dates/today.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { ResourceGroup } from '../../src/resource-groups/resource-group.entity.js';
import { Sip } from '../../src/sips/sip.entity.js';
import type { World } from './disclosure-oracle.js';
import { marksIn } from './marked-world.js';

/** The world as the tables hold it now, with who reviews whose log, and the numbers that cards have or have had. */
export interface StoredWorld extends World {
  reviewers: { accountId: string; principalId: string; fromDate: string; toDate: string | null }[];
  numbers: { kind: 'card' | 'history'; personId: string; number: string }[];
  /** Which unit of which principal holds which plan digitally; of a principal itself without a unit. */
  held: readonly {
    planId: string;
    receiverId: string;
    receiverUnitId: string | null;
    categories: readonly RecordCategory[];
  }[];
  joins: { keptId: string; joinedId: string }[];
  /** Accounts that write in a team of their own principal, with whomever it has or has had there. */
  worked: [accountId: string, personId: string][];
}

/** Reads the tables as they are, for the oracle: what was written through the application is in it too. */
export async function readWorld({ reader }: UnitOfWork): Promise<StoredWorld> {
  const grants = (await reader.find(Grant)).filter(({ endedAt }) => endedAt === null);
  const plans = (await reader.find(CrisisPlan)).map((plan) => ({
    ...plan,
    category: 'CRISIS_PLAN' as const,
  }));
  const sips = (await reader.find(Sip)).map((sip) => ({ ...sip, category: 'SIP' as const }));
  const groups = await reader.find(ResourceGroup);
  const persons = await reader.find(Person);
  const corrected = await reader.findBy(Correction, {
    recordType: AmendedRecord.PERSON,
    field: 'identityNumber',
  });
  return {
    principals: (await reader.find(Principal)).map(
      ({ id, kind, activities, sharesDocumentationFrom: from }) => ({
        id,
        isPrivate: kind === PrincipalKind.PRIVATE,
        activities,
        shares: typeof from === 'string' && from <= today(),
      }),
    ),
    accounts: await reader.find(Account),
    grants: grants.map((grant) => ({ ...grant, isApproved: grant.approvedAt !== null })),
    reviewers: grants.flatMap(({ accountId, principalId, approvedAt, fromDate, toDate }) =>
      principalId && approvedAt ? [{ accountId, principalId, fromDate, toDate }] : [],
    ),
    persons,
    enrolments: await reader.findBy(Enrolment, { voidedAt: IsNull() }),
    records: [
      ...persons.map(({ id }) => ({ id, personId: id, category: 'PERSON' as const, teamId: null })),
      ...[...plans, ...sips].map(({ id, personId, category, teamId }) => ({
        id,
        personId,
        category,
        teamId,
      })),
      ...groups.map(({ id, personId }) => ({
        id,
        personId,
        category: 'RESOURCE_GROUP' as const,
        teamId: null,
      })),
    ],
    held: (await reader.findBy(PlanCopy, { form: CopyForm.DIGITAL, settledAs: IsNull() })).map(
      ({ planId, receiverId, receiverUnitId, categories }) => ({
        ...{ planId, receiverId: receiverId!, receiverUnitId, categories },
      }),
    ),
    joins: await reader.find(RecordJoin),
    worked: await workedWith(reader),
    grounds: (await reader.find(Ground)).map((ground) => ({
      ...ground,
      isWithdrawn: ground.withdrawnAt !== null,
    })),
    blocks: (await reader.find(Block)).map(({ personId, teamId, liftedAt }) => ({
      personId,
      teamId,
      isLifted: liftedAt !== null,
    })),
    openings: await reader.find(EmergencyOpening),
    numbers: [
      ...(await reader.findBy(PersonNumber, { endedAt: Not(IsNull()) })).map(({ personId, number }) => ({
        kind: 'history' as const,
        personId,
        number,
      })),
      ...persons.map(({ id, identityNumber }) => ({
        kind: 'card' as const,
        personId: id,
        number: identityNumber,
      })),
      ...corrected.flatMap(({ personId, earlierText, newText }) =>
        [...marksIn(`${earlierText} ${newText}`)].map((number) => ({
          kind: 'history' as const,
          personId,
          number,
        })),
      ),
    ],
  };
}

async function workedWith(reader: EntityManager): Promise<[string, string][]> {
  const day = today();
  const accounts = new Map((await reader.find(Account)).map(({ id, principalId }) => [id, principalId]));
  const enrolments = await reader.find(Enrolment);
  const grants = (await reader.find(Grant)).filter(
    ({ role, endedAt, approvedAt, fromDate, toDate }) =>
      [Role.TEAM_MANAGER, Role.COORDINATOR].includes(role) &&
      endedAt === null &&
      approvedAt !== null &&
      fromDate <= day &&
      (toDate ?? day) >= day,
  );
  return grants.flatMap(({ accountId, teamId }) =>
    enrolments
      .filter((one) => one.teamId === teamId && one.ownerId === accounts.get(accountId))
      .map(({ personId }): [string, string] => [accountId, personId]),
  );
}
