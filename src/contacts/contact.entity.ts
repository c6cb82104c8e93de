import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { choice, civilDate, identifier, instant } from '../platform/database/columns.js';
import { StaffMember } from '../teams/staff.entity.js';
import { ContactMode, ContactPlace } from './contact-kinds.js';

/** One contact between a team and an enrolled person or their network (kontakt). */
@Entity()
@Index(['enrolmentId', 'date'])
@Index('contact_once', ['enrolmentId', 'date', 'time', 'mode'], { unique: true, where: 'voided_at IS NULL' })
export class Contact {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Column(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;

  @Column(civilDate())
  date: string;

  /** Civil time, HH:MM. */
  @Column({ type: 'varchar', length: 5 })
  time: string;

  @Column({ type: 'integer' })
  minutes: number;

  @Column(choice())
  mode: ContactMode;

  @Column(choice())
  place: ContactPlace;

  /** The person themselves took part; false for a contact with natural supports alone. */
  @Column({ type: 'boolean' })
  personPresent: boolean;

  @Column({ type: 'boolean' })
  naturalSupportPresent: boolean;

  @Column({ type: 'boolean' })
  noShow: boolean;

  /** Set: it should never have been there, and counts nowhere. */
  @Column(instant({ nullable: true }))
  voidedAt: Date | null;
  /** The import run that brought it; missing for rows from before rows told. */
  @Index()
  @Column(identifier({ nullable: true }))
  importRunId: string | null;

  @OneToMany(
    () => ContactStaff,
    (present) => present.contact,
  )
  staff: Relation<ContactStaff>[];
}

/** A member of staff who was present at a contact. */
@Entity()
export class ContactStaff {
  @PrimaryColumn(identifier())
  contactId: string;

  @ManyToOne(
    () => Contact,
    (contact) => contact.staff,
    { nullable: false },
  )
  contact: Relation<Contact>;

  @Index()
  @PrimaryColumn(identifier())
  staffMemberId: string;

  @ManyToOne(() => StaffMember, { nullable: false })
  staffMember: Relation<StaffMember>;
}
