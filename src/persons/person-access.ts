import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import { type Allowed, type Disclosure, decideDisclosure } from '../disclosure/decide-disclosure.js';
import { disclosureFacts } from '../disclosure/disclosure-facts.js';
import { categoryOf } from '../disclosure/record-category.js';
import { isWithheldByBlock } from '../disclosure/withheld-by-block.js';
import { AccessLog, type LoggedRecord } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import type { LoggedActor } from '../platform/access-log/logged-actor.js';
import { lockRow } from '../platform/database/lock-row.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Person } from './person.entity.js';

/** Nobody's id: what is not there is asked for in the same way as what is. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A record about a person that is asked for. */
export interface RequestedRecord {
  /** As its table is called. */
  recordType: string;
  recordId: string | null;
  /** The team that keeps the record, where one does. */
  keptByTeamId?: string | null;
  /** The unit that it has been given to, or null for a principal; only of what is asked for as given. */
  givenToUnitId?: string | null;
}

/** What of a record decides who may touch it. */
type KindOfRecord = Pick<RequestedRecord, 'recordType' | 'keptByTeamId' | 'givenToUnitId'>;

/** A person whose record the actor may touch, and why. */
export interface AccessedPerson {
  /** Without address and telephone number where they are hidden. */
  person: Person;
  disclosure: Allowed;
}

/** A person whose record has been asked for by itself, and what else the actor may do with that record. */
export interface AuthorisedPerson extends AccessedPerson {
  /** What a page offers: a form or a way to one is for whoever may use it on this record, or on another of theirs. */
  may(policy: PolicyName, other?: KindOfRecord): boolean;
  /** Whether a block, and nothing else, keeps some of their records from the actor. */
  isWithheld(policy: PolicyName): boolean;
}

/** What is done with which record. */
export type RecordUse = RequestedRecord & { action: LoggedAction };

/**
 * The one gate to records about people, and the first line of every method about a person: asks for access, writes
 * the log row in the same transaction, and gives back only what may be touched. What may not be seen is not found,
 * after the same questions to the database as for what is not there. Whoever is to write in a person's record has it
 * alone until the transaction ends: what is read after the gate still holds when it is written upon.
 */
@Injectable()
export class PersonAccess {
  constructor(private readonly accessLog: AccessLog) {}

  /**
   * Asks for access and logs the use.
   * @param use what is done with which record; reading the person's own when missing
   * @throws DomainError NOT_FOUND when there is no such person or the actor may not do this
   */
  async authoriseAndLog(
    manager: EntityManager,
    actor: Actor,
    personId: string,
    policy: PolicyName,
    use: RecordUse = { action: LoggedAction.READ, recordType: 'person', recordId: personId },
  ): Promise<AuthorisedPerson> {
    const accessed = await this.authorise(manager, actor, personId, policy, use);
    await this.log(manager, actor, accessed, use);
    return accessed;
  }

  /**
   * Asks for access. What is then done is logged with {@link log}; a refusal is logged here.
   * @param known the person, where they were read together with what is asked for; null where it is not there
   * @throws DomainError NOT_FOUND
   */
  async authorise(
    manager: EntityManager,
    actor: Actor,
    personId: string,
    policy: PolicyName,
    requested: RequestedRecord,
    known?: Person | null,
  ): Promise<AuthorisedPerson> {
    if (isWriting(policy)) await lockRow(manager, Person, personId);
    const { decide, isWithheld } = await this.decisions(manager, actor, personId);
    const disclosure = decide(policy, requested);
    const isKnown = known !== undefined && !isWriting(policy);
    const person = isKnown ? known : await manager.findOneBy(Person, { id: personId });
    if (person && disclosure?.allowed) {
      const may = (wanted: PolicyName, other: KindOfRecord = requested) =>
        decide(wanted, other)?.allowed ?? false;
      return { person: withoutHidden(person, disclosure), disclosure, may, isWithheld };
    }
    this.accessLog.denied(manager, actor, {
      action: LoggedAction.READ,
      recordType: requested.recordType,
      recordId: requested.recordId,
      personId: person?.id ?? null,
      ownerId: person?.ownerId ?? null,
      reason: disclosure && !disclosure.allowed ? disclosure.reason : null,
    });
    throw notFound('personId');
  }

  /** Logs what is done with a record of a person to whom access was given. */
  async log(
    manager: EntityManager,
    actor: LoggedActor,
    { person, disclosure }: AccessedPerson,
    { action, recordType, recordId }: RecordUse,
  ): Promise<void> {
    await this.accessLog.record(manager, actor, [
      { action, recordType, recordId, ...whyOf(person, disclosure) },
    ]);
  }

  /**
   * What somebody without an account reaches by what they were given: no rule is asked but those by which it was. Whoever
   * calls this has seen that these hold still, and logs the use with {@link log}.
   */
  async byRelease(
    manager: EntityManager,
    personId: string,
    given: Pick<Allowed, 'ground' | 'groundId' | 'unitId'>,
  ): Promise<AuthorisedPerson> {
    const person = await manager.findOneByOrFail(Person, { id: personId });
    const hidesContactDetails = person.protectedIdentity;
    const disclosure = { allowed: true as const, teamId: null, ...given, hidesContactDetails };
    const nothingElse = () => false;
    return {
      person: withoutHidden(person, disclosure),
      disclosure,
      may: nothingElse,
      isWithheld: nothingElse,
    };
  }

