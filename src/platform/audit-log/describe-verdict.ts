import { ChainFault, type Verdict } from './verify-chain.js';

const FAULTS: Record<ChainFault, string> = {
  [ChainFault.ALTERED]: 'does not match its hash: it was altered, or moved there',
  [ChainFault.UNLINKED]: 'does not follow the row before it: rows were removed, added or moved',
  [ChainFault.MISSING]: 'is missing',
  [ChainFault.ADDED]: 'was added to the table past the log',
  [ChainFault.HEAD]: 'is not the one that the head of the log names',
  [ChainFault.UNEXPECTED]: 'is not the one that was noted earlier: the log was made anew',
};

/** What was found, for whoever keeps the installation. */
export function describeVerdict({ rows, firstAt, lastAt, head, fault }: Verdict): string {
  const period = firstAt && lastAt ? `, from ${firstAt.toISOString()} to ${lastAt.toISOString()}` : '';
  if (fault)
    return `THE LOG IS NOT WHOLE. Row ${fault.number} ${FAULTS[fault.fault]}.
Sound before it: ${rows} rows${period}.`;
  return `The log is whole: ${rows} rows${period}. No row is altered, missing, added or moved.
Head, to be kept outside this database and given to --expect next time:
${head.number}:${head.hash}`;
}
