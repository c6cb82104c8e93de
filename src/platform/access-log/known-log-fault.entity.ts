import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { choice, identifier, instant, line, prose } from '../database/columns.js';
import { ChainFault } from './verify-chain.js';

registerEnumType(ChainFault, {
  name: 'ChainFault',
  description: 'What is wrong with a row of the log (fel i loggen).',
  valuesMap: {
    ALTERED: { description: 'It does not match its hash: it was altered, or another was put there.' },
    UNLINKED: { description: 'It does not follow the row before it.' },
    LIST: { description: 'Of the list that it names something was altered, removed or added.' },
    MISSING: { description: 'It is not there.' },
    ADDED: { description: 'There is a row more than was written.' },
    HEAD: { description: 'It is not the one that the head of the log names.' },
    UNEXPECTED: { description: 'It is not the one that was noted earlier.' },
  },
});

/**
 * That a fault of the log is known: one administrator says so, and another countersigns. It mends nothing. Both acts are
 * rows in the log that carry the digest, without which it counts for nothing; see known-faults.ts.
 */
@ObjectType({
  description:
    'That a fault of the log is known, on two administrators’ word (känt fel). It mends nothing and never changes.',
})
@Entity()
export class KnownLogFault {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  @Field(() => Int, { description: 'The number of the row in the log, or of the first of several.' })
  @Column({ type: 'integer' })
  number: number;

  @Field(() => Int, { description: 'The number of the last of several; else the same.' })
  @Column({ type: 'integer' })
  through: number;

  @Field(() => ChainFault, { description: 'What is wrong.' })
  @Column(choice())
  fault: ChainFault;

  @Field({ description: 'Stands for the row exactly as it was: another as soon as anything there changes.' })
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64 })
  digest: string;

  @Field({ description: 'How it came about, as far as is known.' })
  @Column(prose())
  reason: string;

  @Field({ description: 'When it was proposed.' })
  @Column(instant())
  proposedAt: Date;

  @Column(identifier())
  proposedBy: string;

  @Field({ description: 'Who proposed it, by the name of then.' })
  @Column(line())
  proposedByName: string;

  @Field(() => Date, { nullable: true, description: 'When it was countersigned; missing until then.' })
  @Column(instant({ nullable: true }))
  countersignedAt: Date | null;

  @Column(identifier({ nullable: true }))
  countersignedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Who countersigned it, by the name of then.' })
  @Column(line({ nullable: true }))
  countersignedByName: string | null;
}