  /**
   * Which of these records may be shown in a list. Each that is, is logged; of the others there is no trace.
   * @param policy what is to be done with all of them, or with each
   * @param rows what is listed; `keptByTeamId` where a team keeps it
   * @param purpose in words, for the log, where it is another than care
   */
  async list<Row extends RequestedRecord & { person: Person }>(
    manager: EntityManager,
    actor: Actor,
    policy: PolicyName | ((row: Row) => PolicyName),
    rows: readonly Row[],
    purpose: string | null = null,
  ): Promise<(Row & AccessedPerson)[]> {
    const shown = await this.readable(manager, actor, policy, rows);
    await this.logList(manager, actor, shown, purpose);
    return shown;
  }

  /** Which of these records the actor may read. What is then shown of them is logged with {@link logList}. */
  async readable<Row extends RequestedRecord & { person: Person }>(
    manager: EntityManager,
    actor: Actor,
    policy: PolicyName | ((row: Row) => PolicyName),
    rows: readonly Row[],
  ): Promise<(Row & AccessedPerson)[]> {
    const at = now();
    const policyOf = typeof policy === 'function' ? policy : () => policy;
    const ids = [...new Set(rows.map(({ person }) => person.id))];
    const { asker, records } = await disclosureFacts(manager, actor, ids, at);
    return rows.flatMap((row) => {
      const record = records.get(row.person.id);
      const disclosure = record && decideDisclosure(asker, requestOf(policyOf(row), row), record, at);
      return disclosure?.allowed
        ? [{ ...row, person: withoutHidden(row.person, disclosure), disclosure }]
        : [];
    });
  }

  /** Logs each of these records as shown in a list, or what else was done with all of them. */
  async logList(
    manager: EntityManager,
    actor: Actor,
    shown: readonly (RequestedRecord & AccessedPerson)[],
    purpose: string | null = null,
    action = LoggedAction.LIST,
  ): Promise<void> {
    const uses = shown.map(({ recordType, recordId, person, disclosure }): LoggedRecord => {
      const why = whyOf(person, disclosure);
      return { action, recordType, recordId, reason: purpose, ...why };
    });
    await this.accessLog.record(manager, actor, uses);
  }

  /** Of which of these persons a block, and nothing else, keeps records from the actor; not logged. */
  async withheldByBlock(
    manager: EntityManager,
    actor: Actor,
    policy: PolicyName,
    personIds: readonly string[],
  ): Promise<Set<string>> {
    const at = now();
    const { asker, records } = await disclosureFacts(manager, actor, personIds, at);
    const kept = [...records].filter(([, record]) => isWithheldByBlock(asker, policy, record, at));
    return new Set(kept.map(([personId]) => personId));
  }

  /** Which of these the actor may do with records of one person; not logged. */
  async whichOf<Wanted extends KindOfRecord & { policy: PolicyName }>(
    manager: EntityManager,
    actor: Actor,
    personId: string,
    wanted: readonly Wanted[],
  ): Promise<Wanted[]> {
    const { decide } = await this.decisions(manager, actor, personId);
    return wanted.filter((one) => decide(one.policy, one)?.allowed);
  }

  /** Whether the actor may also read another record of a person to whom access was given; not logged. */
  async mayAlso(
    manager: EntityManager,
    actor: Actor,
    personId: string,
    policy: PolicyName,
    requested: KindOfRecord,
  ): Promise<boolean> {
    const { decide } = await this.decisions(manager, actor, personId);
    return decide(policy, requested)?.allowed ?? false;
  }

  /** The decision on anything that may be asked to do with a person's records; none when there is no such person. */
  private async decisions(manager: EntityManager, actor: Actor, personId: string) {
    const at = now();
    const { asker, records } = await disclosureFacts(manager, actor, [personId], at);
    const record = records.get(personId);
    return {
      decide: (policy: PolicyName, requested: KindOfRecord): Disclosure | undefined =>
        record && decideDisclosure(asker, requestOf(policy, requested), record, at),
      isWithheld: (policy: PolicyName): boolean =>
        record !== undefined && isWithheldByBlock(asker, policy, record, at),
    };
  }
}

const isWriting = (policy: PolicyName) => policy.endsWith('.write');

const now = () => ({ day: today(), instant: new Date() });

const requestOf = (policy: PolicyName, { recordType, keptByTeamId = null, givenToUnitId }: KindOfRecord) => ({
  policy,
  category: categoryOf(recordType),
  keptByTeamId,
  givenToUnitId,
});

function whyOf({ id, ownerId }: Person, { teamId, unitId, ground, groundId }: Allowed) {
  return { personId: id, ownerId, teamId, unitId, ground, groundId };
}

/** Protected identity hides address and place everywhere, and so does a ground that does not give them. */
function withoutHidden(person: Person, { hidesContactDetails }: Allowed): Person {
  return hidesContactDetails ? Object.assign(person, { address: null, phone: null }) : person;
}
