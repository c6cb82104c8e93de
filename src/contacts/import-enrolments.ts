import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import type { Activity } from '../organisations/organisation-kinds.js';
import { activityOf } from '../persons/activity-of.js';
import { changeCoordinatorsFrom, coordinatorFrom } from '../persons/coordinators.js';
import { livedAfter } from '../persons/deaths.js';
import { ownersPersons } from '../persons/find-by-number.js';
import { endPlansOfDead } from '../persons/left-plans.js';
import { frameAfterFile } from '../persons/legal-frame.js';
import { implausibleIn } from '../persons/new-number.js';
import { Enrolment, Person } from '../persons/person.entity.js';
import { LeavingReason, LegalFrame } from '../persons/person-kinds.js';
import { EnrolmentCoordinator, LegalFrameChange } from '../persons/support.entity.js';
import type { LoggedRecord } from '../platform/access-log/access-log.js';
import { compareNames } from '../platform/csv/compare-names.js';
import { fault, type NumberedRow, refusedFor } from '../platform/csv/judged-row.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { lockRows } from '../platform/database/lock-row.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { goesOn, overlap, type Period, Timeline } from '../platform/dates/periods.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { reachesBeyond } from '../teams/require-team-in-use.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { type Employment, employmentsOf } from './team-records.js';
import { enrolmentFaults } from './validate-row.js';

type EnrolmentRow = ImportRow<ImportKind.ENROLMENTS>;

/** An enrolment as a period; `line` when this file brought it. */
interface KnownEnrolment extends Period {
  enrolment: NewEnrolment;
  coordinatorIds: string[];
  line: number | null;
}

type NewPerson = Omit<Person, 'owner' | 'revision'>;
type State = Pick<Enrolment, 'toDate' | 'leavingReason' | 'intensity' | 'legalFrame'>;
type NewEnrolment = Pick<Enrolment, 'id' | 'ownerId' | 'teamId' | 'personId' | 'fromDate'> & State;

/** What an enrolment is to be, and what it was when the row about it was judged. */
interface Change {
  id: string;
  toDate: string | null;
  state: State;
}

/** Takes persons and their enrolments into a team. */
export class EnrolmentImport implements ImportTarget<EnrolmentRow> {
  readonly recordType = 'enrolment';
  /** By each number of theirs that the file has named. */
  private readonly persons = new Map<string, NewPerson>();
  private readonly byId = new Map<string, NewPerson>();
  private readonly newPersons: NewPerson[] = [];
  private readonly newEnrolments: NewEnrolment[] = [];
  private readonly changes: Change[] = [];
  /** Staff by the new enrolment that they are to coordinate. */
  private readonly coordinators = new Map<string, string[]>();
  private readonly changedCoordinators: { id: string; fromDate: string; staffIds: string[] }[] = [];
  private readonly frameChanges: Pick<
    LegalFrameChange,
    'enrolmentId' | 'fromDate' | 'earlier' | 'legalFrame'
  >[] = [];
  private readonly nowProtected: string[] = [];
  /** The day on which the file says that somebody has died. */
  private readonly dead = new Map<string, string>();
  readonly alsoDone: LoggedRecord[] = [];

