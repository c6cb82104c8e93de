import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that is written only to see that what is written can be read back. */
@Entity()
export class Heartbeat {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'integer' })
  beat: number;
}
