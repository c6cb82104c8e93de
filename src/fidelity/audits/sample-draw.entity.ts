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

  /** In its own window; of an audit, as `readDraws` sets it. */
  @Field(() => Int, {
    description: "Which draw it is of those for windows that share a day with the audit's, from 1.",
  })
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

  /** How many of them there have been; of a closed audit, until it was closed. Set by `readDraws`. */
  @Field(() => Int, {
    description:
      "How many draws there have been for windows that share a day with the audit's; of a closed audit, until it was closed.",
  })
  of: number;

  @Column(identifier())
  drawnBy: string;

  @Field({ description: 'Who drew it.' })
  @Column(line())
  drawnByName: string;
}
