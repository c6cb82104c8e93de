import type { PrincipalRetention } from './retention.type.js';

/** The dry run in words, for whoever keeps the installation. It names no person. */
export function describeKeeping(reports: readonly PrincipalRetention[], day: string): string {
  const lines = reports.flatMap((report) => ['', ...describePrincipal(report)]);
  return [`What may or must be destroyed on ${day}. Nothing is destroyed by this.`, ...lines].join('\n');
}

function describePrincipal({
  name,
  law,
  persons,
  mayBeDestroyed,
  duties,
  kept,
  plan,
  nextFrom,
}: PrincipalRetention) {
  return [
    `${name} (${law}), records about persons: ${persons}`,
    ...(mayBeDestroyed > 0 ? [`  may be destroyed: ${mayBeDestroyed}`] : []),
    ...duties.map(
      (duty) => `  must be destroyed by ${duty.by}${duty.overdue ? ', OVERDUE' : ''}: ${duty.persons}`,
    ),
    ...kept.map((one) => `  kept, ${one.because}: ${one.persons}`),
    ...(plan
      ? [
          `  would go now: ${plan.persons}, last entries from ${plan.firstLastEntry} to ${plan.lastLastEntry}`,
          ...plan.rows.map(({ table, rows }) => `    ${table}: ${rows}`),
        ]
      : [`  nothing is due${nextFrom ? `; the next time is ${nextFrom} at the earliest` : ''}`]),
  ];
}
