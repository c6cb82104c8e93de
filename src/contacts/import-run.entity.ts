import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { choice, identifier, instant, line } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';

/** One file that was loaded (inläsning): who loaded what, when. The file's rows are in their own tables. */
@Entity()
export class ImportRun {
  @PrimaryColumn(identifier())
  id: string;

  @Index()
  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  @Column(choice())
  kind: string;

  @Column(line())
  fileName: string;

  /** SHA-256 of the file's bytes, in hex. */
  @Column({ type: 'varchar', length: 64 })
  checksum: string;

  @Column({ type: 'integer' })
  rowsAdded: number;

  @Column({ type: 'integer' })
  rowsKnown: number;

  @Column(identifier())
  accountId: string;

  @Column(instant())
  at: Date;
}
