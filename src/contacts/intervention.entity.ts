import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { choice, civilDate, identifier } from '../platform/database/columns.js';
import { InterventionMethod } from './intervention-kinds.js';

/** A method that an enrolled person was offered, and that they may have been given (insats). */
@Entity()
@Unique(['enrolmentId', 'method', 'offeredOn'])
export class Intervention {
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

  @Column(choice())
  method: InterventionMethod;

  @Column(civilDate())
  offeredOn: string;

  /** Missing when the person declined, or has not begun. */
  @Column(civilDate({ nullable: true }))
  startedOn: string | null;

  @Column(civilDate({ nullable: true }))
  endedOn: string | null;

  /** Whether the method's manual was followed; missing when it is not known. */
  @Column({ type: 'boolean', nullable: true })
  manualUsed: boolean | null;

  /** The import run that brought it; missing for rows from before rows told. */
  @Index()
  @Column(identifier({ nullable: true }))
  importRunId: string | null;
}
