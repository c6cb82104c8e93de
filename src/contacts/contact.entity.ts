import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { choice, civilDate, identifier } from '../platform/database/columns.js';
import { StaffMember } from '../teams/staff.entity.js';
import { ContactMode, ContactPlace } from './contact-kinds.js';
import { NotedRecord } from './noted-record.js';

@ObjectType({ description: 'One contact between a team and an enrolled person or their network (kontakt).' })
@Entity()
@Index(['enrolmentId', 'date'])
@Index('contact_once', ['enrolmentId', 'date', 'time', 'mode'], { unique: true, where: 'voided_at IS NULL' })
@Index(['notedBy', 'notedAt'])
export class Contact extends NotedRecord {
  @Column(identifier())
  ownerId: string;

  @ManyToOne(() => Principal, { nullable: false })
  owner: Relation<Principal>;

  @Field(() => ID, { description: 'The enrolment in which it was.' })
  @Column(identifier())
  enrolmentId: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;

  @Field({ description: 'Day, YYYY-MM-DD.' })
  @Column(civilDate())
  date: string;

  @Field({ description: 'Time of day, HH:MM.' })
  @Column({ type: 'varchar', length: 5 })
  time: string;

  @Field(() => Int, { description: 'Length in minutes; 0 where nobody was met.' })
  @Column({ type: 'integer' })
  minutes: number;

  @Field(() => ContactMode, { description: 'How it was made.' })
  @Column(choice())
  mode: ContactMode;

  @Field(() => ContactPlace, {
    nullable: true,
    description: 'Where it took place; missing for one that was not in person.',
  })
  @Column(choice({ nullable: true }))
  place: ContactPlace | null;

  @Field({ description: 'The person themselves took part; false for a contact with natural supports alone.' })
  @Column({ type: 'boolean' })
  personPresent: boolean;

  @Field({ description: 'Natural supports (närstående) took part.' })
  @Column({ type: 'boolean' })
  naturalSupportPresent: boolean;

  /** The outcome MISSED. */
  @Column({ type: 'boolean' })
  noShow: boolean;

  /** The outcome NOT_FOUND. */
  @Column({ type: 'boolean', default: false })
  notFound: boolean;

  @Field({ description: 'It was made in a crisis: unplanned, on the same day (kriskontakt).' })
  @Column({ type: 'boolean', default: false })
  crisis: boolean;

  @Field({
    description:
      'It was with another unit, about the person and without them or anybody near them (konsultation); no contact with the person.',
  })
  @Column({ type: 'boolean', default: false })
  consultation: boolean;

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
