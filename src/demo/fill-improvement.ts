import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { ImprovementService } from '../fidelity/improvement/improvement.service.js';
import { ImprovementStatus, PdsaPhase } from '../fidelity/improvement/improvement-kinds.js';
import { addDays } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import type { Profession } from '../teams/team-kinds.js';
import { TeamsService } from '../teams/teams.service.js';
import { readDemoData } from './demo-data.js';

interface Improvement {
  improvement: {
    code: string;
    what: string;
    /** The first of the profession in the team, or a name. */
    owner?: keyof typeof Profession;
    ownerName?: string;
    dueInDays: number;
    status: keyof typeof ImprovementStatus;
    entries: { phase: keyof typeof PdsaPhase; text: string }[];
  }[];
}

/** Plans what data/demo/plans.json says after the audit, and begins with some of it. */
export async function fillImprovement(
  app: INestApplicationContext,
  actor: Actor,
  teamId: string,
  auditId: string,
): Promise<string> {
  const improvement = app.get(ImprovementService, { strict: false });
  const [staff] = await app.get(TeamsService, { strict: false }).staffOfTeams(actor, [teamId]);
  const ids: string[] = [];
  for (const planned of readDemoData<Improvement>('plans.json').improvement) {
    const { code, what, owner, ownerName, dueInDays, status, entries } = planned;
    const ownerId = staff?.find(({ posts }) =>
      posts.some(({ profession, toDate }) => profession === owner && toDate === null),
    )?.id;
    const dueOn = addDays(today(), dueInDays);
    const { id, revision } = await improvement.plan(actor, {
      auditId,
      code,
      what,
      ownerId,
      ownerName,
      dueOn,
    });
    if (status !== ImprovementStatus.PLANNED)
      await improvement.move(actor, id, { revision, status: ImprovementStatus[status] });
    for (const { phase, text } of entries)
      await improvement.addEntry(actor, id, { phase: PdsaPhase[phase], text, date: today() });
    ids.push(id);
  }
  return ids[0] as string;
}
