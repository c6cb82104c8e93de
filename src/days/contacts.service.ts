import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Contact, ContactStaff } from '../contacts/contact.entity.js';
import { type ContactMode, ContactOutcome, type ContactPlace } from '../contacts/contact-kinds.js';
import { columnsOfOutcome, contactFaults, outcomeOf, placeOf } from '../contacts/contact-rules.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Problem } from '../platform/errors/problem.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { StaffMember } from '../teams/staff.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import type { ContactFields, CorrectContactInput, NoteContactInput } from './contact.input.js';
import { attachStaff } from './contact-parts.js';
import { EnrolmentRecords } from './enrolment-records.js';
import { momentProblems } from './moment-problems.js';
import { namesOfStaff, staffProblems } from './staff-of-day.js';

/** What a contact says. A type, so that it may be read by its fields. */
type ContactContent = {
  date: string;
  time: string;
  minutes: number | null;
  mode: ContactMode;
  place: ContactPlace | null;
  outcome: ContactOutcome;
  crisis: boolean;
  /** Told where it is so: what was noted before it could be told says nothing of it. */
  consultation?: true;
  personPresent: boolean;
  naturalSupportPresent: boolean;
  staffIds: readonly string[];
};

/** Contacts with enrolled persons, noted by hand. */
@Injectable()
export class ContactsService extends EnrolmentRecords<Contact, ContactContent> {
  protected readonly kind = {
    entity: Contact,
    recordType: ChangedRecord.CONTACT,
    idName: 'contactId',
    taken: { path: 'time', code: 'contactTaken' },
  };

  constructor(unitOfWork: UnitOfWork, teamAccess: TeamAccess, personAccess: PersonAccess) {
    super(unitOfWork, teamAccess, personAccess);
  }

  /** @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  note(actor: Actor, { teamId, personId, ...fields }: NoteContactInput): Promise<Contact> {
    return this.noteContent(actor, { teamId, personId }, contentSaid(fields));
  }

  /** @returns the conflict when somebody else was first. @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  correct(
    actor: Actor,
    { contactId: id, revision, reason, ...fields }: CorrectContactInput,
  ): Promise<Contact | RevisionConflict> {
    return this.correctContent(actor, { id, revision, content: contentSaid(fields), reason: reason ?? '' });
  }

  /** The member of staff to whom the account is linked, or else who took part in the latest contact that it noted in the team. */
  async likelyStaff({ accountId }: Actor, teamId: string): Promise<string[]> {
    const { reader } = this.unitOfWork;
    const self = await reader.findOneBy(StaffMember, { teamId, accountId });
    if (self) return [self.id];
    const last = await reader.findOne(Contact, {
      where: { notedBy: accountId, enrolment: { teamId } },
      order: { notedAt: 'DESC' },
    });
    if (!last) return [];
    return (await reader.findBy(ContactStaff, { contactId: last.id })).map(
      ({ staffMemberId }) => staffMemberId,
    );
  }

  /** Names of all whom the contact names or has named. */
  async staffNames({ staff, history = [] }: Contact): Promise<Map<string, string>> {
    const ids = [
      ...staff.map(({ staffMemberId }) => staffMemberId),
      ...history.flatMap(({ before }) => (before.staffIds as string[] | undefined) ?? []),
    ];
    return namesOfStaff(this.unitOfWork.reader, ids);
  }

  protected daysOf({ date }: ContactContent) {
    return [['date', date]] as const;
  }

  protected keyOf({ date, time, mode }: ContactContent) {
    return { date, time, mode };
  }

  protected contentOf(contact: Contact): ContactContent {
    const { date, time, minutes, mode, place, crisis, consultation, personPresent, naturalSupportPresent } =
      contact;
    const staffIds = contact.staff.map(({ staffMemberId }) => staffMemberId);
    const outcome = outcomeOf(contact);
    return {
      date,
      time,
      minutes,
      mode,
      place,
      outcome,
      crisis,
      ...(consultation && { consultation }),
      personPresent,
      naturalSupportPresent,
      staffIds,
    };
  }

  protected async problemsOf(
    manager: EntityManager,
    content: ContactContent,
    { teamId }: { teamId: string },
  ): Promise<Problem[]> {
    const { date: day, staffIds } = content;
    return [
      ...momentProblems(content),
      ...contactFaults({ ...content, consultation: content.consultation ?? false }).map(
        ({ field, code }) => ({ path: field, code }),
      ),
      ...(await staffProblems(manager, { teamId, day, staffIds })),
    ];
  }

  protected columnsOf({ staffIds: _, outcome, minutes, consultation, ...columns }: ContactContent) {
    return {
      ...columns,
      consultation: consultation ?? false,
      ...columnsOfOutcome(outcome),
      minutes: minutes ?? 0,
    };
  }

  protected override async withParts(manager: EntityManager, contact: Contact): Promise<Contact> {
    await attachStaff(manager, [contact]);
    return contact;
  }

  protected override async writeParts(
    manager: EntityManager,
    contactId: string,
    { staffIds }: ContactContent,
  ): Promise<void> {
    await manager.delete(ContactStaff, { contactId });
    await manager.insert(
      ContactStaff,
      staffIds.map((staffMemberId) => ({ contactId, staffMemberId })),
    );
  }
}

/** What was sent, but for what is left out of account, and with what it means to say nothing. */
function contentSaid(fields: ContactFields): ContactContent {
  const { date, time, mode, outcome = ContactOutcome.MET, crisis = false, consultation, staffIds } = fields;
  const isMet = outcome === ContactOutcome.MET;
  const hasPresent = isMet && !consultation;
  return {
    date,
    time,
    minutes: isMet ? (fields.minutes ?? null) : 0,
    mode,
    place: placeOf({ mode, place: fields.place ?? null }),
    outcome,
    crisis,
    ...(consultation && { consultation }),
    personPresent: hasPresent && (fields.personPresent ?? true),
    naturalSupportPresent: hasPresent && (fields.naturalSupportPresent ?? false),
    staffIds: [...new Set(staffIds)],
  };
}
