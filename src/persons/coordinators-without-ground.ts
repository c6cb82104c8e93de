import { Field, ObjectType } from '@nestjs/graphql';
import type { EntityManager } from 'typeorm';
import { Role } from '../access/role.js';
import { decideDisclosure } from '../disclosure/decide-disclosure.js';
import { disclosureFacts } from '../disclosure/disclosure-facts.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { goesOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { postsOn } from '../teams/posts-on-day.js';
import { StaffMember } from '../teams/staff.entity.js';
import type { Enrolment } from './person.entity.js';
import { NOBODY } from './person-access.js';
import type { EnrolmentCoordinator } from './support.entity.js';

@ObjectType({
  description:
    'A coordinator whom another principal employs, who is given nothing of the person: it takes a consent, or another ground, with a standing release.',
})
export class CoordinatorWithoutGround {
  @Field(() => StaffMember, { description: 'The member of staff.' })
  staffMember: StaffMember;

  @Field(() => String, { description: 'The principal that employs them.' })
  employer: string;

  @Field({ description: 'True: there is a ground, and a block keeps the records from them all the same.' })
  isBlocked: boolean;
}

/** Those who coordinate, or are to, and are given neither the records of the person nor a summary when they do. */
export async function coordinatorsWithoutGround(
  manager: EntityManager,
  enrolment: Pick<Enrolment, 'personId' | 'ownerId' | 'teamId'>,
  coordinators: readonly EnrolmentCoordinator[],
): Promise<CoordinatorWithoutGround[]> {
  const found: CoordinatorWithoutGround[] = [];
  for (const { staffMember, fromDate, toDate } of coordinators) {
    const day = fromDate > today() ? fromDate : today();
    const posts = goesOn(day, { toDate }) ? postsOn(day, staffMember) : [];
    const [post] = posts;
    if (!post || posts.some(({ employerId }) => employerId === enrolment.ownerId)) continue;
    const reasons = await Promise.all(
      posts.map(({ employerId }) => whyClosed(manager, enrolment, employerId, day)),
    );
    if (reasons.includes(null)) continue;
    const isBlocked = reasons.includes('BLOCKED');
    found.push({ staffMember, employer: post.employer.name, isBlocked });
  }
  return found;
}

/** Why a coordinator of the team whom the principal employs is given nothing of the person; null for whoever is. */
async function whyClosed(
  manager: EntityManager,
  { personId, teamId }: Pick<Enrolment, 'personId' | 'teamId'>,
  principalId: string,
  day: string,
): Promise<'NO_RULE' | 'BLOCKED' | null> {
  const at = { day, instant: new Date() };
  const employed = { accountId: NOBODY, principalId, grants: [{ role: Role.COORDINATOR, teamId }] };
  const { asker, records } = await disclosureFacts(manager, employed, [personId], at);
  const record = records.get(personId)!;
  const asked = { category: RecordCategory.PERSON, keptByTeamId: null };
  const decisions = (['person.read', 'receivedPerson.read'] as const).map((policy) =>
    decideDisclosure(asker, { ...asked, policy }, record, at),
  );
  const refusals = decisions.flatMap((decision) => (decision.allowed ? [] : decision.reason));
  if (refusals.length < decisions.length) return null;
  return refusals.includes('BLOCKED') ? 'BLOCKED' : 'NO_RULE';
}
