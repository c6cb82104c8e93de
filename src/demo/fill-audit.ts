import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditsService } from '../fidelity/audits/audits.service.js';
import { StartAuditService } from '../fidelity/audits/start-audit.service.js';
import { ReviewerWordsService } from '../fidelity/reviewer-words/reviewer-words.service.js';
import { readDemoData } from './demo-data.js';

interface AuditWords {
  ratings: { code: string; rating: number; note: string }[];
  reviewerWords: {
    summary: string;
    priorities: { text: string; code: string }[];
    recommendations: { code: string; text: string }[];
  };
}

/** Audits the team by DACTS, each item over its own days, with ratings and words of data/demo/plans.json, and closes the audit. */
export async function fillAudit(
  app: INestApplicationContext,
  actor: Actor,
  teamId: string,
  endDate: string,
): Promise<string> {
  const audits = app.get(AuditsService, { strict: false });
  const starting = app.get(StartAuditService, { strict: false });
  const { id } = await starting.start(actor, { teamId, scale: 'dacts', windowTo: endDate });
  const { ratings, reviewerWords } = readDemoData<AuditWords>('plans.json');
  for (const { code, ...rating } of ratings) await audits.rate(actor, id, code, { ...rating, revision: 1 });
  const words = app.get(ReviewerWordsService, { strict: false });
  const { recommendations, ...whole } = reviewerWords;
  await words.summarise(actor, id, { ...whole, revision: 0 });
  for (const { code, text } of recommendations) await words.recommend(actor, id, code, { text, revision: 0 });
  const closed = await audits.close(actor, id, {});
  if ('unrated' in closed) {
    const left = [...closed.unrated, ...closed.toConfirm].join(', ');
    throw new Error(`The audit of the demonstration lacks ${left}`);
  }
  return id;
}
