import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type ObjectLiteral } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { TeamMeeting } from '../contacts/team-meeting.entity.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import { withJoined } from '../persons/joins/joined-records.js';
import { Person } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { mayRead } from '../plans/may-read.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { StaffMember } from '../teams/staff.entity.js';
import { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { COPIED_TABLES, type CopiedAs, columnsOf, fieldOf } from './person-copy-columns.js';
import { ofPersons, type PersonTable, personTables } from './person-tables.js';

/** A row of the copy by the names of its fields; what refers to somebody or something holds its name. */
export type CopiedRow = Readonly<Record<string, unknown>>;

/** All that one principal keeps about a person, as far as the team that gives it out may read it. */
export interface PersonCopy {
  format: 'teamkompass-person-copy/1';
  madeAt: string;
  owner: string;
  /** By the names of the tables; a table without rows is left out. */
  records: Readonly<Record<string, readonly CopiedRow[]>>;
}

/** The copy, whose it is, and the names of the staff whom records have named, by their ids. */
export interface ReadCopy {
  copy: PersonCopy;
  person: Person;
  staffNames: ReadonlyMap<string, string>;
}

/** What hangs on a record of any kind is judged when all others have been. */
const LAST = ['voiding', 'plan_ending', 'correction', 'disagreement', 'record_change'];
/** A telephone number or an address of somebody with protected identity is given out in another way. */
const HIDDEN = ['address', 'phone'];
/** What a team keeps, and a block of that team's records keeps from others. */
const KEPT_BY_A_TEAM = ['crisis_plan', 'sip', 'plan_offer', 'plan_copy', 'own_page', 'own_words'];
const NAMED = { team: Team, principal: Principal, unit: Unit, staff: StaffMember } as const;

type Names = Map<string, string>;
type Rows = ObjectLiteral[];

/** A copy of all that is kept about a person (GDPR art. 15), for the person to read and to load elsewhere. */
@Injectable()
export class PersonCopyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly teamAccess: TeamAccess,
  ) {}

  /** Logged as one print of everything. @throws DomainError NOT_FOUND */
  read(actor: Actor, personId: string): Promise<ReadCopy> {
    return this.unitOfWork.run(async (manager) => {
      const use = { action: LoggedAction.PRINT, recordType: 'person_copy', recordId: personId };
      const accessed = await this.personAccess.authoriseAndLog(
        manager,
        actor,
        personId,
        'personCopy.read',
        use,
      );
      const { person, disclosure } = accessed;
      const owner = await manager.findOneByOrFail(Principal, { id: person.ownerId });
      const kept = await this.keptRows(manager, actor, person);
      if (disclosure.hidesContactDetails) {
        for (const card of kept.get('person') ?? []) Object.assign(card, { address: null, phone: null });
        for (const row of kept.get('correction') ?? [])
          if (HIDDEN.includes(row.field)) Object.assign(row, { earlierText: null, newText: null });
      }
      await tellMeetings(manager, kept.get('team_meeting_person') ?? []);
      const names = await namesIn(manager, kept);
      const records: Record<string, CopiedRow[]> = {};
      for (const table of Object.keys(COPIED_TABLES)) {
        const rows = kept.get(table) ?? [];
        if (rows.length > 0) records[table] = rows.map((row) => copied(row, columnsOf(table), names));
      }
      const copy = {
        format: 'teamkompass-person-copy/1',
        madeAt: new Date().toISOString(),
        owner: owner.name,
        records,
      };
      return { copy: copy as PersonCopy, person, staffNames: names };
    });
  }

  /** The rows of every table about the person that the actor may read and the person may have; also of joined records. */
  private async keptRows(manager: EntityManager, actor: Actor, person: Person): Promise<Map<string, Rows>> {
    const kept = new Map<string, Rows>();
    const teamIds = this.teamAccess.ownTeamIds(actor, 'personCopy.read');
    const personIds = await withJoined(manager, person.id);
    const all = personTables(manager.connection.entityMetadatas);
    const tables = [
      ...all.filter(({ name }) => !LAST.includes(name)),
      ...all.filter(({ name }) => LAST.includes(name)),
    ];
    for (const table of tables) {
      const rows = await rowsOf(manager, table, personIds);
      kept.set(
        table.name,
        await this.readable(manager, actor, table, withParent(table, rows, kept), kept, teamIds),
      );
    }
    return kept;
  }

  private async readable(
    manager: EntityManager,
    actor: Actor,
    { name }: PersonTable,
    rows: Rows,
    kept: ReadonlyMap<string, Rows>,
    teamIds: readonly string[],
  ): Promise<Rows> {
    if (name === 'record_join') return rows.filter(({ confirmed }) => confirmed);
    if (name === 'enrolment') return rows.filter(({ teamId }) => teamIds.includes(teamId));
    // Whose records another team's block keeps is not told.
    if (name === 'block') return rows.filter(({ teamId }) => teamId === null || teamIds.includes(teamId));
    if (name === 'crisis_plan_statement')
      return rows.filter((row) => mayRead(PlanReader.PERSON, row as Parameters<typeof mayRead>[1]));
    if (LAST.includes(name))
      return rows.filter(({ recordType, recordId }) =>
        kept.get(recordType)?.some(({ id }) => id === recordId),
      );
    if (!KEPT_BY_A_TEAM.includes(name)) return rows;
    const policy = 'plan.read' as const;
    const asked = rows.map((row) => ({ recordType: name, keptByTeamId: row.teamId as string, policy, row }));
    const [first] = rows;
    if (!first) return [];
    return (await this.personAccess.whichOf(manager, actor, first.personId, asked)).map(({ row }) => row);
  }
}

