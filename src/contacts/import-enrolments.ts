import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import { Enrolment, EnrolmentCoordinator, Person } from '../persons/person.entity.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { fold } from './csv/read-cell.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import {
  type ImportContext,
  type ImportTarget,
  type NumberedRow,
  type Outcome,
  refusedFor,
} from './import-target.js';
import { overlap, type Period, Timeline } from './periods.js';
import { enrolmentFaults } from './settle-row.js';
import { type Employment, employmentsOf } from './team-records.js';

type EnrolmentRow = ImportRow<ImportKind.ENROLMENTS>;

/** An enrolment as a period; `line` when this file brought it. */
interface KnownEnrolment extends Period {
  enrolment: Enrolment;
  coordinatorIds: string[];
  line: number | null;
}

/** What a chunk of rows adds. */
interface Additions {
  persons: Person[];
  enrolments: Enrolment[];
  coordinators: EnrolmentCoordinator[];
}

/** Takes persons and their enrolments into a team. */
export class EnrolmentImport implements ImportTarget<EnrolmentRow> {
  readonly recordType = 'enrolment';
  private readonly persons = new Map<string, Person>();

  private constructor(
    private readonly context: ImportContext,
    private readonly employments: Timeline<Employment>,
    private readonly byPerson: Timeline<KnownEnrolment>,
  ) {}

  static async start(context: ImportContext): Promise<EnrolmentImport> {
    const { manager, team, ownerId } = context;
    const byPerson = new Timeline<KnownEnrolment>();
    const stored = await manager.find(Enrolment, {
      where: { teamId: team.id, ownerId, voidedAt: IsNull() },
      relations: { coordinators: true },
    });
    for (const enrolment of stored) {
      byPerson.add(enrolment.personId, {
        from: enrolment.fromDate,
        to: enrolment.toDate,
        enrolment,
        coordinatorIds: enrolment.coordinators.map(({ staffMemberId }) => staffMemberId),
        line: null,
      });
    }
    return new EnrolmentImport(context, await employmentsOf(manager, team.id), byPerson);
  }

  async take(rows: readonly NumberedRow<EnrolmentRow>[]): Promise<Outcome[]> {
    const { manager, ownerId } = this.context;
    const numbers = rows.map(({ row }) => row.person.number);
    for (const person of await manager.findBy(Person, { ownerId, identityNumber: In(numbers) })) {
      this.persons.set(person.identityNumber, person);
    }
    const additions: Additions = { persons: [], enrolments: [], coordinators: [] };
    const outcomes: Outcome[] = [];
    for (const { line, row } of rows) outcomes.push(await this.takeRow(line, row, additions));
    await insertRows(manager, Person, additions.persons);
    await insertRows(manager, Enrolment, additions.enrolments);
    await manager.insert(EnrolmentCoordinator, additions.coordinators);
    return outcomes;
  }

  private async takeRow(line: number, row: EnrolmentRow, additions: Additions): Promise<Outcome> {
    const faults = enrolmentFaults(row, this.context.today);
    if (faults.length > 0) return { became: 'refused', faults };
    const coordinatorIds: string[] = [];
    for (const reference of row.coordinators) {
      const employment = this.employments.of(reference).findLast((period) => overlap(period, row));
      if (!employment) return refusedFor('coordinators', 'unknownStaff', { reference });
      coordinatorIds.push(employment.id);
    }
    const known = this.persons.get(row.person.number);
    if (known && !hasName(known, row)) {
      return { ...refusedFor('family_name', 'nameDiffers'), personId: known.id };
    }
    const person = known ?? this.personOf(row, additions);
    const others = this.byPerson.of(person.id);
    const same = others.find(({ from }) => from === row.from);
    if (same) return { ...(await this.meet(same, row, coordinatorIds)), personId: person.id };
    const clash = others.find((other) => overlap(other, row));
    if (clash) {
      return {
        ...refusedFor('from', 'overlaps', { from: clash.from, to: clash.to ?? '' }),
        personId: person.id,
      };
    }
    await this.protect(person, row);
    const enrolment = this.context.manager.create(Enrolment, {
      id: randomUUID(),
      ownerId: this.context.ownerId,
      teamId: this.context.team.id,
      personId: person.id,
      fromDate: row.from,
      ...stateOf(row),
    });
    this.byPerson.add(person.id, { from: row.from, to: row.to, enrolment, coordinatorIds, line });
    additions.enrolments.push(enrolment);
    additions.coordinators.push(...this.coordinatorsOf(enrolment.id, coordinatorIds));
    return { became: 'added', personId: person.id };
  }

  private personOf(row: EnrolmentRow, additions: Additions): Person {
    const person = this.context.manager.create(Person, {
      id: randomUUID(),
      ownerId: this.context.ownerId,
      identityNumber: row.person.number,
      identityKind: row.person.kind,
      givenName: row.given_name,
      familyName: row.family_name,
      protectedIdentity: row.protected_identity,
      language: row.language,
      needsInterpreter: row.interpreter,
      address: null,
      phone: null,
      fictitious: this.context.team.fictitious,
    });
    this.persons.set(row.person.number, person);
    additions.persons.push(person);
    return person;
  }

  /** A row about an enrolment that is there: it may end it and tell how things are now. */
  private async meet(same: KnownEnrolment, row: EnrolmentRow, coordinatorIds: string[]): Promise<Outcome> {
    const { enrolment, line } = same;
    if (line !== null) return refusedFor('person', 'duplicate', { line });
    if (enrolment.toDate !== null && enrolment.toDate !== row.to) return refusedFor('to', 'differs');
    const { manager } = this.context;
    const state = stateOf(row);
    const newState = Object.entries(state).some(
      ([key, value]) => enrolment[key as keyof typeof state] !== value,
    );
    const newCoordinators = [...same.coordinatorIds].sort().join() !== [...coordinatorIds].sort().join();
    if (newState || newCoordinators)
      await manager.update(Enrolment, enrolment.id, { ...state, revision: NEXT_REVISION });
    if (newCoordinators) {
      await manager.delete(EnrolmentCoordinator, { enrolmentId: enrolment.id });
      await manager.insert(EnrolmentCoordinator, this.coordinatorsOf(enrolment.id, coordinatorIds));
    }
    const nowProtected = await this.protect(this.persons.get(row.person.number)!, row);
    Object.assign(enrolment, state);
    Object.assign(same, { to: row.to, coordinatorIds });
    return { became: newState || newCoordinators || nowProtected ? 'changed' : 'known' };
  }

  /** A file can give somebody protected identity, but never take it away. */
  private async protect(person: Person, row: EnrolmentRow): Promise<boolean> {
    if (!row.protected_identity || person.protectedIdentity) return false;
    await this.context.manager.update(Person, person.id, {
      protectedIdentity: true,
      revision: NEXT_REVISION,
    });
    person.protectedIdentity = true;
    return true;
  }

  private coordinatorsOf(enrolmentId: string, staffIds: string[]): EnrolmentCoordinator[] {
    const { manager } = this.context;
    return staffIds.map((staffMemberId) =>
      manager.create(EnrolmentCoordinator, { enrolmentId, staffMemberId }),
    );
  }
}

function hasName({ givenName, familyName }: Person, row: EnrolmentRow): boolean {
  return fold(`${givenName} ${familyName}`) === fold(`${row.given_name} ${row.family_name}`);
}

function stateOf({ to, leaving_reason, intensity, legal_frame }: EnrolmentRow) {
  return { toDate: to, leavingReason: leaving_reason, intensity, legalFrame: legal_frame };
}
