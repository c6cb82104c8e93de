import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../persons/person.entity.js';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';
import type { ConsentForm } from './consent-form.js';

/**
 * What the person does not want others to read (spärr): against other principals, or, with a team, also against the
 * principal's other teams.
 */
@Entity()
@Index('block_of_person', ['personId'], { unique: true, where: 'lifted_at IS NULL AND team_id IS NULL' })
@Index('block_of_team', ['personId', 'teamId'], {
  unique: true,
  where: 'lifted_at IS NULL AND team_id IS NOT NULL',
})
export class Block {
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  personId: string;

  @ManyToOne(() => Person, { nullable: false })
  person: Relation<Person>;

  /** The team whose records are blocked. */
  @Column(identifier({ nullable: true }))
  teamId: string | null;

  @ManyToOne(() => Team)
  team?: Relation<Team> | null;

  @Column(instant())
  setAt: Date;

  @Column(identifier())
  setBy: string;

  @Column(line())
  setByName: string;

  @Column(instant({ nullable: true }))
  liftedAt: Date | null;

  @Column(identifier({ nullable: true }))
  liftedBy: string | null;

  /** How the person asked for it to be lifted. */
  @Column(choice({ nullable: true }))
  liftForm: ConsentForm | null;

  /** What the person said then. */
  @Column(prose({ nullable: true }))
  liftNote: string | null;
}