function rowsOf(manager: EntityManager, table: PersonTable, personIds: readonly string[]): Promise<Rows> {
  const { metadata } = table;
  const position = metadata.columns.filter(({ propertyName }) => propertyName === 'position');
  const order = [...position, ...metadata.primaryColumns].map(
    ({ propertyPath }) => [`row.${propertyPath}`, 'ASC'] as const,
  );
  return manager
    .createQueryBuilder<ObjectLiteral>(metadata.target, 'row')
    .where(ofPersons(table, ':...personIds'), { personIds })
    .orderBy(Object.fromEntries(order))
    .getMany();
}

/** Those that hang on a row that is in the copy. */
function withParent(
  { parent, columns, metadata }: PersonTable,
  rows: Rows,
  kept: ReadonlyMap<string, Rows>,
): Rows {
  if (!parent) return rows;
  const properties = metadata.columns
    .filter(({ databaseName }) => columns.includes(databaseName))
    .map(({ propertyName }) => propertyName);
  const ids = new Set(kept.get(parent.name)?.map(({ id }) => id));
  return rows.filter((row) => properties.some((property) => ids.has(row[property])));
}

/** When the meetings were at which the person was gone through: the rest of a meeting is the team's. */
async function tellMeetings(manager: EntityManager, rows: Rows): Promise<void> {
  const meetings = await manager.findBy(TeamMeeting, { id: In(rows.map(({ meetingId }) => meetingId)) });
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  for (const row of rows) {
    const { date, time, minutes, voidedAt } = byId.get(row.meetingId)!;
    Object.assign(row, { date, time, minutes, voidedAt });
  }
}

/** What rows refer to, by its id: of staff the name, and nothing more. */
async function namesIn(manager: EntityManager, kept: ReadonlyMap<string, Rows>): Promise<Names> {
  const ids = Object.fromEntries(Object.keys(NAMED).map((kind) => [kind, new Set<string>()]));
  for (const [table, { columns }] of Object.entries(COPIED_TABLES))
    for (const [property, as] of Object.entries(columns))
      if (as in NAMED)
        for (const row of kept.get(table) ?? []) if (row[property]) ids[as]!.add(row[property]);
  for (const { before } of kept.get('record_change') ?? [])
    for (const id of before.staffIds ?? []) ids.staff!.add(id);
  const names: Names = new Map();
  for (const [kind, entity] of Object.entries(NAMED)) {
    const found = await manager.find<ObjectLiteral>(entity, { where: { id: In([...ids[kind]!]) } });
    for (const { id, name } of found) names.set(id, name);
  }
  return names;
}

function copied(row: ObjectLiteral, columns: Readonly<Record<string, CopiedAs>>, names: Names): CopiedRow {
  const entries = Object.entries(columns).map(([property, as]) => {
    const value = row[property] ?? null;
    return [fieldOf(property, as), as in NAMED ? (names.get(value) ?? null) : value];
  });
  return Object.fromEntries(entries);
}
