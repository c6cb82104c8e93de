import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Team } from '../teams/team.entity.js';
import type { Block } from './block.entity.js';
import { ConsentForm } from './consent-form.js';

@ObjectType({
  description:
    "A block (spärr): what the person does not want others to read. Whose records another team's block keeps, and who wrote it down, is not told.",
})
export class ShownBlock {
  @Field(() => ID, { description: 'UUID.' })
  id: string;

  @Field({
    description:
      "True: only one team's records, also from the principal's other teams. False: all records, from other principals.",
  })
  ofOneTeam: boolean;

  @Field(() => Team, {
    nullable: true,
    description: "The team whose records it keeps, where it is the asker's own.",
  })
  team: Team | null;

  @Field({ description: 'From when.' })
  setAt: Date;

  @Field(() => String, { nullable: true, description: "Who wrote it down; missing for another team's." })
  setByName: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the person had it lifted; missing while in force.',
  })
  liftedAt: Date | null;

  @Field(() => ConsentForm, { nullable: true, description: 'How the person asked for it to be lifted.' })
  liftForm: ConsentForm | null;

  @Field(() => String, { nullable: true, description: 'What the person said then.' })
  liftNote: string | null;
}

/** What somebody who works in these teams may know of a block. */
export function shownBlock(block: Block, ownTeamIds: readonly string[]): ShownBlock {
  const { id, teamId, team, setAt, setByName, liftedAt, liftForm, liftNote } = block;
  const isOthers = teamId !== null && !ownTeamIds.includes(teamId);
  return {
    id,
    ofOneTeam: teamId !== null,
    team: isOthers ? null : (team ?? null),
    setAt,
    setByName: isOthers ? null : setByName,
    liftedAt,
    liftForm,
    liftNote: isOthers ? null : liftNote,
  };
}
