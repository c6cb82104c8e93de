import { Role } from '../../src/access/role.js';
import { makeMeasuredTeam } from '../support/measured-team.js';
import type { Browser } from '../support/test-app.js';
import { addPerson } from '../support/test-person.js';
import type { BrowserApp } from './browser-app.js';

export interface PlanWorld {
  /** Where the holders of accounts work. */
  place: { teamId: string; principalId: string };
  planId: string;
  /** A colleague who writes in the same plan, without a window. */
  colleague: Browser;
}

/** A measured team, and a crisis plan begun for somebody enrolled in it. */
export async function makePlanWorld(house: BrowserApp): Promise<PlanWorld> {
  const place = await house.unitOfWork.run(makeMeasuredTeam);
  const { teamId, principalId: ownerId } = place;
  const { personId } = await addPerson(house.unitOfWork, { ownerId, teamId });
  const colleague = await house.signIn(Role.COORDINATOR, place);
  const { data } = await colleague.graphql(
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId, label: 'KRISPLAN' } },
  );
  return { place, planId: data.beginCrisisPlan.id, colleague };
}

/** The colleague saves the plan with only these early signs in it. @returns the revision it then has */
export async function saveAsColleague(
  { colleague, planId }: PlanWorld,
  revision: number,
  signs: string[],
): Promise<number> {
  const { data } = await colleague.graphql(
    `mutation ($input: SaveCrisisPlanDraftInput!) {
      saveCrisisPlanDraft(input: $input) { ... on CrisisPlanVersion { revision } } }`,
    {
      input: {
        planId,
        revision,
        statements: signs.map((text) => ({ section: 'EARLY_SIGNS', stage: 1, text })),
      },
    },
  );
  return data.saveCrisisPlanDraft.revision;
}
