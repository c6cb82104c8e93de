import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { identifier, instant, prose } from '../database/columns.js';

/** A form that was sent when its session had ended, until whoever wrote it has signed in again. */
@Entity()
export class WaitingForm {
  @PrimaryColumn(identifier())
  id: string;

  /** Who wrote it, and who alone gets it back. */
  @Index()
  @Column(identifier())
  accountId: string;

  /** What was sent and where to, encrypted; see waiting-forms.ts */
  @Column(prose())
  sealedContent: string;

  @Index()
  @Column(instant())
  expiresAt: Date;
}
