import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { createApp } from '../../src/app/create-app.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { readConfig } from '../../src/platform/config/config.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { createLogger } from '../../src/platform/logging/logging.js';
import { addUnit } from '../support/agreed-plan.js';
import { addAccount } from '../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { addCrisisPlan, addPerson } from '../support/test-person.js';
import { addStaffMember, addTeam } from '../support/test-records.js';

export interface Account {
  username: string;
  password: string;
}

/** A team in a database that nobody has open, and what the load needs to know of it. */
export interface World {
  database: TestDatabase;
  teamId: string;
  municipalityId: string;
  unitId: string;
  /** Each with a plan of their own, so that nobody waits for another's revision. */
  coordinators: { account: Account; personId: string; planId: string }[];
  manager: Account;
  /** Signs in again and again. */
  visitor: Account;
  /** Enrolled for ever, with contacts to be loaded. */
  identityNumber: string;
  staffReference: string;
}

const COORDINATORS = 2;

/** @param server of PostgreSQL, when it is not the one that DATABASE_URL names */
export async function makeWorld(server?: string): Promise<World> {
  const database = await createTestDatabase(server);
  const config = readConfig({ SESSION_SECRET: randomUUID(), ...database.environment });
  const app = await createApp(config, createLogger('silent'));
  await app.init();
  try {
    return { database, ...(await fill(app.get(UnitOfWork))) };
  } finally {
    await app.close();
  }
}

async function fill(unitOfWork: UnitOfWork): Promise<Omit<World, 'database'>> {
  const { teamId, regionId: ownerId, municipalityId } = await addTeam(unitOfWork);
  const unitId = await addUnit({ unitOfWork }, ownerId);
  const account = async (role: Role): Promise<Account> => {
    const made = { username: randomUUID(), password: randomUUID() };
    await addAccount(unitOfWork, { ...made, role, teamId });
    return made;
  };
  const coordinators: World['coordinators'] = [];
  for (let number = 0; number < COORDINATORS; number++) {
    const person = await addPerson(unitOfWork, { ownerId, teamId });
    const { planId } = await addCrisisPlan(unitOfWork, person, { statuses: [PlanStatus.DRAFT] });
    coordinators.push({ account: await account(Role.COORDINATOR), personId: person.personId, planId });
  }
  const identityNumber = '199001189811';
  const staffReference = 'M01';
  await addPerson(unitOfWork, { ownerId, teamId, identityNumber, fromDate: '2010-01-01' });
  await unitOfWork.run((manager) =>
    addStaffMember(manager, { teamId, employerId: ownerId, reference: staffReference }),
  );
  return {
    teamId,
    municipalityId,
    unitId,
    coordinators,
    manager: await account(Role.TEAM_MANAGER),
    visitor: await account(Role.TEAM_MEMBER),
    identityNumber,
    staffReference,
  };
}
