import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IfGiven } from '../platform/revision/if-given.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { PercentField } from './percent-field.js';
import { LeaveKind, Profession, TeamRole } from './team-kinds.js';

@InputType({ isAbstract: true })
abstract class SeenMemberInput {
  @SeenRevision('The revision of the member of staff that was changed.')
  revision: number;
}

@InputType({ isAbstract: true })
abstract class CorrectionInput extends SeenMemberInput {
  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'A post: who employs, for what, how much, and when.' })
export class PostInput {
  @Field(() => ID, { description: 'The principal that employs.' })
  @IsUUID()
  employerId: string;

  @Field(() => Profession, { description: 'Profession.' })
  @IsEnum(Profession)
  profession: Profession;

  @Field(() => TeamRole, { defaultValue: TeamRole.MEMBER, description: 'Role in the team.' })
  @IsEnum(TeamRole)
  role: TeamRole = TeamRole.MEMBER;

  @Field(() => Int, {
    description: 'Share of full time in hundredths of a percent; 6250 is 62.50 percent, and 20000 the most.',
  })
  @PercentField()
  percentHundredths: number;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @IsCivilDate()
  fromDate: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; missing while it goes on.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string | null;
}

@InputType({ description: 'Somebody new on the staff of a team, with their first post.' })
export class AddStaffMemberInput extends PostInput {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field({ description: "The team's own name for the human, such as an employee number." })
  @IsNotBlank()
  @MaxLength(40)
  reference: string;

  @Field({ description: 'Name.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field({ defaultValue: '', description: 'Further training in words.' })
  @IsOptional()
  @MaxLength(200)
  qualifications?: string = '';
}

@InputType({ description: 'One more post of somebody on the staff.' })
export class AddPostInput extends PostInput {
  @Field(() => ID, { description: 'The member of staff.' })
  @IsUUID()
  staffMemberId: string;

  @SeenRevision('The revision of the member of staff that was changed.')
  revision: number;
}

@InputType({ description: 'How a post ends.' })
export class EndPostInput extends SeenMemberInput {
  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  postId: string;

  @Field({ description: 'Last day, YYYY-MM-DD.' })
  @IsCivilDate()
  toDate: string;

  @Field({ defaultValue: '', description: 'Why, where it should be told.' })
  @IsOptional()
  @MaxLength(1000)
  reason?: string = '';
}

@InputType({ description: 'A leave from a post.' })
export class AddLeaveInput extends SeenMemberInput {
  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  postId: string;

  @Field({ description: 'First day away, YYYY-MM-DD.' })
  @IsCivilDate()
  fromDate: string;

  @Field(() => String, {
    nullable: true,
    description: 'Last day away, YYYY-MM-DD; missing until it is known.',
  })
  @IsOptional()
  @IsCivilDate()
  toDate?: string | null;

  @Field(() => LeaveKind, { nullable: true, description: 'What it is for, where that is told.' })
  @IsOptional()
  @IsEnum(LeaveKind)
  kind?: LeaveKind | null;
}

@InputType({ description: 'What is put right about a member of staff. What is left out stays as it is.' })
export class CorrectStaffMemberInput extends CorrectionInput {
  @Field(() => ID, { description: 'The member of staff.' })
  @IsUUID()
  staffMemberId: string;

  @Field({ nullable: true, description: "The team's own name for the human." })
  @IfGiven()
  @IsNotBlank()
  @MaxLength(40)
  reference?: string;

  @Field({ nullable: true, description: 'Name.' })
  @IfGiven()
  @IsNotBlank()
  @MaxLength(200)
  name?: string;

  @Field(() => String, { nullable: true, description: 'Further training in words; null takes it away.' })
  @IsOptional()
  @MaxLength(200)
  qualifications?: string | null;
}

@InputType({ description: 'What is put right about a post. What is left out stays as it is.' })
export class CorrectPostInput extends CorrectionInput {
  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  postId: string;

  @Field(() => ID, { nullable: true, description: 'The principal that employs.' })
  @IfGiven()
  @IsUUID()
  employerId?: string;

  @Field(() => Profession, { nullable: true, description: 'Profession.' })
  @IfGiven()
  @IsEnum(Profession)
  profession?: Profession;

  @Field(() => TeamRole, { nullable: true, description: 'Role in the team.' })
  @IfGiven()
  @IsEnum(TeamRole)
  role?: TeamRole;

  @Field(() => Int, { nullable: true, description: 'Share of full time in hundredths of a percent.' })
  @IfGiven()
  @PercentField()
  percentHundredths?: number;

  @Field({ nullable: true, description: 'First day, YYYY-MM-DD.' })
  @IfGiven()
  @IsCivilDate()
  fromDate?: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; null: it goes on.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string | null;
}

@InputType({ description: 'What is put right about a leave. What is left out stays as it is.' })
export class CorrectLeaveInput extends CorrectionInput {
  @Field(() => ID, { description: 'The leave.' })
  @IsUUID()
  leaveId: string;

  @Field({ nullable: true, description: 'First day away, YYYY-MM-DD.' })
  @IfGiven()
  @IsCivilDate()
  fromDate?: string;

  @Field(() => String, { nullable: true, description: 'Last day away, YYYY-MM-DD; null: not known yet.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string | null;

  @Field(() => LeaveKind, { nullable: true, description: 'What it is for; null: not told.' })
  @IsOptional()
  @IsEnum(LeaveKind)
  kind?: LeaveKind | null;
}

@InputType({
  description: 'A post that should never have been entered. It stays on record, and counts nowhere.',
})
export class VoidPostInput extends CorrectionInput {
  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  postId: string;
}

@InputType({
  description: 'A leave that should never have been entered. It stays on record, and counts nowhere.',
})
export class VoidLeaveInput extends CorrectionInput {
  @Field(() => ID, { description: 'The leave.' })
  @IsUUID()
  leaveId: string;
}

@InputType({ description: 'With which account a member of staff signs in.' })
export class LinkStaffAccountInput extends SeenMemberInput {
  @Field(() => ID, { description: 'The member of staff.' })
  @IsUUID()
  staffMemberId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'An account with a role in the team; null: none any more.',
  })
  @IsOptional()
  @IsUUID()
  accountId?: string | null;
}
