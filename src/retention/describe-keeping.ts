import type { RuleCount } from './destruction.entity.js';
import type { PrincipalRetention } from './retention.type.js';

/** The dry run in words, for whoever keeps the installation. It names no person. */
export function describeKeeping(reports: readonly PrincipalRetention[], day: string): string {
  const lines = reports.flatMap((report) => ['', ...describePrincipal(report)]);
  return [`What may or must be destroyed on ${day}. Nothing is destroyed by this.`, ...lines].join('\n');
}

function describePrincipal({
  name,
  rules,
  persons,
  mayBeDestroyed,
  duties,
  kept,
  held,
  plan,
  nextFrom,
}: PrincipalRetention) {
  return [
    `${name}, records about persons: ${persons}`,
    ...rules.map((one) => `  by ${ruleOf(one)}`),
    ...(mayBeDestroyed > 0 ? [`  may be destroyed: ${mayBeDestroyed}`] : []),
    ...duties.map(
      (duty) =>
        `  must be destroyed${duty.by ? ` by ${duty.by}` : ''}${duty.overdue ? ', OVERDUE' : ''}: ${duty.persons}`,
    ),
    ...kept.map((one) => `  kept, ${one.because}: ${one.persons}`),
    ...held.map((one) => `    held, ${one.reason}: ${one.persons}`),
    ...(plan
      ? [
          `  would go now: ${plan.persons}, last entries from ${plan.firstLastEntry} to ${plan.lastLastEntry}`,
          ...plan.rules.map((one) => `    by ${ruleOf(one)}`),
          ...plan.rows.map(({ table, rows }) => `    ${table}: ${rows}`),
        ]
      : [`  nothing is due${nextFrom ? `; the next time is ${nextFrom} at the earliest` : ''}`]),
  ];
}

const ruleOf = ({ rule, paragraph, persons }: RuleCount) => `${rule} (${paragraph}): ${persons}`;
