import { Field, Int, ObjectType } from '@nestjs/graphql';
import { KnownLogFault } from '../platform/access-log/known-log-fault.entity.js';
import { ChainFault } from '../platform/access-log/verify-chain.js';

@ObjectType({ description: 'What the server finds wrong at a row of the log.' })
export class FoundLogFault {
  @Field(() => Int, { description: 'The number of the row, or of the first of several.' })
  number: number;

  @Field(() => Int, { description: 'The number of the last of several; else the same.' })
  through: number;

  @Field(() => ChainFault, { description: 'What is wrong.' })
  fault: ChainFault;

  @Field({ description: 'Stands for the row exactly as it is; to be sent with what is proposed.' })
  digest: string;

  @Field(() => KnownLogFault, { nullable: true, description: 'That it is known, or proposed to be.' })
  known: KnownLogFault | null;
}

@ObjectType({ description: 'One row of the log, as far as its hash, its list and its neighbours tell.' })
export class LogRow {
  @Field(() => Int, { description: 'Its number.' })
  number: number;

  @Field({ description: 'Whether there is such a row.' })
  isThere: boolean;

  @Field(() => Int, { description: 'The number of the last row of the log.' })
  lastNumber: number;

  @Field(() => [FoundLogFault], { description: 'What is wrong with it; nothing when it is sound.' })
  faults: FoundLogFault[];
}

@ObjectType({ description: 'A known fault of the log, and whether it still holds.' })
export class ListedLogFault {
  @Field(() => KnownLogFault, { description: 'The known fault.' })
  known: KnownLogFault;

  @Field({
    description:
      'Whether it holds: the row is exactly as it was then, and where it is countersigned the log tells of both acts.',
  })
  holds: boolean;
}
