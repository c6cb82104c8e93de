import type { PolicyName } from '../access/policies.js';
import { type Asker, type DisclosedRecord, decideDisclosure, type Moment } from './decide-disclosure.js';
import { RecordCategory } from './record-category.js';

/**
 * Whether a block, and nothing else, keeps some of a person's records from whoever asks. That it does may be told to
 * them; what it keeps, and whose that is, may not (PDL 4:4).
 */
export function isWithheldByBlock(
  asker: Asker,
  policy: PolicyName,
  record: DisclosedRecord,
  at: Moment,
): boolean {
  return record.blocks.some(({ teamId, lifted }) => {
    if (lifted) return false;
    const request = { policy, category: RecordCategory.PERSON, keptByTeamId: teamId };
    const disclosure = decideDisclosure(asker, request, record, at);
    return !disclosure.allowed && disclosure.reason === 'BLOCKED';
  });
}
