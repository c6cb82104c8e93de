import { Field, ID, ObjectType } from '@nestjs/graphql';
import { IdentityKind } from '../persons/person-kinds.js';
import { pageOf } from '../platform/graphql/page-of.js';
import { SummaryContent } from './person-summary.entity.js';
import { ReceivedPlanLine } from './received-plan.type.js';

@ObjectType({
  description:
    "A person of whom the asker's unit or principal is given a short summary, as a line of a list.",
})
export class ReceivedPersonLine {
  @Field(() => ID, { description: 'Whose summary.' })
  personId: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name.' })
  familyName: string;

  @Field({ description: 'As the giver writes it.' })
  identityNumber: string;

  @Field(() => IdentityKind, { description: 'Which kind of number.' })
  identityKind: IdentityKind;

  @Field({ description: 'The principal that gives it.' })
  owner: string;

  @Field({ description: 'The unit or the principal that it is given to.' })
  receiverName: string;

  @Field({ description: 'The last day that its ground holds, YYYY-MM-DD.' })
  until: string;
}

@ObjectType({ description: 'A page of persons of whom a summary is given, by family name.' })
export class ReceivedPersonPage extends pageOf(ReceivedPersonLine) {}

@ObjectType({
  description:
    'A short summary of a person, given to another principal or a unit on a standing release (kort sammanfattning). It is read as it is today; each that says something else than the one before is kept as it was given.',
})
export class ReceivedPerson extends ReceivedPersonLine {
  @Field(() => SummaryContent, { description: 'What it says.' })
  summary: SummaryContent;

  @Field(() => [ReceivedPlanLine], { description: 'What has been given of them, to be read.' })
  received: ReceivedPlanLine[];
}
