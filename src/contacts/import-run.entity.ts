import { Column, Entity, Index, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { choice, identifier, instant, line, prose } from '../platform/database/columns.js';
import { Team } from '../teams/team.entity.js';
import { ImportStatus } from './import-status.js';

/**
 * One file that was loaded (inläsning): who loaded what, when. Its rows are in their own tables, and name it. One file at a
 * time is being loaded into a team.
 */
@Entity()
@Index(['teamId'], { unique: true, where: "status = 'LOADING'" })
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

  /** Of those added, the rows that changed what was there. */
  @Column({ type: 'integer', default: 0 })
  rowsChanged: number;

  /** How many rows are to be written in turns, and how many have been. */
  @Column({ type: 'integer', default: 0 })
  rowsToWrite: number;

  @Column({ type: 'integer', default: 0 })
  rowsWritten: number;

  @Column(identifier())
  accountId: string;

  /** When it was loaded; until then, when the loading began. */
  @Column(instant())
  at: Date;

  @Column(choice())
  status: ImportStatus;

  /** When, by whom and why it was voided after it had been loaded; while it is, it is LOADING. */
  @Column(instant({ nullable: true }))
  voidedAt: Date | null;

  @Column(identifier({ nullable: true }))
  voidedBy: string | null;

  /** The name at the time: it must be readable when the account is gone. */
  @Column(line({ nullable: true }))
  voidedByName: string | null;

  @Column(prose({ nullable: true }))
  voidReason: string | null;

  /** Names whoever loads it now, or takes it back; nobody else may. */
  @Column(identifier({ nullable: true }))
  loader: string | null;

  /** Until when its loader is taken to be alive; put forward with every transaction. */
  @Column(instant({ nullable: true }))
  loadingUntil: Date | null;
}
