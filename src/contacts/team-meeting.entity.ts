import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { civilDate, identifier } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';

/** A meeting in which the team goes through the people it supports (teammöte). */
@Entity()
@Unique(['teamId', 'date', 'time'])
export class TeamMeeting {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Column(civilDate())
  date: string;

  /** Civil time, HH:MM. */
  @Column({ type: 'varchar', length: 5 })
  time: string;

  @Column({ type: 'integer' })
  minutes: number;

  @Column({ type: 'integer' })
  staffPresent: number;

  @Column({ type: 'integer' })
  personsReviewed: number;

  /** The import run that brought it; missing for rows from before rows told. */
  @Index()
  @Column(identifier({ nullable: true }))
  importRunId: string | null;
}
