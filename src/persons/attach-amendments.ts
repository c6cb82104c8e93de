import { type EntityManager, In } from 'typeorm';
import { Disagreement, Voiding } from './amendment.entity.js';

/** A record that may have been voided or disagreed with. */
interface AmendableRow {
  id: string;
  voiding?: Voiding | null;
  disagreements?: Disagreement[];
}

/** Puts on each record why it was voided, and what the person thinks is wrong in it, the oldest first. */
export async function attachAmendments(manager: EntityManager, rows: readonly AmendableRow[]): Promise<void> {
  const query = { where: { recordId: In(rows.map(({ id }) => id)) }, order: { recordedAt: 'ASC' } } as const;
  const voidings = await manager.find(Voiding, query);
  const disagreements = await manager.find(Disagreement, query);
  for (const row of rows) {
    row.voiding = voidings.find(({ recordId }) => recordId === row.id) ?? null;
    row.disagreements = disagreements.filter(({ recordId }) => recordId === row.id);
  }
}
