import { ChainFault, type Counted, type FoundFault, type Verdict } from './verify-chain.js';

const FAULTS: Record<ChainFault, [one: string, many: string]> = {
  [ChainFault.ALTERED]: ['does not match its hash: it was altered, or moved there', ''],
  [ChainFault.UNLINKED]: ['does not follow the row before it: rows were removed, added or moved', ''],
  [ChainFault.LIST]: ['names a list of records of which something was altered, removed or added', ''],
  [ChainFault.MISSING]: ['is missing', 'are missing'],
  [ChainFault.ADDED]: ['was added to the table past the log', 'were added to the table past the log'],
  [ChainFault.HEAD]: ['is not the one that the head of the log names', ''],
  [ChainFault.UNEXPECTED]: ['is not the one that was noted earlier: the log was rebuilt', ''],
};

/** What was found, for whoever keeps the installation. */
export function describeVerdict({ rows, firstAt, lastAt, head, faults, known, setBack }: Verdict): string {
  const period = firstAt && lastAt ? `, from ${firstAt.toISOString()} to ${lastAt.toISOString()}` : '';
  const lines = faults.count
    ? [`THE LOG IS NOT WHOLE. ${faults.count} ${faults.count === 1 ? 'fault' : 'faults'}:`]
    : [`The log is whole: ${rows} rows${period}. No row is altered, missing, added or moved${but(known)}.`];
  lines.push(...told(faults, describeFault));
  if (faults.count) lines.push(`Sound: ${rows} rows${period}.`);
  lines.push(...told(known, (fault) => `${describeFault(fault)}\n  ${describeSignature(fault)}`));
  if (setBack.count) lines.push('The clock was set back, or clocks differ. The rows are sound, but ask why:');
  lines.push(...told(setBack, describeSetBack));
  if (!faults.count)
    lines.push(
      'Head, to be kept outside this database and given to --expect next time:',
      `${head.number}:${head.hash}`,
    );
  return lines.join('\n');
}

const but = ({ count }: Counted<unknown>) => (count ? `, but for ${count} known` : '');

function told<One>({ count, first }: Counted<One>, describe: (one: One) => string): string[] {
  const rest = count > first.length ? [`  … and ${count - first.length} more.`] : [];
  return [...first.map((one) => `  ${describe(one)}`), ...rest];
}

function describeFault({ fault, number, through }: FoundFault): string {
  const [one, many] = FAULTS[fault];
  return through > number ? `Rows ${number} to ${through} ${many}.` : `Row ${number} ${one}.`;
}

function describeSignature({ signature }: Verdict['known']['first'][number]): string {
  const { countersignedAt, proposedByName, countersignedByName, reason } = signature;
  return `Known, countersigned on ${countersignedAt.toISOString()} by ${proposedByName} and ${countersignedByName}: ${reason}`;
}

const describeSetBack = ({ number, from, to }: Verdict['setBack']['first'][number]) =>
  `At row ${number}, from ${from.toISOString()} to ${to.toISOString()}.`;
