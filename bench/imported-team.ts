import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Account, Grant } from '../src/access/account.entity.js';
import { Role } from '../src/access/role.js';
import { testBirthNumbers, testNumber } from '../src/demo/test-number.js';
import { Enrolment, Person } from '../src/persons/person.entity.js';
import { IdentityKind, Intensity, LegalFrame } from '../src/persons/person-kinds.js';
import { addDays } from '../src/platform/dates/civil-date.js';
import { hashPassword, passwordCost } from '../src/sign-in/password.js';
import { TeamRole } from '../src/teams/team-kinds.js';
import { makeTeam } from '../test/support/measured-team.js';
import { addStaffMember } from '../test/support/test-records.js';

export const CONTACTS = 200_000;
const PEOPLE = 100;
const STAFF = 20;

export const leader = { username: 'teamledare-import', password: 'only-while-measuring' };
export const coordinator = { username: 'samordnare-import', password: 'only-while-measuring' };

export interface ImportedTeam {
  teamId: string;
  personIds: string[];
}

const numberOf = (index: number) =>
  testNumber(addDays('1960-01-01', index * 97), testBirthNumbers.first, IdentityKind.PERSONNUMMER);

/** Each person has a contact a day, and from the next year on another, later that day. */
export function contactFile(): string {
  const lines = Array.from({ length: CONTACTS }, (_, index) => {
    const day = Math.floor(index / PEOPLE);
    const date = addDays('2024-01-01', day % 700);
    const staff = index % 3 === 0 ? `S${index % STAFF}|S${(index + 1) % STAFF}` : `S${index % STAFF}`;
    return `${numberOf(index % PEOPLE).number};${date};${10 + Math.floor(day / 700)}:00;45;fysiskt;hemmet;${staff}`;
  });
  return ['personnummer;datum;tid;minuter;sätt;plats;personal', ...lines].join('\n');
}

/** A team with its people and staff, all of them since 2020, and two who work in it. */
export async function addImportedTeam({ manager }: DataSource): Promise<ImportedTeam> {
  const { teamId, principalId: ownerId } = await makeTeam(manager);
  for (let index = 0; index < STAFF; index++)
    await addStaffMember(manager, {
      ...{ teamId, employerId: ownerId, reference: `S${index}`, name: `Påhittad Medarbetare ${index}` },
      ...{ role: TeamRole.COORDINATOR, fromDate: '2020-01-01' },
    });
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    id: randomUUID(),
    ownerId,
    identityNumber: numberOf(index).number,
    identityKind: IdentityKind.PERSONNUMMER,
    givenName: 'Påhittad',
    familyName: `Person ${index}`,
    protectedIdentity: false,
    language: 'svenska',
    needsInterpreter: false,
    address: null,
    phone: null,
    fictitious: true,
  }));
  await manager.insert(Person, people);
  await manager.insert(
    Enrolment,
    people.map(({ id: personId }) => ({
      id: randomUUID(),
      ownerId,
      teamId,
      personId,
      fromDate: '2020-01-01',
      toDate: null,
      leavingReason: null,
      intensity: Intensity.STANDARD,
      legalFrame: LegalFrame.VOLUNTARY,
    })),
  );
  for (const [{ username, password }, role] of [
    [leader, Role.TEAM_MANAGER],
    [coordinator, Role.COORDINATOR],
  ] as const) {
    const accountId = randomUUID();
    const passwordHash = await hashPassword(password, passwordCost());
    await manager.insert(Account, {
      id: accountId,
      username,
      name: 'Påhittad Användare',
      passwordHash,
      principalId: ownerId,
      active: true,
      createdAt: new Date(),
    });
    await manager.insert(Grant, {
      id: randomUUID(),
      accountId,
      role,
      teamId,
      approvedAt: new Date(),
      fromDate: '2020-01-01',
      toDate: null,
    });
  }
  return { teamId, personIds: people.map(({ id }) => id) };
}
