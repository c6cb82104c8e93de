import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditsService } from '../fidelity/audits/audits.service.js';
import { StartAuditService } from '../fidelity/audits/start-audit.service.js';
import { readDemoData } from './demo-data.js';

interface Ratings {
  ratings: { code: string; rating: number; note: string }[];
}

/** Audits the team by DACTS, each item over its own days, with the hand-made ratings of data/demo/plans.json, and closes the audit. */
export async function fillAudit(
  app: INestApplicationContext,
  actor: Actor,
  teamId: string,
  endDate: string,
): Promise<string> {
  const audits = app.get(AuditsService, { strict: false });
  const starting = app.get(StartAuditService, { strict: false });
  const { id } = await starting.start(actor, { teamId, scale: 'dacts', windowTo: endDate });
  for (const { code, ...rating } of readDemoData<Ratings>('plans.json').ratings) {
    await audits.rate(actor, id, code, { ...rating, revision: 1 });
  }
  const closed = await audits.close(actor, id, {});
  if ('unrated' in closed) {
    const left = [...closed.unrated, ...closed.toConfirm].join(', ');
    throw new Error(`The audit of the demonstration lacks ${left}`);
  }
  return id;
}