  private constructor(
    private readonly context: ImportContext,
    private readonly employments: Timeline<Employment>,
    private readonly byPerson: Timeline<KnownEnrolment>,
    private readonly activities: readonly Activity[],
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
        coordinatorIds: enrolment.coordinators
          .filter((one) => goesOn(context.today, one))
          .map(({ staffMemberId }) => staffMemberId),
        line: null,
      });
    }
    const employments = await employmentsOf(manager, team.id);
    const { activities } = await manager.findOneByOrFail(Principal, { id: ownerId });
    return new EnrolmentImport(context, employments, byPerson, activities);
  }

  async take(rows: readonly NumberedRow<EnrolmentRow>[]): Promise<Outcome[]> {
    const { manager, ownerId } = this.context;
    const numbers = rows.map(({ row }) => row.person.number).filter((number) => !this.persons.has(number));
    for (const [number, person] of await ownersPersons(manager, ownerId, numbers)) {
      const known = this.byId.get(person.id) ?? person;
      this.byId.set(person.id, known);
      this.persons.set(number, known);
    }
    return rows.map(({ line, row }) => this.takeRow(line, row));
  }

  /** The name of somebody who is there already stays as it is. */
  asStored(row: EnrolmentRow): EnrolmentRow {
    const { givenName, familyName } = this.persons.get(row.person.number)!;
    return { ...row, given_name: givenName, family_name: familyName };
  }

  /**
   * Persons before their enrolments, as everybody who writes locks them; and what ends before what may follow upon it.
   * Files for two teams meet the same persons in the same order.
   */
  async write(manager: EntityManager): Promise<void> {
    const isProtected = { protectedIdentity: true, revision: NEXT_REVISION };
    await lockRows(manager, Person, [...this.nowProtected, ...this.dead.keys()]);
    await manager.update(Person, { id: In(this.nowProtected) }, isProtected);
    for (const { id, toDate, state } of this.changes)
      await updateAsRead(
        manager,
        Enrolment,
        { id, toDate: toDate ?? IsNull(), voidedAt: IsNull() },
        { ...state, revision: NEXT_REVISION },
      );
    const { accountId: recordedBy, name: recordedByName } = this.context.actor;
    await insertRows(
      manager,
      LegalFrameChange,
      this.frameChanges.map((change) => ({
        ...{ id: randomUUID(), reason: null, recordedAt: new Date(), recordedBy, recordedByName },
        ...change,
      })),
    );
    await insertRows(manager, Person, this.newPersons.toSorted(byNumber));
    await insertRows(manager, Enrolment, this.newEnrolments);
    const coordinators = this.newEnrolments.flatMap(({ id, fromDate }) =>
      [...new Set(this.coordinators.get(id))].map((staffId) => coordinatorFrom(id, staffId, fromDate)),
    );
    await insertRows(manager, EnrolmentCoordinator, coordinators);
    for (const { id, fromDate, staffIds } of this.changedCoordinators)
      await changeCoordinatorsFrom(manager, id, staffIds, latest(fromDate, this.context.today), null);
    const { ownerId, actor, team } = this.context;
    for (const [personId, day] of this.dead) {
      // The file of one team is not told of whoever has gone on to another.
      if (await livedAfter(manager, personId, day)) continue;
      for (const closed of await endPlansOfDead(manager, actor, { id: personId }))
        this.alsoDone.push({ ...closed, personId, ownerId, teamId: team.id });
    }
  }

  private takeRow(line: number, row: EnrolmentRow): Outcome {
    const faults = enrolmentFaults(row, this.context.today);
    if (faults.length > 0) return { became: 'refused', faults };
    const coordinatorIds: string[] = [];
    for (const reference of row.coordinators) {
      const employment = this.employments.of(reference).findLast((period) => overlap(period, row));
      if (!employment) return refusedFor('coordinators', 'unknownStaff', { reference });
      coordinatorIds.push(employment.id);
    }
    const known = this.persons.get(row.person.number);
    const implausible = implausibleIn(row.person, this.context.today, row.from);
    if (implausible && (!known || implausible === 'bornAfterEnrolment'))
      return refusedFor('person', implausible);
    if (!known) {
      const activity = activityOf(this.activities, row.activity);
      if (activity === undefined)
        return refusedFor('activity', row.activity ? 'activityNotRun' : 'activityMissing');
      return this.takeEnrolment(line, row, this.personOf(row, activity), coordinatorIds);
    }
    const likeness = likenessOf(known, row);
    if (likeness === 'other') return { ...refusedFor('family_name', 'nameDiffers'), personId: known.id };
    const outcome = this.takeEnrolment(line, row, known, coordinatorIds);
    if (likeness === 'same' || outcome.became === 'refused') return outcome;
    const params = { name: nameOf(known), told: `${row.given_name} ${row.family_name}` };
    return { ...outcome, note: fault('family_name', noteOf[likeness], params) };
  }

  private takeEnrolment(
    line: number,
    row: EnrolmentRow,
    person: NewPerson,
    coordinatorIds: string[],
  ): Outcome {
    const others = this.byPerson.of(person.id);
    if (row.leaving_reason === LeavingReason.DECEASED && others.some(({ from }) => from > row.to!))
      return { ...refusedFor('to', 'livedAfter'), personId: person.id };
    const same = others.find(({ from }) => from === row.from);
    if (same) return { ...this.meet(same, row, coordinatorIds), personId: person.id };
    const clash = others.find((other) => overlap(other, row));
    if (clash) {
      return {
        ...refusedFor('from', 'overlaps', { from: clash.from, to: clash.to ?? '' }),
        personId: person.id,
      };
    }
    if (reachesBeyond(this.context.team, row.to))
      return { ...refusedFor('to', 'teamEnded'), personId: person.id };
    this.protect(person, row);
    const enrolment = {
      id: randomUUID(),
      ownerId: this.context.ownerId,
      teamId: this.context.team.id,
      personId: person.id,
      fromDate: row.from,
      ...stateOf(row),
    };
    this.byPerson.add(person.id, { from: row.from, to: row.to, enrolment, coordinatorIds, line });
    this.newEnrolments.push(enrolment);
    this.noteDeath(person.id, row);
    this.coordinators.set(enrolment.id, coordinatorIds);
    return { became: 'added', personId: person.id };
  }

  private personOf(row: EnrolmentRow, activity: Activity | null): NewPerson {
    const person = {
      id: randomUUID(),
      ownerId: this.context.ownerId,
      activity,
      identityNumber: row.person.number,
      identityKind: row.person.kind,
      givenName: row.given_name,
      familyName: row.family_name,
      protectedIdentity: row.protected_identity,
      language: row.language,
      needsInterpreter: row.interpreter,
      placedAsChild: false,
      address: null,
      phone: null,
      fictitious: this.context.team.fictitious,
    };
    this.persons.set(row.person.number, person);
    this.newPersons.push(person);
    return person;
  }

  /** A row about an enrolment that is there: it may end it and tell how things are now. */
  private meet(same: KnownEnrolment, row: EnrolmentRow, coordinatorIds: string[]): Outcome {
    const { enrolment, line } = same;
    if (line !== null) return refusedFor('person', 'duplicate', { line });
    const { id, toDate, legalFrame: earlier } = enrolment;
    if (toDate !== null && toDate !== row.to) return refusedFor('to', 'differs');
    const legalFrame = frameAfterFile(earlier, row.legal_frame);
    const state = { ...stateOf(row), legalFrame };
    const newState = Object.entries(state).some(([key, value]) => enrolment[key as keyof State] !== value);
    const newCoordinators = [...same.coordinatorIds].sort().join() !== [...coordinatorIds].sort().join();
    if (newState || newCoordinators) this.changes.push({ id, toDate, state });
    if (newState) this.noteDeath(enrolment.personId, row);
    if (legalFrame !== earlier) {
      // A file tells what holds now, and of who has left what held at the end.
      const now = row.to !== null && row.to < this.context.today ? row.to : this.context.today;
      this.frameChanges.push({ enrolmentId: id, fromDate: latest(row.from, now), earlier, legalFrame });
    }
    if (newCoordinators)
      this.changedCoordinators.push({ id, fromDate: enrolment.fromDate, staffIds: coordinatorIds });
    const nowProtected = this.protect(this.persons.get(row.person.number)!, row);
    Object.assign(enrolment, state);
    Object.assign(same, { to: row.to, coordinatorIds });
    return { became: newState || newCoordinators || nowProtected ? 'changed' : 'known' };
  }

  private noteDeath(personId: string, { leaving_reason, to }: EnrolmentRow): void {
    if (leaving_reason === LeavingReason.DECEASED) this.dead.set(personId, to!);
  }

  /** A file can give somebody protected identity, but never take it away. @returns whether this one does */
  private protect(person: NewPerson, row: EnrolmentRow): boolean {
    if (!row.protected_identity || person.protectedIdentity) return false;
    person.protectedIdentity = true;
    this.nowProtected.push(person.id);
    return true;
  }
}

const byNumber = (one: NewPerson, other: NewPerson) => (one.identityNumber < other.identityNumber ? -1 : 1);

const latest = (a: string, b: string) => (a > b ? a : b);

const noteOf = { spelt: 'nameSpelt', changed: 'nameChanged' };

function likenessOf({ givenName, familyName }: NewPerson, { given_name, family_name }: EnrolmentRow) {
  return compareNames({ given: givenName, family: familyName }, { given: given_name, family: family_name });
}

const nameOf = ({ givenName, familyName }: NewPerson) => `${givenName} ${familyName}`;

function stateOf({ to, leaving_reason, intensity, legal_frame }: EnrolmentRow): State {
  return {
    toDate: to,
    leavingReason: leaving_reason,
    intensity,
    legalFrame: legal_frame ?? LegalFrame.VOLUNTARY,
  };
}
