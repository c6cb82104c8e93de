import { createHash, randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../src/access/actor.js';
import type { PolicyName } from '../src/access/policies.js';
import { Role } from '../src/access/role.js';
import { Ground } from '../src/consents/ground.entity.js';
import type { Allowed } from '../src/disclosure/decide-disclosure.js';
import { GroundKind } from '../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../src/disclosure/record-category.js';
import { Principal, Service } from '../src/organisations/organisation.entity.js';
import { Activity, PrincipalKind } from '../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../src/persons/person.entity.js';
import { type AccessedPerson, PersonAccess, type RequestedRecord } from '../src/persons/person-access.js';
import { IdentityKind, Intensity, LegalFrame } from '../src/persons/person-kinds.js';
import { PersonListService } from '../src/persons/person-list.service.js';
import { PersonsService } from '../src/persons/persons.service.js';
import type { Config } from '../src/platform/config/config.js';
import { insertRows } from '../src/platform/database/insert-rows.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { addDays } from '../src/platform/dates/civil-date.js';
import { today } from '../src/platform/dates/today.js';
import { Team } from '../src/teams/team.entity.js';
import { startCommand } from './command.js';
import { alternate, printTable, short } from './figures.js';

const PEOPLE = 50;
const TURNS = { warmUp: 10, rounds: 101 };
/** What the decision may cost, in times the same list with nothing decided. */
const LIMIT = 1.3;

/** Lets everything pass, and writes the log all the same. */
class OpenAccess extends PersonAccess {
  override async readable<Row extends RequestedRecord & { person: Person }>(
    _manager: EntityManager,
    actor: Actor,
    _policy: PolicyName | ((row: Row) => PolicyName),
    rows: readonly Row[],
  ): Promise<(Row & AccessedPerson)[]> {
    const { teamId = null } = actor.grants[0]!;
    const disclosure: Allowed = {
      allowed: true,
      ground: 'CARE_RELATION',
      groundId: null,
      teamId,
      unitId: null,
      hidesContactDetails: false,
    };
    return rows.map((row) => ({ ...row, disclosure }));
  }
}

/**
 * Times the list of a team's 50 people with and without the decision on each, in alternating rounds; and a refusal of
 * a record that exists against one of none.
 * @throws Error when the two lists differ
 * @returns whether the ratio is within the limit
 */
export async function compareDisclosure(config: Config): Promise<boolean> {
  const decided = await startCommand(config);
  const open = await startCommand(config, OpenAccess);
  const { actor, teamId, foreignId } = await addTeam(decided.get(UnitOfWork));
  const listOf = (app: NestExpressApplication) => async () =>
    (await app.get(PersonListService).list(actor, teamId)).items;
  const digests = [await digest(listOf(decided)), await digest(listOf(open))];
  if (digests[0] !== digests[1]) throw new Error('The two lists do not hold the same people');

  const [withDecision, without] = await alternate(TURNS, listOf(decided), listOf(open));
  const ratio = withDecision / without;
  printTable(`List of ${PEOPLE} people of a team (limit ${LIMIT})`, [
    { list: 'with the decision', ms: short(withDecision), ratio: ratio.toFixed(2) },
    { list: 'without it', ms: short(without), ratio: '1' },
  ]);
  const refuse = (id: () => string) => () =>
    decided
      .get(PersonsService)
      .get(actor, id())
      .then(
        () => Promise.reject(new Error('A foreign record was shown')),
        () => undefined,
      );
  const [foreign, none] = await alternate(
    TURNS,
    refuse(() => foreignId),
    refuse(() => randomUUID()),
  );
  printTable('A refusal', [
    { of: 'a record of somebody else’s', ms: short(foreign), ratio: (foreign / none).toFixed(2) },
    { of: 'a record that is not there', ms: short(none), ratio: '1' },
  ]);
  await decided.close();
  await open.close();
  return ratio <= LIMIT;
}

/** A team of 50 people, each with a consent to the municipality, and somebody another principal keeps a record of. */
async function addTeam(unitOfWork: UnitOfWork) {
  const [regionId, municipalityId, serviceId, teamId] = Array.from({ length: 4 }, () => randomUUID());
  const day = today();
  return unitOfWork.run(async (manager) => {
    const place = { kind: PrincipalKind.JOINT_AUTHORITY, regionCode: '12', municipalityCode: null };
    await manager.insert(Principal, [
      { id: regionId, name: 'Region Avgjord', activities: [Activity.HEALTH], ...place },
      { id: municipalityId, name: 'Kommun Avgjord', activities: [Activity.SOCIAL], ...place },
    ]);
    await manager.insert(Service, {
      id: serviceId,
      name: 'Avgjorda verksamheten',
      regionCode: '12',
      legalForm: null,
      startYear: null,
      endYear: null,
      models: [],
      targetGroups: '',
      integrationDegree: null,
    });
    await manager.insert(Team, {
      id: teamId,
      serviceId,
      name: 'Avgjorda teamet',
      municipalityCode: '1280',
      models: [],
      openingHours: 'Vardagar 8–17',
      phone: '040-00 00 00',
      plannedFteHundredths: 1000,
      capacity: PEOPLE,
      fictitious: true,
    });
    const people = Array.from({ length: PEOPLE + 1 }, (_, index) => ({
      id: randomUUID(),
      ownerId: index < PEOPLE ? regionId! : municipalityId!,
      identityNumber: `AVG${index}`,
      identityKind: IdentityKind.RESERVE,
      givenName: 'Påhittad',
      familyName: `Person ${index}`,
      protectedIdentity: false,
      language: 'svenska',
      needsInterpreter: false,
      address: null,
      phone: null,
      fictitious: true,
    }));
    await insertRows(manager, Person, people);
    const own = people.slice(0, PEOPLE);
    await insertRows(
      manager,
      Enrolment,
      own.map(({ id: personId, ownerId }) => ({
        id: randomUUID(),
        ownerId,
        teamId,
        personId,
        fromDate: addDays(day, -100),
        toDate: null,
        leavingReason: null,
        intensity: Intensity.STANDARD,
        legalFrame: LegalFrame.VOLUNTARY,
      })),
    );
    await manager.insert(
      Ground,
      own.map(({ id: personId }) => ({
        id: randomUUID(),
        personId,
        kind: GroundKind.CONSENT,
        giverId: regionId,
        receiverId: municipalityId,
        purpose: 'Att kunna hjälpa till.',
        categories: Object.values(RecordCategory),
        fromDate: day,
        toDate: addDays(day, 100),
        recordedAt: new Date(),
        recordedBy: personId,
        recordedByName: 'Påhittad Samordnare',
      })),
    );
    const actor: Actor = {
      accountId: randomUUID(),
      name: 'Påhittad Samordnare',
      locale: 'sv',
      requestId: 'bench',
      principalId: regionId!,
      grants: [{ role: Role.COORDINATOR, teamId }],
    };
    return { actor, teamId: teamId!, foreignId: people.at(-1)!.id };
  });
}

/** SHA-256 of what a list holds, whatever the order of a decision's parts. */
async function digest(list: () => Promise<{ disclosure: Allowed }[]>): Promise<string> {
  const people = await list();
  if (people.length !== PEOPLE) throw new Error(`The list holds ${people.length} people`);
  const held = people.map(({ disclosure, ...rest }) => [rest, Object.entries(disclosure).sort()]);
  return createHash('sha256').update(JSON.stringify(held)).digest('hex');
}
