import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { civilDate, identifier, instant, line, prose } from '../../platform/database/columns.js';
import { Team } from '../../teams/team.entity.js';

@ObjectType({
  description:
    "A draw of a team's chart sample for a scale and a window (dragning). Every audit of them has the same persons, until somebody draws again and says why.",
})
@Entity()
@Unique(['teamId', 'scale', 'windowFrom', 'windowTo', 'number'])
@Check('sample_draw_reason', "(number = 1) = (reason = '')")
export class SampleDraw {
  @PrimaryColumn(identifier())
  id: string;

  @Column(identifier())
  teamId: string;

  @ManyToOne(() => Team, { nullable: false })
  team: Relation<Team>;

  /** Code of the scale, whatever its version. */
  @Column(line())
  scale: string;

  /** Of the audit that it was first drawn for; windows that share a day with it share the draw. */
  @Column(civilDate())
  windowFrom: string;

  @Column(civilDate())
  windowTo: string;

  @Field(() => Int, { description: 'Which draw for this window it is, from 1.' })
  @Column({ type: 'integer' })
  number: number;

  /** How many persons were asked for: another number is another sample. */
  @Column({ type: 'integer' })
  size: number;

  @Column(identifier())
  seed: string;

  @Field({ description: 'Why it was drawn again; empty of the first.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'When.' })
  @Column(instant())
  drawnAt: Date;

  /** How many draws there have been for its window; of a closed audit, until it was closed. Set by `readDraws`. */
  @Field(() => Int, {
    description: 'How many draws there have been for this window; of a closed audit, until it was closed.',
  })
  of: number;

  @Column(identifier())
  drawnBy: string;

  @Field({ description: 'Who drew it.' })
  @Column(line())
  drawnByName: string;
}
