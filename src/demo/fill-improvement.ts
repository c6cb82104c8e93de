import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { ImprovementAction, ImprovementEntry } from '../fidelity/improvement/improvement.entity.js';
import { ImprovementService } from '../fidelity/improvement/improvement.service.js';
import { ImprovementStatus, PdsaPhase } from '../fidelity/improvement/improvement-kinds.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import type { Profession } from '../teams/team-kinds.js';
import { TeamsService } from '../teams/teams.service.js';
import { readDemoData } from './demo-data.js';
import { noonOf } from './fill-audits.js';

interface Entry {
  phase: keyof typeof PdsaPhase;
  text: string;
}

type Planned = {
  what: string;
  /** The first of the profession in the team, or a name. */
  owner?: keyof typeof Profession;
  ownerName?: string;
  dueInDays: number;
  followUpInDays?: number;
  status: keyof typeof ImprovementStatus;
  entries: Entry[];
} & ({ audit: number; code: string; aimedRating: number } | { origin: string });

interface Improvement {
  improvement: Planned[];
  doneImprovement: Pick<ImprovementAction, 'code' | 'aimedRating' | 'what' | 'ownerName' | 'reason'> & {
    audit: number;
    plannedMonthsAgo: number;
    doneMonthsAgo: number;
    entries: (Entry & { monthsAgo: number })[];
  };
}

/**
 * Plans what data/demo/audits.json says after the audits, and begins with some of it; one action was done long ago, so that
 * what it moved can be seen.
 * @returns the id of the first
 */
export async function fillImprovement(
  app: INestApplicationContext,
  actor: Actor,
  teamId: string,
  auditIds: readonly string[],
): Promise<string> {
  const service = app.get(ImprovementService, { strict: false });
  const [staff] = await app.get(TeamsService, { strict: false }).staffOfTeams(actor, [teamId]);
  const ids: string[] = [];
  const { improvement, doneImprovement } = readDemoData<Improvement>('audits.json');
  for (const planned of improvement) {
    const { what, owner, ownerName, dueInDays, followUpInDays, status, entries } = planned;
    const ownerId = staff?.find(({ posts }) =>
      posts.some(({ profession, toDate }) => profession === owner && toDate === null),
    )?.id;
    const dueOn = addDays(today(), dueInDays);
    const followUpOn = followUpInDays === undefined ? null : addDays(today(), followUpInDays);
    const plan = { what, ownerId, ownerName, dueOn, followUpOn };
    const { id, revision } =
      'origin' in planned
        ? await service.planOther(actor, { ...plan, teamId, origin: planned.origin })
        : await service.plan(actor, {
            ...plan,
            auditId: auditIds[planned.audit] as string,
            ...{ code: planned.code, aimedRating: planned.aimedRating },
          });
    if (status !== ImprovementStatus.PLANNED)
      await service.move(actor, id, { revision, status: ImprovementStatus[status] });
    for (const { phase, text } of entries)
      await service.addEntry(actor, id, { phase: PdsaPhase[phase], text, date: today() });
    ids.push(id);
  }
  await app.get(UnitOfWork).run((manager) => fillDone(manager, actor, teamId, auditIds, doneImprovement));
  return ids[0] as string;
}

async function fillDone(
  manager: EntityManager,
  { accountId, name }: Actor,
  teamId: string,
  auditIds: readonly string[],
  { audit, plannedMonthsAgo, doneMonthsAgo, entries, ...action }: Improvement['doneImprovement'],
): Promise<void> {
  const dayOf = (monthsAgo: number) => addMonths(today(), -monthsAgo);
  const actionId = randomUUID();
  await manager.insert(ImprovementAction, {
    ...action,
    ...{ id: actionId, teamId, auditId: auditIds[audit], origin: '', status: ImprovementStatus.DONE },
    ...{ dueOn: dayOf(doneMonthsAgo), endedAt: noonOf(dayOf(doneMonthsAgo)) },
    ...{ createdAt: noonOf(dayOf(plannedMonthsAgo)), createdBy: accountId, createdByName: name },
  });
  for (const { phase, text, monthsAgo } of entries)
    await manager.insert(ImprovementEntry, {
      ...{ id: randomUUID(), actionId, phase: PdsaPhase[phase], text, date: dayOf(monthsAgo) },
      ...{ writtenAt: noonOf(dayOf(monthsAgo)), writtenBy: accountId, writtenByName: name },
    });
}
